package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;

/**
 * k coordinates drawn uniformly, as they are. Sends values alone: the receiver draws the same coordinates.
 *
 * @param k coordinates kept, at least 1; all of a shorter vector
 * @param unbiased whether it goes by the name of the unbiased {@code (d/k) C(v)}, which is divided by one plus its
 *     variance d/k - 1 to be contractive: the same map
 */
public record RandK(int k, boolean unbiased) implements Compressor {
    @Override
    public String text() {
        return (unbiased ? "randk-unbiased:" : "randk:") + k;
    }

    @Override
    public double contraction(int d) {
        return Math.min(1, (double) k / d);
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public long bits(int count, int d) {
        return (long) count * Float.SIZE;
    }

    @Override
    public void check(int d) {
        Compressors.checkKept(text(), k, d);
    }

    @Override
    public void compress(double[] v, int d, RandomGenerator random, Message out) {
        Subsets.draw(k, d, random, out);
    }
}
