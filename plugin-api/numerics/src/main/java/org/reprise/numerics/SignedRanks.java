package org.reprise.numerics;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.reprise.numerics.Comparisons.Result;
import org.reprise.numerics.Comparisons.Zeros;

/**
 * Wilcoxon's signed-rank test, written here because that of Hipparchus 4.0.3 does not correct its normal approximation
 * for ties, fails when all pairs are equal, has no treatment of Pratt, and lists all 2<sup>n</sup> signs for the exact
 * distribution, seconds at n = 25.
 */
final class SignedRanks {
    private static final int EXACT = 25;

    private SignedRanks() {}

    static Result test(double[] differences, Zeros zeros) {
        double[] nonzero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        int zeroCount = differences.length - nonzero.length;
        if (nonzero.length == 0) {
            return new Result(0, 1, false);
        }
        double[] ranks = MidRanks.of(Arrays.stream(nonzero).map(Math::abs).toArray());
        // Zeros are the smallest of all, so that under Pratt they raise every other rank by their number.
        int offset = zeros == Zeros.PRATT ? zeroCount : 0;
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < nonzero.length; i++) {
            if (nonzero[i] > 0) {
                positive += ranks[i] + offset;
            } else {
                negative += ranks[i] + offset;
            }
        }
        double statistic = Math.min(positive, negative);
        double ties = MidRanks.ties(ranks);
        boolean exact = zeroCount == 0 && ties == 0 && nonzero.length <= EXACT;
        double pValue = exact
                ? exact(nonzero.length, (int) statistic)
                : approximate(nonzero.length + offset, offset, ties, statistic);
        return new Result(statistic, pValue, exact);
    }

    /** The sums of the subsets of 1..n have the generating function (1 + q)(1 + q<sup>2</sup>)...(1 + q<sup>n</sup>). */
    private static double exact(int n, int statistic) {
        long[] counts = new long[n * (n + 1) / 2 + 1];
        counts[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = counts.length - 1; sum >= rank; sum--) {
                counts[sum] += counts[sum - rank];
            }
        }
        long atMost = Arrays.stream(counts, 0, statistic + 1).sum();
        return Math.min(1, 2.0 * atMost / (1L << n));
    }

    /** Mean and variance with zeros (Pratt, 1959; Cureton, JASA 62, 1967) and ties (Lehmann, Nonparametrics, 1975). */
    private static double approximate(double n, double zeros, double ties, double statistic) {
        double mean = (n * (n + 1) - zeros * (zeros + 1)) / 4;
        double variance = (n * (n + 1) * (2 * n + 1) - zeros * (zeros + 1) * (2 * zeros + 1) - ties / 2) / 24;
        // The smaller sum is never above the mean; continuity moves it half a step towards it, and not beyond.
        double distance = Math.max(0, mean - statistic - 0.5);
        return Erf.erfc(distance / Math.sqrt(2 * variance));
    }
}
