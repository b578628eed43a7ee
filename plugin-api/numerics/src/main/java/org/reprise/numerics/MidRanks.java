package org.reprise.numerics;

import java.util.Arrays;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/** Ranks from 1 for the smallest value; equal values share the mean of their ranks. */
final class MidRanks {
    private static final NaturalRanking RANKING = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);

    private MidRanks() {}

    static double[] of(double[] values) {
        return RANKING.rank(withoutNegativeZero(values));
    }

    /** Hipparchus orders as {@link Double#compare}, for which -0.0 and 0.0 differ: no score is worse for a sign of zero. */
    static double[] withoutNegativeZero(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }

    /** The sum of t<sup>3</sup> - t over the groups of t equal ranks, zero where there are no ties. */
    static double ties(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                double size = i - start;
                sum += size * size * size - size;
                start = i;
            }
        }
        return sum;
    }
}
