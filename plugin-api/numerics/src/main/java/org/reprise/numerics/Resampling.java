package org.reprise.numerics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How bootstrap intervals are made: percentile intervals (Efron, 1979), the ends being empirical quantiles interpolated
 * linearly (type 7 of Hyndman and Fan, 1996). The same input and the same seed give the same interval.
 *
 * @param resamples number of resamples
 * @param confidence share of the resampled statistics inside the interval
 * @param seed seed of the resamples
 */
public record Resampling(int resamples, double confidence, long seed) {
    /** 2,000 resamples and 95 %. */
    public static final Resampling DEFAULT = new Resampling(2000, 0.95, 0);

    /** Checks the ranges. */
    public Resampling {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples: given " + resamples + ", expected at least 1");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence: given " + confidence + ", expected a number between 0 and 1, exclusive");
        }
    }

    RandomGenerator stream(String name) {
        return RandomStreams.of(seed, "resampling", name);
    }

    /** The interval of {@code value}, whose resampled values are {@code resampled}; sorts them. */
    Bootstrap.Interval interval(double value, double[] resampled) {
        Arrays.sort(resampled);
        double tail = (1 - confidence) / 2;
        return new Bootstrap.Interval(value, quantile(resampled, tail), quantile(resampled, 1 - tail));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        // The ends of equal neighbours must stay equal to them, hence no a(1-t) + bt.
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
