package org.reprise.numerics;

import java.util.Arrays;

/**
 * Thresholds that keep the largest of many non-negative numbers. A histogram of the binary exponents finds the octave
 * of the threshold, quick-select the place within it: linear time, and no copy of more than one octave.
 */
public final class TopEntries {
    private static final int OCTAVES = 2048;

    private final long[] counts = new long[OCTAVES];
    private final double[] masses = new double[OCTAVES];
    private double[] octave = new double[0];

    /**
     * The {@code rank}-th largest value, counted from 1.
     *
     * @param values non-negative numbers
     * @param rank between 1 and the number of values
     */
    public double threshold(double[] values, long rank) {
        count(values);
        int bucket = OCTAVES - 1;
        long above = 0;
        while (above + counts[bucket] < rank) {
            above += counts[bucket];
            bucket--;
        }
        int size = (int) counts[bucket];
        if (octave.length < size) {
            octave = new double[size];
        }
        int filled = 0;
        for (double value : values) {
            if (exponent(value) == bucket) {
                octave[filled++] = value;
            }
        }
        return select(octave, size, (int) (rank - above));
    }

    /** A power of two such that the values below it sum to at most {@code mass}: the largest there is. */
    public double thresholdByMass(double[] values, double mass) {
        Arrays.fill(masses, 0);
        for (double value : values) {
            masses[exponent(value)] += value;
        }
        int bucket = 0;
        double dropped = masses[0];
        while (bucket < OCTAVES - 2 && dropped <= mass) {
            dropped += masses[++bucket];
        }
        return Double.longBitsToDouble((long) bucket << 52);
    }

    private void count(double[] values) {
        Arrays.fill(counts, 0);
        for (double value : values) {
            counts[exponent(value)]++;
        }
    }

    private static int exponent(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> 52) & (OCTAVES - 1);
    }

    /** Quick-select with the median of three; three-way, so that many equal values do no harm. */
    private static double select(double[] a, int size, int rank) {
        int from = 0;
        int to = size;
        int wanted = rank;
        while (true) {
            double pivot = median(a[from], a[(from + to) >>> 1], a[to - 1]);
            int larger = from;
            int equal = from;
            for (int i = from; i < to; i++) {
                double value = a[i];
                if (value > pivot) {
                    a[i] = a[equal];
                    a[equal++] = a[larger];
                    a[larger++] = value;
                } else if (value == pivot) {
                    a[i] = a[equal];
                    a[equal++] = value;
                }
            }
            if (wanted <= larger - from) {
                to = larger;
            } else if (wanted <= equal - from) {
                return pivot;
            } else {
                wanted -= equal - from;
                from = equal;
            }
        }
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
