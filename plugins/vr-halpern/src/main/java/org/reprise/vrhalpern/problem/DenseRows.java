package org.reprise.vrhalpern.problem;

import org.reprise.numerics.Dense;

/**
 * Dense rows, each an array of its own, four at a time: the vector is read once for all four, four rows are under way from memory
 * together, and the compiler can tell that rows are not what is written.
 */
final class DenseRows extends Rows {
    private final double[][] rows;

    DenseRows(double[][] rows, int dimension) {
        super(rows.length, dimension);
        this.rows = rows;
    }

    @Override
    public double dot(int i, double[] u) {
        return Dense.dot(rows[i], 0, u, 0, dimension());
    }

    @Override
    public void axpy(int i, double factor, double[] out) {
        add(factor, rows[i], out);
    }

    @Override
    public double square(int i) {
        return Dense.dot(rows[i], rows[i]);
    }

    @Override
    void dots(int[] batch, int from, int count, double[] u, double[] z) {
        int k = 0;
        for (; k <= count - 4; k += 4) {
            dot4(
                    row(batch, from + k),
                    row(batch, from + k + 1),
                    row(batch, from + k + 2),
                    row(batch, from + k + 3),
                    u,
                    z,
                    k);
        }
        for (; k < count; k++) {
            z[k] = Dense.dot(row(batch, from + k), 0, u, 0, dimension());
        }
    }

    @Override
    void combine(int[] batch, int from, int count, double[] z, double[] out) {
        int k = 0;
        for (; k <= count - 4; k += 4) {
            add4(
                    z,
                    k,
                    row(batch, from + k),
                    row(batch, from + k + 1),
                    row(batch, from + k + 2),
                    row(batch, from + k + 3),
                    out);
        }
        for (; k < count; k++) {
            add(z[k], row(batch, from + k), out);
        }
    }

    private double[] row(int[] batch, int k) {
        return rows[batch == null ? k : batch[k]];
    }

    private static void add(double factor, double[] a, double[] out) {
        for (int j = 0; j < a.length; j++) {
            out[j] += factor * a[j];
        }
    }

    private static void add4(double[] z, int k, double[] a, double[] b, double[] c, double[] d, double[] out) {
        double za = z[k];
        double zb = z[k + 1];
        double zc = z[k + 2];
        double zd = z[k + 3];
        for (int j = 0; j < a.length; j++) {
            out[j] += (za * a[j] + zb * b[j]) + (zc * c[j] + zd * d[j]);
        }
    }

    private static void dot4(double[] a, double[] b, double[] c, double[] d, double[] u, double[] z, int k) {
        double a0 = 0;
        double a1 = 0;
        double b0 = 0;
        double b1 = 0;
        double c0 = 0;
        double c1 = 0;
        double d0 = 0;
        double d1 = 0;
        int count = a.length;
        int j = 0;
        for (; j <= count - 2; j += 2) {
            double u0 = u[j];
            double u1 = u[j + 1];
            a0 += a[j] * u0;
            a1 += a[j + 1] * u1;
            b0 += b[j] * u0;
            b1 += b[j + 1] * u1;
            c0 += c[j] * u0;
            c1 += c[j + 1] * u1;
            d0 += d[j] * u0;
            d1 += d[j + 1] * u1;
        }
        if (j < count) {
            a0 += a[j] * u[j];
            b0 += b[j] * u[j];
            c0 += c[j] * u[j];
            d0 += d[j] * u[j];
        }
        z[k] = a0 + a1;
        z[k + 1] = b0 + b1;
        z[k + 2] = c0 + c1;
        z[k + 3] = d0 + d1;
    }
}
