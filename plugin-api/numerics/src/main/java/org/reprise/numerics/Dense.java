package org.reprise.numerics;

/** Inner loops over ranges of arrays, written so that the compiler keeps several sums or a vector in flight. */
public final class Dense {
    private Dense() {}

    /** The sum of {@code a[aFrom + j] * b[bFrom + j]} over j below {@code count}; eight partial sums. */
    public static double dot(double[] a, int aFrom, double[] b, int bFrom, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int j = 0;
        for (; j <= count - 8; j += 8) {
            s0 += a[aFrom + j] * b[bFrom + j];
            s1 += a[aFrom + j + 1] * b[bFrom + j + 1];
            s2 += a[aFrom + j + 2] * b[bFrom + j + 2];
            s3 += a[aFrom + j + 3] * b[bFrom + j + 3];
            s4 += a[aFrom + j + 4] * b[bFrom + j + 4];
            s5 += a[aFrom + j + 5] * b[bFrom + j + 5];
            s6 += a[aFrom + j + 6] * b[bFrom + j + 6];
            s7 += a[aFrom + j + 7] * b[bFrom + j + 7];
        }
        for (; j < count; j++) {
            s0 += a[aFrom + j] * b[bFrom + j];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The inner product of two whole arrays. */
    public static double dot(double[] a, double[] b) {
        return dot(a, 0, b, 0, a.length);
    }

    /** Adds {@code factor * a[aFrom + j]} to {@code b[bFrom + j]} for j below {@code count}. */
    public static void axpy(double factor, double[] a, int aFrom, double[] b, int bFrom, int count) {
        for (int j = 0; j < count; j++) {
            b[bFrom + j] += factor * a[aFrom + j];
        }
    }

    /** Adds {@code a} to {@code b}, the first {@code count} values. */
    public static void add(double[] a, double[] b, int count) {
        for (int j = 0; j < count; j++) {
            b[j] += a[j];
        }
    }

    /**
     * Puts the inner products of four rows of one length with the first places of {@code v} into {@code out[first]} to
     * {@code out[first + 3]}. Reads v once for all four; eight sums are in flight.
     */
    public static void dot4(double[] a, double[] b, double[] c, double[] d, double[] v, double[] out, int first) {
        int count = a.length;
        double a0 = 0;
        double a1 = 0;
        double b0 = 0;
        double b1 = 0;
        double c0 = 0;
        double c1 = 0;
        double d0 = 0;
        double d1 = 0;
        int j = 0;
        for (; j <= count - 2; j += 2) {
            double v0 = v[j];
            double v1 = v[j + 1];
            a0 += a[j] * v0;
            a1 += a[j + 1] * v1;
            b0 += b[j] * v0;
            b1 += b[j + 1] * v1;
            c0 += c[j] * v0;
            c1 += c[j + 1] * v1;
            d0 += d[j] * v0;
            d1 += d[j + 1] * v1;
        }
        if (j < count) {
            a0 += a[j] * v[j];
            b0 += b[j] * v[j];
            c0 += c[j] * v[j];
            d0 += d[j] * v[j];
        }
        out[first] = a0 + a1;
        out[first + 1] = b0 + b1;
        out[first + 2] = c0 + c1;
        out[first + 3] = d0 + d1;
    }

    /**
     * Adds four rows of one length, scaled by {@code factors[first]} to {@code factors[first + 3]}, to the first places of
     * {@code sum}, which it reads and writes once. Rows are arrays of their own: at an offset into one array the compiler cannot tell that the rows are
     * not what is written, and leaves the loop scalar.
     */
    public static void axpy4(
            double[] factors, int first, double[] a, double[] b, double[] c, double[] d, double[] sum) {
        double fa = factors[first];
        double fb = factors[first + 1];
        double fc = factors[first + 2];
        double fd = factors[first + 3];
        int count = a.length;
        for (int j = 0; j < count; j++) {
            sum[j] += (fa * a[j] + fb * b[j]) + (fc * c[j] + fd * d[j]);
        }
    }

    /** The sum of the absolute values. */
    public static double norm1(double[] a) {
        double sum = 0;
        for (double value : a) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
