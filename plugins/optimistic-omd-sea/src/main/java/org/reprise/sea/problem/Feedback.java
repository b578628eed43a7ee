package org.reprise.sea.problem;

/** What a replica's learner is told after a play. The arrays are not to be written or kept. */
public final class Feedback {
    private final LossFamily losses;
    final double[] x;
    final double[] gradient;
    final double[] values = new double[2];
    private final double[] scratch = new double[2];
    double[] row;
    double[] previousRow;
    private boolean first = true;

    Feedback(LossFamily losses) {
        this.losses = losses;
        x = new double[losses.dimension()];
        gradient = new double[losses.dimension()];
        row = new double[losses.width()];
        previousRow = new double[losses.width()];
    }

    /** x_t, length d. */
    public double[] play() {
        return x;
    }

    /** g_t: the gradient of f_t at x_t, length d. */
    public double[] gradient() {
        return gradient;
    }

    /** The loss f_t(x_t). */
    public double loss() {
        return values[0];
    }

    /** Writes the gradient of f_(t-1) at x_t; zeros in the first round. */
    public void previousGradient(double[] out) {
        if (first) {
            java.util.Arrays.fill(out, 0);
        } else {
            losses.evaluate(previousRow, x, out, scratch);
        }
    }

    /** Writes {@code argmin_u eta f_t(u) + ||u - y||^2 / 2} over R^d; {@code out} is not {@code y}. */
    public void proximal(double eta, double[] y, double[] out) {
        losses.proximal(row, eta, y, out);
    }

    /** Makes room for the next loss. */
    void turn() {
        double[] spare = previousRow;
        previousRow = row;
        row = spare;
        first = false;
    }
}
