package org.reprise.optimization.geometry;

/** Multiplicative update on the simplex, by logarithms; a coordinate never falls below exp(-700). */
final class EntropyStep extends MirrorStep {
    private static final double LOWEST = -700;

    private final double weight;
    private final int d;

    EntropyStep(double weight, int d) {
        super(d);
        this.weight = weight;
        this.d = d;
    }

    @Override
    public void apply(double[] x, int at, double[] gradient, int from, double eta, double[] scratch) {
        double factor = 1 / (1 + eta * weight);
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < d; j++) {
            scratch[j] = (Math.log(x[at + j]) - eta * gradient[from + j]) * factor;
            most = Math.max(most, scratch[j]);
        }
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double e = Math.exp(Math.max(scratch[j] - most, LOWEST));
            x[at + j] = e;
            sum += e;
        }
        double scale = 1 / sum;
        for (int j = at; j < at + d; j++) {
            x[j] *= scale;
        }
    }
}
