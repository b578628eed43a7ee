package org.reprise.ef21w.problem;

import java.util.Arrays;

/**
 * Gradients {@code H_i x + c_i} of many clients at once. Entry (j, k) of all Hessians is one array over the clients, so that the
 * loops run over clients and turn into vector instructions, which rows of ten numbers are too short for.
 */
final class QuadraticBlocks {
    private final int d;
    /** H by (j, k) and client, d^2 arrays of length n. */
    private final double[][] entries;
    /** c by coordinate and client, d arrays of length n. */
    private final double[][] linear;

    /**
     * Transposes Hessians and linear terms that lie client by client.
     *
     * @param hessians n times d by d
     * @param linear n times d
     */
    QuadraticBlocks(double[] hessians, double[] linear, int n, int d) {
        this.d = d;
        entries = transposed(hessians, n, d * d);
        this.linear = transposed(linear, n, d);
    }

    private static double[][] transposed(double[] flat, int n, int m) {
        double[][] columns = new double[m][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < m; k++) {
                columns[k][i] = flat[i * m + k];
            }
        }
        return columns;
    }

    /** Writes the gradients at x of the clients {@code from} to {@code to - 1}: coordinate j of client i to out[j][i]. */
    void gradients(int from, int to, double[] x, double[] shared, double[][] out) {
        for (int j = 0; j < d; j++) {
            double[] sum = out[j];
            Arrays.fill(sum, from, to, shared[j]);
            add(1, linear[j], sum, from, to);
            int k = 0;
            for (; k + 4 <= d; k += 4) {
                int e = j * d + k;
                double[][] h = entries;
                add4(x[k], x[k + 1], x[k + 2], x[k + 3], h[e], h[e + 1], h[e + 2], h[e + 3], sum, from, to);
            }
            for (; k < d; k++) {
                add(x[k], entries[j * d + k], sum, from, to);
            }
        }
    }

    private static void add4(
            double f0,
            double f1,
            double f2,
            double f3,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] sum,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            sum[i] += (f0 * a[i] + f1 * b[i]) + (f2 * c[i] + f3 * d[i]);
        }
    }

    private static void add(double factor, double[] a, double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += factor * a[i];
        }
    }
}
