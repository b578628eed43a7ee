package org.reprise.lastiterate.problem;

/**
 * {@code ||x - x0||_2}; its subgradient at x0 is 0.
 *
 * @param centre x0; not to be written
 */
public record Distance(double[] centre) implements NoisyObjective.Function {
    @Override
    public int dimension() {
        return centre.length;
    }

    @Override
    public double value(double[] x, int at) {
        double square = 0;
        for (int j = 0; j < centre.length; j++) {
            square += (x[at + j] - centre[j]) * (x[at + j] - centre[j]);
        }
        return Math.sqrt(square);
    }

    @Override
    public void gradient(double[] x, int at, double[] out, int outAt) {
        double norm = value(x, at);
        for (int j = 0; j < centre.length; j++) {
            out[outAt + j] = norm > 0 ? (x[at + j] - centre[j]) / norm : 0;
        }
    }

    @Override
    public double smoothness() {
        return 0;
    }

    @Override
    public double strongConvexity() {
        return 0;
    }

    @Override
    public double lipschitz() {
        return 1;
    }
}
