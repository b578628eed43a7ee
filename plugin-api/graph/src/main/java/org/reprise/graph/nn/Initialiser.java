package org.reprise.graph.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** First values of a parameter. */
@FunctionalInterface
public interface Initialiser {
    /**
     * Draws values.
     *
     * @param shape shape of the parameter
     * @param fanIn number of inputs that an output depends on
     * @param fanOut number of outputs that an input acts on
     * @return values in row-major order
     */
    double[] draw(RandomGenerator random, long[] shape, long fanIn, long fanOut);

    /** All the same value. */
    static Initialiser constant(double value) {
        return (random, shape, in, out) -> {
            double[] values = new double[size(shape)];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Zeros. */
    static Initialiser zeros() {
        return constant(0);
    }

    /** Normal with a standard deviation. */
    static Initialiser normal(double deviation) {
        return (random, shape, in, out) -> gaussian(random, size(shape), deviation);
    }

    /** Normal, drawn again where it is more than two standard deviations off; the deviation is that before cutting. */
    static Initialiser truncatedNormal(double deviation) {
        return (random, shape, in, out) -> {
            double[] values = new double[size(shape)];
            for (int i = 0; i < values.length; i++) {
                double drawn = random.nextGaussian();
                while (Math.abs(drawn) > 2) {
                    drawn = random.nextGaussian();
                }
                values[i] = deviation * drawn;
            }
            return values;
        };
    }

    /** Uniform between two bounds. */
    static Initialiser uniform(double low, double high) {
        return (random, shape, in, out) -> {
            double[] values = new double[size(shape)];
            Arrays.setAll(values, i -> low + (high - low) * random.nextDouble());
            return values;
        };
    }

    /** Normal with variance {@code 1/fanIn}: LeCun et al. 1998; what self-normalising networks need. */
    static Initialiser lecun() {
        return (random, shape, in, out) -> gaussian(random, size(shape), Math.sqrt(1.0 / in));
    }

    /** Normal with variance {@code 2/fanIn}: He et al. 2015, for rectifiers. */
    static Initialiser he() {
        return (random, shape, in, out) -> gaussian(random, size(shape), Math.sqrt(2.0 / in));
    }

    /** Normal with variance {@code 2/(fanIn + fanOut)}: Glorot and Bengio 2010. */
    static Initialiser glorot() {
        return (random, shape, in, out) -> gaussian(random, size(shape), Math.sqrt(2.0 / (in + out)));
    }

    /** Uniform with variance {@code 2/(fanIn + fanOut)}: Glorot and Bengio 2010, equation 16. */
    static Initialiser glorotUniform() {
        return (random, shape, in, out) -> {
            double bound = Math.sqrt(6.0 / (in + out));
            return uniform(-bound, bound).draw(random, shape, in, out);
        };
    }

    /** Uniform in {@code +-1/sqrt(fanIn)}: what PyTorch's dense and convolutional layers begin with. */
    static Initialiser fanInUniform() {
        return (random, shape, in, out) -> {
            double bound = Math.sqrt(1.0 / in);
            return uniform(-bound, bound).draw(random, shape, in, out);
        };
    }

    /** Rows, or columns where those are fewer, that are orthonormal times a gain: Saxe et al. 2014. */
    static Initialiser orthogonal(double gain) {
        return (random, shape, in, out) -> Orthogonal.draw(random, shape, gain);
    }

    private static int size(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    private static double[] gaussian(RandomGenerator random, int size, double deviation) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> deviation * random.nextGaussian());
        return values;
    }
}
