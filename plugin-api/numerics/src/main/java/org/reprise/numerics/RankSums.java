package org.reprise.numerics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.reprise.numerics.Comparisons.Result;

/**
 * The test of Mann and Whitney. The normal approximation is that of Hipparchus; its exact distribution (4.0.3) is not
 * used, because it is wrong where U equals its mean: p = 1/3 instead of 1 for {1, 4} and {2, 3}.
 */
final class RankSums {
    private static final int EXACT = 50;

    private RankSums() {}

    static Result test(double[] x, double[] y) {
        double[] first = MidRanks.withoutNegativeZero(x);
        double[] second = MidRanks.withoutNegativeZero(y);
        int size = x.length + y.length;
        long distinct = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second))
                .distinct()
                .count();
        double u = new Superiority(first, second).wins();
        boolean exact = size <= EXACT && distinct == size;
        double pValue;
        if (exact) {
            pValue = exact(x.length, y.length, (int) u);
        } else if (distinct == 1) {
            pValue = 1;
        } else {
            pValue = Math.min(1, new MannWhitneyUTest().mannWhitneyUTest(first, second, false));
        }
        return new Result(u, pValue, exact);
    }

    /**
     * The numbers of arrangements with each U have the generating function of the Gaussian binomial coefficient: the
     * product over i = 1..n of (1 - q<sup>m+i</sup>) / (1 - q<sup>i</sup>). They sum to at most (50 over 25), which a
     * {@code long} holds.
     */
    private static double exact(int n, int m, int u) {
        long[] counts = new long[n * m + 1];
        counts[0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int k = n * m; k >= m + i; k--) {
                counts[k] -= counts[k - m - i];
            }
            for (int k = i; k <= n * m; k++) {
                counts[k] += counts[k - i];
            }
        }
        long all = Arrays.stream(counts).sum();
        long atMost = Arrays.stream(counts, 0, Math.min(u, n * m - u) + 1).sum();
        return Math.min(1, 2.0 * atMost / all);
    }
}
