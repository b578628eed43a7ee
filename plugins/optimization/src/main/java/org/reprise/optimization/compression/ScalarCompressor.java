package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;

/** Compressors that send every coordinate with fewer bits. */
public enum ScalarCompressor implements Compressor {
    /** {@code sign(v_j) 2^floor(log2 |v_j|)}; below the least normal number 0. */
    POWER_OF_TWO("pow2-trunc") {
        @Override
        public double contraction(int d) {
            return 0.75;
        }

        @Override
        public boolean homogeneous() {
            return false;
        }

        @Override
        void replace(double[] v, int d, RandomGenerator random) {
            for (int j = 0; j < d; j++) {
                v[j] = power(v[j]);
            }
        }
    },
    /**
     * Random rounding to one of the two neighbouring powers of 2, unbiased with a variance of 1/8 at most, divided by 9/8
     * (natural compression: Horvath et al. 2019).
     */
    NATURAL("natural") {
        @Override
        public double contraction(int d) {
            return 8.0 / 9;
        }

        @Override
        public boolean deterministic() {
            return false;
        }

        @Override
        public boolean homogeneous() {
            return false;
        }

        @Override
        void replace(double[] v, int d, RandomGenerator random) {
            for (int j = 0; j < d; j++) {
                double low = power(v[j]);
                double up = random.nextDouble() * Math.abs(low) < Math.abs(v[j]) - Math.abs(low) ? 2 : 1;
                v[j] = low * up * 8 / 9;
            }
        }
    },
    /** {@code (||v||_1/d) sign(v)}; 0 counts as positive, so that one bit is enough. */
    SIGN("sign") {
        @Override
        public double contraction(int d) {
            return 1.0 / d;
        }

        @Override
        public long bits(int count, int d) {
            return d + Float.SIZE;
        }

        @Override
        void replace(double[] v, int d, RandomGenerator random) {
            double sum = 0;
            for (int j = 0; j < d; j++) {
                sum += Math.abs(v[j]);
            }
            for (int j = 0; j < d; j++) {
                v[j] = Math.copySign(sum / d, v[j]);
            }
        }
    },
    /** All of it. */
    IDENTITY("identity") {
        @Override
        public double contraction(int d) {
            return 1;
        }

        @Override
        public long bits(int count, int d) {
            return (long) d * Float.SIZE;
        }

        @Override
        void replace(double[] v, int d, RandomGenerator random) {
            // As it is.
        }
    };

    /** Sign and exponent. */
    private static final int BITS = 9;
    /** Sign and exponent of a double. */
    private static final long HEAD = 0xfff0000000000000L;

    private final String text;

    ScalarCompressor(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    abstract void replace(double[] v, int d, RandomGenerator random);

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public long bits(int count, int d) {
        return (long) BITS * d;
    }

    @Override
    public void compress(double[] v, int d, RandomGenerator random, Message out) {
        // A power of two of NaN is infinity: of what is not finite NaN has to be sent.
        if (Double.isFinite(Dense.dot(v, 0, v, 0, d))) {
            replace(v, d, random);
            out.all(d);
        } else {
            out.broken(v);
        }
    }

    private static double power(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & HEAD);
    }
}
