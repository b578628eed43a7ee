package org.reprise.optimization.problem;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.reprise.numerics.Dense;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Exact extreme eigenvalues, by the symmetric QR algorithm of EJML. */
public final class Spectrum {
    private Spectrum() {}

    /**
     * Eigenvalues of a symmetric matrix in rising order.
     *
     * @param symmetric n by n; not changed
     * @throws RepriseException {@link ErrorCode#BAD_PROBLEM} if an entry is not finite
     */
    public static double[] eigenvalues(double[] symmetric, int n) {
        for (double value : symmetric) {
            if (!Double.isFinite(value)) {
                throw new RepriseException(
                        ErrorCode.BAD_PROBLEM, "A matrix has an entry that is not finite", "Scale the data.");
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(DMatrixRMaj.wrap(n, n, symmetric.clone()))) {
            throw new IllegalStateException("the QR algorithm converges for finite symmetric matrices");
        }
        double[] values = new double[n];
        Arrays.setAll(values, k -> eigen.getEigenvalue(k).getReal());
        Arrays.sort(values);
        return values;
    }

    /** Greatest eigenvalue of a symmetric matrix. */
    public static double largest(double[] symmetric, int n) {
        return eigenvalues(symmetric, n)[n - 1];
    }

    /**
     * {@code sum_i weight_i a_i a_i'} over the rows {@code from} to {@code to - 1} of a matrix of d columns.
     *
     * @param weights by row of the matrix; null for ones
     */
    public static double[] gram(double[] rows, double[] weights, int from, int to, int d) {
        double[] gram = new double[d * d];
        for (int i = from; i < to; i++) {
            double w = weights == null ? 1 : weights[i];
            for (int j = 0; w != 0 && j < d; j++) {
                double c = w * rows[i * d + j];
                if (c != 0) {
                    Dense.axpy(c, rows, i * d, gram, j * d, d);
                }
            }
        }
        return gram;
    }

    /** Greatest eigenvalue of {@link #gram}, from the smaller of the two products of the matrix with itself. */
    public static double largestOfGram(double[] rows, double[] weights, int from, int to, int d) {
        int n = to - from;
        if (n >= d) {
            return largest(gram(rows, weights, from, to, d), d);
        }
        double[] products = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double w = weights == null ? 1 : Math.sqrt(weights[from + i] * weights[from + k]);
                products[i * n + k] = w * Dense.dot(rows, (from + i) * d, rows, (from + k) * d, d);
                products[k * n + i] = products[i * n + k];
            }
        }
        return largest(products, n);
    }

    /** Least eigenvalue of {@link #gram}; 0 if there are fewer rows than columns. */
    public static double smallestOfGram(double[] rows, double[] weights, int from, int to, int d) {
        return to - from < d ? 0 : Math.max(0, eigenvalues(gram(rows, weights, from, to, d), d)[0]);
    }
}
