package org.reprise.sea.problem;

/** A parametric form of losses on R^d; a row of {@link #width} numbers is one loss. Immutable. */
public interface LossFamily {
    /** Dimension d of the plays. */
    int dimension();

    /** Numbers that make a loss. */
    int width();

    /**
     * Evaluates a drawn loss.
     *
     * @param row the loss
     * @param x where, length d
     * @param gradient takes the gradient, length d
     * @param values takes f_t(x), and F_t(x) where the row says it, otherwise NaN
     */
    void evaluate(double[] row, double[] x, double[] gradient, double[] values);

    /**
     * The proximal step {@code argmin_u eta f(u) + ||u - y||^2 / 2} on R^d.
     *
     * @param out takes it, length d; not {@code y}
     */
    void proximal(double[] row, double eta, double[] y, double[] out);

    /** Sums losses, for comparators in hindsight. */
    LossSum sum();

    /** Sums the expected losses of the rows; null where rows do not hold them. */
    default LossSum expectedSum() {
        return null;
    }
}
