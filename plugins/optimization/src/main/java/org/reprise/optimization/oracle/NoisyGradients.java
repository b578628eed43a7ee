package org.reprise.optimization.oracle;

import java.util.random.RandomGenerator;

/**
 * Exact gradients plus noise.
 *
 * @param exact the gradients
 * @param dimension number d of variables
 * @param noise what is added
 */
public record NoisyGradients(Exact exact, int dimension, Noise noise) implements GradientOracle {
    /** A deterministic (sub)gradient. */
    @FunctionalInterface
    public interface Exact {
        /** Writes the gradient at {@code x[at .. at + d)} to {@code out[outAt .. outAt + d)}. */
        void gradient(double[] x, int at, double[] out, int outAt);
    }

    @Override
    public Draws draws(RandomGenerator random) {
        double[] scratch = new double[dimension];
        return new Draws() {
            private long calls;

            @Override
            public void draw(double[] points, double[] gradients, int from, int to) {
                for (int r = from; r < to; r++) {
                    exact.gradient(points, r * dimension, gradients, r * dimension);
                    noise.add(random, gradients, r * dimension, dimension, scratch);
                }
                calls += to - from;
            }

            @Override
            public long calls() {
                return calls;
            }
        };
    }
}
