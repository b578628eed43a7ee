package org.reprise.core.report.analysis;

import java.util.Arrays;

/** Medians of values some of which may be infinite. */
final class Medians {
    private Medians() {}

    /** The median; NaN of nothing. An infinite value beside the middle makes it infinite. */
    static double of(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length % 2 == 1) {
            return sorted[middle];
        }
        double below = sorted[middle - 1];
        double above = sorted[middle];
        // The mean of two infinities of different signs is no number.
        return below == above ? below : Double.isInfinite(below) ? above : (below + above) / 2;
    }
}
