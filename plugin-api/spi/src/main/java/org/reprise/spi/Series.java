package org.reprise.spi;

/**
 * A quantity over the measured iterations of a run; the three arrays have one length.
 *
 * @param iterations iteration numbers, increasing
 * @param seconds algorithm time at each, in seconds
 * @param values the values
 */
public record Series(long[] iterations, double[] seconds, double[] values) {
    /** A series without points. */
    public static final Series EMPTY = new Series(new long[0], new double[0], new double[0]);

    /** Number of points. */
    public int size() {
        return values.length;
    }

    /** The last value; NaN if there is none. */
    public double last() {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    /** The first iteration whose value is at most {@code target}; -1 if there is none. */
    public long firstAtMost(double target) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= target) {
                return iterations[i];
            }
        }
        return -1;
    }

    /** The value at the last measured iteration that is not after {@code iteration}; NaN if there is none. */
    public double at(long iteration) {
        double value = Double.NaN;
        for (int i = 0; i < iterations.length && iterations[i] <= iteration; i++) {
            value = values[i];
        }
        return value;
    }
}
