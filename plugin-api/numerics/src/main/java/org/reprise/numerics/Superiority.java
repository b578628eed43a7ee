package org.reprise.numerics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * How often values of one sample exceed those of another, for the samples and for resamples of both. The values are
 * replaced once by their places among the distinct values, so that a resample takes n + m steps and not n m.
 */
final class Superiority {
    private final int[] x;
    private final int[] y;
    private final int[] countsOfX;
    private final int[] countsOfY;

    Superiority(double[] x, double[] y) {
        double[] distinct = DoubleStream.concat(
                        Arrays.stream(MidRanks.withoutNegativeZero(x)), Arrays.stream(MidRanks.withoutNegativeZero(y)))
                .sorted()
                .distinct()
                .toArray();
        this.x = places(x, distinct);
        this.y = places(y, distinct);
        countsOfX = new int[distinct.length];
        countsOfY = new int[distinct.length];
    }

    /** The number of pairs with x above y, ties counting one half. */
    double wins() {
        Arrays.fill(countsOfX, 0);
        Arrays.fill(countsOfY, 0);
        for (int place : x) {
            countsOfX[place]++;
        }
        for (int place : y) {
            countsOfY[place]++;
        }
        return countedWins();
    }

    /** The share of pairs with x above y. */
    double probability() {
        return share(wins());
    }

    /** The share of pairs with x above y in new resamples of both. */
    double resampledProbability(RandomGenerator random) {
        draw(x, countsOfX, random);
        draw(y, countsOfY, random);
        return share(countedWins());
    }

    private double share(double wins) {
        return wins / ((double) x.length * y.length);
    }

    private double countedWins() {
        long twice = 0;
        long below = 0;
        for (int i = 0; i < countsOfX.length; i++) {
            twice += countsOfX[i] * (2 * below + countsOfY[i]);
            below += countsOfY[i];
        }
        return twice / 2.0;
    }

    private static void draw(int[] places, int[] counts, RandomGenerator random) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < places.length; i++) {
            counts[places[random.nextInt(places.length)]]++;
        }
    }

    private static int[] places(double[] values, double[] distinct) {
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(distinct, value + 0.0))
                .toArray();
    }
}
