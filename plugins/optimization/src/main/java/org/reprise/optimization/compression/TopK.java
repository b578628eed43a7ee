package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;

/**
 * The k coordinates of largest absolute value; among equal ones those with the lowest index. Sends values and indices.
 *
 * @param k coordinates kept, at least 1; all of a shorter vector
 */
public record TopK(int k) implements Compressor {
    private static final long MAGNITUDE = Long.MAX_VALUE;

    @Override
    public String text() {
        return "topk:" + k;
    }

    @Override
    public double contraction(int d) {
        return Math.min(1, (double) k / d);
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public long bits(int count, int d) {
        return (long) count * (Float.SIZE + Compressors.indexBits(d));
    }

    @Override
    public void check(int d) {
        Compressors.checkKept(text(), k, d);
    }

    @Override
    public void compress(double[] v, int d, RandomGenerator random, Message out) {
        int first = first(v, d);
        if (!Double.isFinite(v[first])) {
            out.broken(v);
            return;
        }
        out.clear();
        if (k >= d) {
            out.all(d);
        } else if (k == 1) {
            out.add(first);
        } else {
            select(v, d, out);
        }
    }

    /** The first of the largest; NaN is larger than all others, as a number of its bits. */
    private static int first(double[] v, int d) {
        long largest = -1;
        int first = 0;
        for (int j = 0; j < d; j++) {
            long magnitude = Double.doubleToRawLongBits(v[j]) & MAGNITUDE;
            if (magnitude > largest) {
                largest = magnitude;
                first = j;
            }
        }
        return first;
    }

    private void select(double[] v, int d, Message out) {
        double[] magnitudes = out.scratch();
        for (int j = 0; j < d; j++) {
            magnitudes[j] = Math.abs(v[j]);
        }
        double threshold = select(magnitudes, d, k);
        int equal = k;
        for (int j = 0; j < d; j++) {
            equal -= Math.abs(v[j]) > threshold ? 1 : 0;
        }
        for (int j = 0; j < d; j++) {
            double magnitude = Math.abs(v[j]);
            if (magnitude > threshold || magnitude == threshold && equal-- > 0) {
                out.add(j);
            }
        }
    }

    /** The rank-th largest of the first d numbers, which it reorders (Hoare's selection, median of three). */
    private static double select(double[] a, int d, int rank) {
        int low = 0;
        int high = d - 1;
        int target = rank - 1;
        while (low < high) {
            double pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] > pivot) {
                    i++;
                }
                while (a[j] < pivot) {
                    j--;
                }
                if (i <= j) {
                    double value = a[i];
                    a[i++] = a[j];
                    a[j--] = value;
                }
            }
            if (target <= j) {
                high = j;
            } else if (target >= i) {
                low = i;
            } else {
                return a[target];
            }
        }
        return a[target];
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
