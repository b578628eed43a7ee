package org.reprise.optimization.geometry;

import org.reprise.numerics.Dense;

/** Step through the dual space of a power of the distance from the centre. */
final class PowerStep extends MirrorStep {
    private final double[] centre;
    private final double p;
    private final double q;
    private final double scale;
    private final int d;

    PowerStep(MirrorMap map, int d) {
        super(d);
        this.centre = map.centre();
        this.p = map.p();
        this.q = map.conjugate();
        this.scale = Math.pow(2, q - 2);
        this.d = d;
    }

    @Override
    public void apply(double[] x, int at, double[] gradient, int from, double eta, double[] scratch) {
        for (int j = 0; j < d; j++) {
            scratch[j] = x[at + j] - centre[j];
        }
        double norm = Math.sqrt(Dense.dot(scratch, 0, scratch, 0, d));
        double factor = q == 2 ? scale : scale * Math.pow(norm, q - 2);
        for (int j = 0; j < d; j++) {
            scratch[j] = factor * scratch[j] - eta * gradient[from + j];
        }
        double dual = Math.sqrt(Dense.dot(scratch, 0, scratch, 0, d));
        // ||r|| = (||y|| / scale)^(1/(q-1)), and 1/(q-1) = p - 1.
        double length = dual > 0 ? Math.pow(dual / scale, p - 1) / dual : 0;
        for (int j = 0; j < d; j++) {
            x[at + j] = centre[j] + length * scratch[j];
        }
    }
}
