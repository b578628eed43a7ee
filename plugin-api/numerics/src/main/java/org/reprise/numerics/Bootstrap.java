package org.reprise.numerics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Percentile bootstrap intervals (Efron, 1979), reproducible: the resamples depend on the number of values alone. */
public final class Bootstrap {
    private static final int RESAMPLES = 4000;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /**
     * A statistic with its 95 % interval.
     *
     * @param value the statistic of the values
     * @param low lower end
     * @param high upper end
     */
    public record Interval(double value, double low, double high) {
        /** An interval of width zero. */
        public static Interval point(double value) {
            return new Interval(value, value, value);
        }
    }

    /** The median with its interval; {@code values} has at least one value and no NaN. */
    public static Interval median(double[] values) {
        return interval(values, Bootstrap::medianOf);
    }

    /** The mean with its interval; {@code values} has at least one value and no NaN. */
    public static Interval mean(double[] values) {
        return interval(values, sample -> Arrays.stream(sample).average().orElseThrow());
    }

    private static Interval interval(double[] values, ToDoubleFunction<double[]> statistic) {
        double value = statistic.applyAsDouble(values.clone());
        RandomGenerator random = RandomStreams.of(values.length, "bootstrap");
        double[] resampled = new double[RESAMPLES];
        double[] sample = new double[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < sample.length; j++) {
                sample[j] = values[random.nextInt(values.length)];
            }
            resampled[i] = statistic.applyAsDouble(sample);
        }
        Arrays.sort(resampled);
        return new Interval(value, resampled[(int) (TAIL * RESAMPLES)], resampled[(int) ((1 - TAIL) * RESAMPLES) - 1]);
    }

    /** Sorts {@code sample} and takes its middle. */
    private static double medianOf(double[] sample) {
        Arrays.sort(sample);
        int middle = sample.length / 2;
        return sample.length % 2 == 1 ? sample[middle] : (sample[middle - 1] + sample[middle]) / 2;
    }
}
