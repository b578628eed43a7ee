package org.reprise.optimization.geometry;

/** Gradient step, soft threshold, shrinkage and projection: in this order exact for the ball, the box and the simplex. */
final class EuclideanStep extends MirrorStep {
    private final Domain domain;
    private final double l1;
    private final double l2;
    private final int d;

    EuclideanStep(Domain domain, Regulariser h, int d) {
        super(d);
        this.domain = domain;
        this.l1 = domain.kind() == Domain.Kind.SIMPLEX ? 0 : h.l1();
        this.l2 = h.l2();
        this.d = d;
    }

    @Override
    public void apply(double[] x, int at, double[] gradient, int from, double eta, double[] scratch) {
        proximal(x, at, gradient, from, eta, d);
        domain.project(x, at, d);
    }

    @Override
    public void applyAll(double[] x, double[] gradients, int from, int to, double eta, double[] scratch) {
        // Without a projection the paths are one long vector.
        proximal(x, from * d, gradients, from * d, eta, (to - from) * d);
        for (int r = from; r < to && domain.kind() != Domain.Kind.SPACE; r++) {
            domain.project(x, r * d, d);
        }
    }

    private void proximal(double[] x, int at, double[] gradient, int from, double eta, int count) {
        for (int j = 0; j < count; j++) {
            x[at + j] -= eta * gradient[from + j];
        }
        if (l1 > 0) {
            double threshold = eta * l1;
            for (int j = at; j < at + count; j++) {
                double v = x[j];
                x[j] = v > threshold ? v - threshold : v < -threshold ? v + threshold : 0;
            }
        }
        if (l2 > 0) {
            double factor = 1 / (1 + eta * l2);
            for (int j = at; j < at + count; j++) {
                x[j] *= factor;
            }
        }
    }
}
