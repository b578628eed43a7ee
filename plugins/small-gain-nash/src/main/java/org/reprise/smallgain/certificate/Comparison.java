package org.reprise.smallgain.certificate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.Spectral;

/**
 * The comparison matrix {@code K = diag(mu) - L} of a game's constants, and what a metric {@code M(w) = blockdiag(w_i I)}
 * makes of it. The arrays are not to be written.
 *
 * @param mu curvatures, length N
 * @param coupling L, N by N by rows, non-negative, zero on the diagonal
 */
public record Comparison(double[] mu, double[] coupling) {
    /** Of proven or sampled constants. */
    public static Comparison of(BlockBounds bounds) {
        return new Comparison(bounds.mu(), bounds.coupling());
    }

    /** Number N of players. */
    public int players() {
        return mu.length;
    }

    /**
     * The margin {@code alpha_*(w)}: the largest a for which {@code W (K - a I) + (K - a I)^T W} is positive semi-definite.
     * The pseudo-gradient is strongly monotone in M(w) with this modulus.
     *
     * @param weights w, length N, positive
     */
    public double margin(double[] weights) {
        checkWeights(weights, mu.length);
        int n = mu.length;
        double[] c = new double[n * n];
        for (int i = 0; i < n; i++) {
            c[i * n + i] = mu[i];
            for (int j = 0; j < i; j++) {
                double ratio = Math.sqrt(weights[i]) / Math.sqrt(weights[j]);
                double value = -0.5 * (ratio * coupling[i * n + j] + coupling[j * n + i] / ratio);
                c[i * n + j] = value;
                c[j * n + i] = value;
            }
        }
        return new Spectral().leastOfSymmetricPart(c, 0, n, n);
    }

    /** Spectral radius of {@code diag(mu)^{-1} L}, below 1 if and only if some weights certify; infinite unless mu > 0. */
    public double radius() {
        int n = mu.length;
        DMatrixRMaj gains = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            if (!(mu[i] > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            for (int j = 0; j < n; j++) {
                gains.data[i * n + j] = coupling[i * n + j] / mu[i];
            }
        }
        return Arrays.stream(eigenvalues(gains))
                .mapToDouble(Complex_F64::getMagnitude)
                .max()
                .orElse(0);
    }

    /** The comparison matrix of the game in which player i learns {@code gains[i]} times as fast. */
    public Comparison faster(double[] gains) {
        int n = mu.length;
        double[] curvatures = new double[n];
        double[] couplings = new double[n * n];
        for (int i = 0; i < n; i++) {
            curvatures[i] = gains[i] * mu[i];
            for (int j = 0; j < n; j++) {
                couplings[i * n + j] = gains[i] * coupling[i * n + j];
            }
        }
        return new Comparison(curvatures, couplings);
    }

    /** Eigenvalues of a square matrix, which is overwritten. */
    static Complex_F64[] eigenvalues(DMatrixRMaj matrix) {
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(matrix.numRows, false, false);
        if (!decomposition.decompose(matrix)) {
            throw Problems.bad("Eigenvalues were not found", "Look for values that are not finite in the Jacobian.");
        }
        return IntStream.range(0, decomposition.getNumberOfEigenvalues())
                .mapToObj(decomposition::getEigenvalue)
                .toArray(Complex_F64[]::new);
    }

    static void checkWeights(double[] weights, int players) {
        if (weights.length != players || !Arrays.stream(weights).allMatch(w -> w > 0 && w < Double.POSITIVE_INFINITY)) {
            throw Problems.value(
                    "Weights are " + Arrays.toString(weights) + "; weights must be positive and finite, one a player",
                    "Give " + players + " positive weights.");
        }
    }
}
