package org.reprise.vrhalpern.problem;

import org.reprise.numerics.Dense;

/** Dense rows, each an array of its own, four at a time: four are under way from memory together. */
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
        Dense.axpy(factor, rows[i], 0, out, 0, dimension());
    }

    @Override
    public double square(int i) {
        return Dense.dot(rows[i], rows[i]);
    }

    @Override
    void dots(int[] batch, int from, int count, double[] u, double[] z) {
        int k = 0;
        for (; k <= count - 4; k += 4) {
            Dense.dot4(
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
            Dense.axpy4(
                    z,
                    k,
                    row(batch, from + k),
                    row(batch, from + k + 1),
                    row(batch, from + k + 2),
                    row(batch, from + k + 3),
                    out);
        }
        for (; k < count; k++) {
            Dense.axpy(z[k], row(batch, from + k), 0, out, 0, dimension());
        }
    }

    private double[] row(int[] batch, int k) {
        return rows[batch == null ? k : batch[k]];
    }
}
