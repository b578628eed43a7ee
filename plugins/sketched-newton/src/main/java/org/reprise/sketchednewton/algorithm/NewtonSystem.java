package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.SparseMatrix;

/**
 * The Newton system K z = b with K = [[B, G'], [G, 0]], symmetric of size N = n + m.
 *
 * @param variables n
 * @param matrix K by rows
 * @param full K row by row where at least a quarter of it is stored and N is at most 4096; null otherwise
 * @param right b, length N
 */
record NewtonSystem(int variables, SparseMatrix matrix, double[][] full, double[] right) {
    private static final int LARGEST_FULL = 4096;

    /**
     * Assembles the system.
     *
     * @param hessian n by n
     * @param shift added to its diagonal
     * @param jacobian G, m by n
     */
    static NewtonSystem of(SparseMatrix hessian, double shift, SparseMatrix jacobian, double[] right) {
        int n = hessian.rows();
        int m = jacobian.rows();
        SparseMatrix transposed = jacobian.transpose();
        int[] offsets = new int[n + m + 1];
        int most = hessian.nonZeros() + n + 2 * jacobian.nonZeros();
        int[] indices = new int[most];
        double[] values = new double[most];
        int at = 0;
        for (int i = 0; i < n; i++) {
            boolean shifted = shift == 0;
            for (int k = hessian.offsets()[i]; k < hessian.offsets()[i + 1]; k++) {
                int j = hessian.indices()[k];
                if (!shifted && j > i) {
                    indices[at] = i;
                    values[at++] = shift;
                    shifted = true;
                }
                indices[at] = j;
                values[at++] = hessian.values()[k] + (j == i ? shift : 0);
                shifted |= j == i;
            }
            if (!shifted) {
                indices[at] = i;
                values[at++] = shift;
            }
            for (int k = transposed.offsets()[i]; k < transposed.offsets()[i + 1]; k++) {
                indices[at] = n + transposed.indices()[k];
                values[at++] = transposed.values()[k];
            }
            offsets[i + 1] = at;
        }
        for (int i = 0; i < m; i++) {
            int from = jacobian.offsets()[i];
            int count = jacobian.offsets()[i + 1] - from;
            System.arraycopy(jacobian.indices(), from, indices, at, count);
            System.arraycopy(jacobian.values(), from, values, at, count);
            at += count;
            offsets[n + i + 1] = at;
        }
        return of(
                n,
                new SparseMatrix(n + m, n + m, offsets, Arrays.copyOf(indices, at), Arrays.copyOf(values, at)),
                right);
    }

    /** A system with this symmetric matrix. */
    static NewtonSystem of(int variables, SparseMatrix matrix, double[] right) {
        int size = matrix.rows();
        boolean dense = size <= LARGEST_FULL && 4L * matrix.nonZeros() >= (long) size * size;
        double[][] rows = null;
        if (dense) {
            rows = new double[size][size];
            for (int i = 0; i < size; i++) {
                matrix.addRow(i, 1, rows[i]);
            }
        }
        return new NewtonSystem(variables, matrix, rows, right);
    }

    int size() {
        return right.length;
    }

    /** Multiplications in a product with K. */
    long entries() {
        return full == null ? matrix.nonZeros() : (long) size() * size();
    }

    /** Puts K x into {@code out}. */
    void multiply(double[] x, double[] out) {
        if (full == null) {
            matrix.multiply(x, out);
            return;
        }
        int size = size();
        for (int i = 0; i < size; i++) {
            out[i] = Dense.dot(full[i], x);
        }
    }

    /** Puts K z - b into {@code r} and returns its norm. */
    double residual(double[] z, double[] r) {
        multiply(z, r);
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            r[i] -= right[i];
            sum += r[i] * r[i];
        }
        return Math.sqrt(sum);
    }
}
