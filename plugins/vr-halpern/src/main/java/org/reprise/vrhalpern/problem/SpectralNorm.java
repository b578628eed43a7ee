package org.reprise.vrhalpern.problem;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;

/**
 * The largest eigenvalue of a symmetric positive semidefinite map by Lanczos's method with full reorthogonalisation:
 * exact where the dimension is within the steps, else to about machine precision.
 */
public final class SpectralNorm {
    private static final int STEPS = 200;
    private static final double BREAKDOWN = 1e-13;

    private SpectralNorm() {}

    /** The 2-norm of a matrix given by rows. */
    public static double of(double[][] matrix) {
        int columns = matrix[0].length;
        return Math.sqrt(largest(columns, v -> {
            double[] out = new double[columns];
            for (double[] row : matrix) {
                Dense.axpy(Dense.dot(row, v), row, 0, out, 0, columns);
            }
            return out;
        }));
    }

    /**
     * The largest eigenvalue.
     *
     * @param dimension dimension of the map
     * @param map {@code v -> Mv}, M symmetric, not negative
     */
    public static double largest(int dimension, UnaryOperator<double[]> map) {
        RandomGenerator random = RandomStreams.of(0, "lanczos");
        int steps = Math.min(STEPS, dimension);
        double[][] basis = new double[steps][];
        double[] diagonal = new double[steps];
        double[] next = new double[steps];
        double[] v = new double[dimension];
        Arrays.setAll(v, j -> random.nextGaussian());
        scale(v, 1 / Math.sqrt(Dense.dot(v, v)));
        double largest = 0;
        int k = 0;
        while (k < steps) {
            basis[k] = v;
            double[] w = map.apply(v);
            diagonal[k] = Dense.dot(v, w);
            largest = Math.max(largest, Math.abs(diagonal[k]));
            // Twice is enough.
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b <= k; b++) {
                    Dense.axpy(-Dense.dot(basis[b], w), basis[b], 0, w, 0, dimension);
                }
            }
            double norm = Math.sqrt(Dense.dot(w, w));
            next[k] = norm;
            k++;
            if (!(norm > BREAKDOWN * largest)) {
                break;
            }
            scale(w, 1 / norm);
            v = w;
        }
        RealMatrix tridiagonal = MatrixUtils.createRealMatrix(k, k);
        for (int i = 0; i < k; i++) {
            tridiagonal.setEntry(i, i, diagonal[i]);
            if (i > 0) {
                tridiagonal.setEntry(i, i - 1, next[i - 1]);
                tridiagonal.setEntry(i - 1, i, next[i - 1]);
            }
        }
        return Arrays.stream(new EigenDecompositionSymmetric(tridiagonal).getEigenvalues())
                .max()
                .orElseThrow();
    }

    private static void scale(double[] v, double factor) {
        for (int j = 0; j < v.length; j++) {
            v[j] *= factor;
        }
    }
}
