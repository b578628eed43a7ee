package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;

/**
 * The whole vector with a probability, nothing otherwise.
 *
 * @param probability p, in (0, 1]
 */
public record Bernoulli(double probability) implements Compressor {
    @Override
    public String text() {
        return "bernoulli:" + probability;
    }

    @Override
    public double contraction(int d) {
        return probability;
    }

    @Override
    public boolean deterministic() {
        return probability == 1;
    }

    @Override
    public long bits(int count, int d) {
        return count == 0 ? 0 : (long) d * Float.SIZE;
    }

    @Override
    public void compress(double[] v, int d, RandomGenerator random, Message out) {
        if (random.nextDouble() < probability) {
            out.all(d);
        } else {
            out.clear();
        }
    }
}
