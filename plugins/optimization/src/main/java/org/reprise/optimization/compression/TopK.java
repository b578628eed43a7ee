package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;

/**
 * The k coordinates of largest absolute value; among equal ones those with the lowest index. Sends values and indices.
 *
 * @param k coordinates kept, at least 1; all of a shorter vector
 */
public record TopK(int k) implements Compressor {
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
        double[] magnitudes = out.scratch();
        for (int j = 0; j < d; j++) {
            magnitudes[j] = Math.abs(v[j]);
        }
        double largest = largest(magnitudes, d);
        if (!(largest < Double.POSITIVE_INFINITY)) {
            out.broken(v);
            return;
        }
        out.clear();
        if (k >= d) {
            out.all(d);
        } else if (k == 1) {
            int j = 0;
            while (magnitudes[j] != largest) {
                j++;
            }
            out.add(j);
        } else {
            double threshold = select(magnitudes, d, k);
            int above = 0;
            for (int j = 0; j < d; j++) {
                above += Math.abs(v[j]) > threshold ? 1 : 0;
            }
            int equal = k - above;
            for (int j = 0; j < d; j++) {
                double magnitude = Math.abs(v[j]);
                if (magnitude > threshold || magnitude == threshold && equal-- > 0) {
                    out.add(j);
                }
            }
        }
    }

    /** Four maxima in flight; NaN if there is one. */
    private static double largest(double[] a, int d) {
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        int j = 0;
        for (; j <= d - 4; j += 4) {
            m0 = Math.max(m0, a[j]);
            m1 = Math.max(m1, a[j + 1]);
            m2 = Math.max(m2, a[j + 2]);
            m3 = Math.max(m3, a[j + 3]);
        }
        for (; j < d; j++) {
            m0 = Math.max(m0, a[j]);
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
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
