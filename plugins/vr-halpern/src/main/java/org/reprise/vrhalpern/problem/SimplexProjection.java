package org.reprise.vrhalpern.problem;

/**
 * Euclidean projection on {@code {x >= 0, sum x = total}} without sorting: Newton's method on the threshold t, the root
 * of {@code sum max(a_j - t, 0) = total}, a convex piecewise linear function. It rises to the root from below and ends
 * once the set of positive coordinates stands still (Michelot 1986), mostly after a few passes.
 */
final class SimplexProjection {
    private SimplexProjection() {}

    /** Projects {@code a[from..to)} into the same places of {@code out}, which may be {@code a}. */
    static void project(double[] a, int from, int to, double total, double[] out) {
        double threshold = threshold(a, from, to, total);
        for (int j = from; j < to; j++) {
            out[j] = Math.max(a[j] - threshold, 0);
        }
    }

    private static double threshold(double[] a, int from, int to, double total) {
        double largest = Double.NEGATIVE_INFINITY;
        double s0 = 0;
        double s1 = 0;
        int j = from;
        for (; j < to - 1; j += 2) {
            s0 += a[j];
            s1 += a[j + 1];
            largest = Math.max(largest, Math.max(a[j], a[j + 1]));
        }
        if (j < to) {
            s0 += a[j];
            largest = Math.max(largest, a[j]);
        }
        double sum = s0 + s1;
        // Both lie below the root. Each pass sums a - t, which loses less than a where t is large.
        double threshold = Math.max((sum - total) / (to - from), largest - total);
        int before = -1;
        while (true) {
            double excess = 0;
            double second = 0;
            int active = 0;
            int i = from;
            for (; i < to - 1; i += 2) {
                double first = a[i] - threshold;
                double next = a[i + 1] - threshold;
                excess += Math.max(first, 0);
                second += Math.max(next, 0);
                active += (first > 0 ? 1 : 0) + (next > 0 ? 1 : 0);
            }
            if (i < to) {
                double value = a[i] - threshold;
                excess += Math.max(value, 0);
                active += value > 0 ? 1 : 0;
            }
            // Nothing active: total is lost in rounding beside the largest. Not a number: nothing to find.
            if (active == 0 || active == before || !(threshold == threshold)) {
                return active == before ? threshold + (excess + second - total) / active : threshold;
            }
            threshold += (excess + second - total) / active;
            before = active;
        }
    }
}
