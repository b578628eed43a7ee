package org.reprise.numerics;

/**
 * Euclidean projection on {@code {x >= 0, sum x = total}} without sorting: Newton's method on the threshold t, the root
 * of {@code sum max(a_j - t, 0) = total}, a convex piecewise linear function. It rises to the root from below and ends
 * once the set of positive coordinates stands still (Michelot 1986), mostly after a few passes.
 */
public final class SimplexProjection {
    private SimplexProjection() {}

    /**
     * Projects {@code a[from..to)} into the same places of {@code out}, which may be {@code a}; not a number where a value
     * is none.
     *
     * @param total sum of the projection, above 0
     */
    public static void project(double[] a, int from, int to, double total, double[] out) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double second = 0;
        int j = from;
        for (; j < to - 1; j += 2) {
            sum += a[j];
            second += a[j + 1];
            largest = Math.max(largest, Math.max(a[j], a[j + 1]));
        }
        if (j < to) {
            sum += a[j];
            largest = Math.max(largest, a[j]);
        }
        // From here on all is relative to the largest, so that nothing is lost where values are large and alike.
        double mean = (sum + second - total) / (to - from) - largest;
        double threshold = threshold(a, from, to, largest, total, Math.max(mean, -total));
        for (int i = from; i < to; i++) {
            out[i] = Math.max(a[i] - largest - threshold, 0);
        }
    }

    /** Newton's method from {@code threshold}, which lies below the root up to rounding. */
    private static double threshold(double[] a, int from, int to, double shift, double total, double start) {
        double threshold = start;
        int before = -1;
        while (true) {
            double excess = 0;
            double second = 0;
            int active = 0;
            int i = from;
            for (; i < to - 1; i += 2) {
                double first = a[i] - shift - threshold;
                double next = a[i + 1] - shift - threshold;
                excess += Math.max(first, 0);
                second += Math.max(next, 0);
                active += (first > 0 ? 1 : 0) + (next > 0 ? 1 : 0);
            }
            if (i < to) {
                double value = a[i] - shift - threshold;
                excess += Math.max(value, 0);
                active += value > 0 ? 1 : 0;
            }
            if (active == 0) {
                if (!(threshold > -total)) {
                    // Not a number: there is nothing to find.
                    return threshold;
                }
                threshold = -total;
                continue;
            }
            threshold += (excess + second - total) / active;
            if (active == before) {
                return threshold;
            }
            before = active;
        }
    }
}
