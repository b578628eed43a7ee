package org.reprise.ntk.problem;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.reprise.numerics.Dense;

/**
 * Leading principal components of a kernel, not centred, by power iteration with deflation (Section 5.1 of the paper).
 *
 * @param eigenvalues of Theta/N, largest first
 * @param components f^(i) on the examples, of norm 1 under their empirical measure: sqrt(N) times unit eigenvectors
 */
public record PrincipalComponents(double[] eigenvalues, double[][] components) {
    private static final int MAX_ITERATIONS = 5000;
    private static final double TOLERANCE = 1e-13;

    /** The first components of a Gram matrix. */
    public static PrincipalComponents of(DMatrixRMaj gram, int count, RandomGenerator random) {
        int n = gram.numRows;
        if (count > n) {
            throw Problems.value(
                    count + " principal components of " + n + " examples; expected at most as many as examples",
                    "Ask for fewer components.");
        }
        double[] eigenvalues = new double[count];
        double[][] components = new double[count][];
        for (int i = 0; i < count; i++) {
            double[] v = random.doubles(n, -1, 1).toArray();
            double[] next = new double[n];
            double before = 0;
            normalise(v, components, i);
            for (int k = 0; k < MAX_ITERATIONS; k++) {
                multiply(gram, v, next);
                eigenvalues[i] = Dense.dot(v, next) / n;
                normalise(next, components, i);
                double[] swap = v;
                v = next;
                next = swap;
                if (Math.abs(eigenvalues[i] - before) <= TOLERANCE * eigenvalues[0] && k > 20) {
                    break;
                }
                before = eigenvalues[i];
            }
            double scale = Math.sqrt(n);
            components[i] = v.clone();
            for (int j = 0; j < n; j++) {
                components[i][j] *= scale;
            }
        }
        return new PrincipalComponents(eigenvalues, components);
    }

    private static void multiply(DMatrixRMaj gram, double[] v, double[] out) {
        for (int j = 0; j < v.length; j++) {
            out[j] = Dense.dot(gram.data, j * v.length, v, 0, v.length);
        }
    }

    private static void normalise(double[] v, double[][] found, int count) {
        for (int i = 0; i < count; i++) {
            Dense.axpy(-Dense.dot(v, found[i]) / v.length, found[i], 0, v, 0, v.length);
        }
        double norm = Math.sqrt(Dense.dot(v, v));
        for (int j = 0; j < v.length; j++) {
            v[j] /= norm > 0 ? norm : 1;
        }
    }
}
