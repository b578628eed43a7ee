package org.reprise.optimization.geometry;

/** Step through the dual space of the squared p-norm. */
final class PNormStep extends MirrorStep {
    private final double p;
    private final int d;

    PNormStep(double p, int d) {
        super(d);
        this.p = p;
        this.d = d;
    }

    @Override
    public void apply(double[] x, int at, double[] gradient, int from, double eta, double[] scratch) {
        Norms.dualPoint(p, 1 / (p - 1), x, at, d);
        for (int j = 0; j < d; j++) {
            x[at + j] -= eta * gradient[from + j];
        }
        // psi* is (p - 1)/2 ||y||_q^2.
        Norms.dualPoint(p / (p - 1), p - 1, x, at, d);
    }
}
