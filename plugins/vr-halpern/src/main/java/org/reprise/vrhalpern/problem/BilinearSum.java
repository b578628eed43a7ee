package org.reprise.vrhalpern.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/**
 * Bilinear saddle points with n matrices: {@code F_i(x, y) = (mu x + A_i^T y - p, mu y - A_i x + q)}, all d by d. With mu
 * above 0 it is strongly monotone and cocoercive.
 */
public final class BilinearSum implements FiniteSum {
    private final int size;
    private final double[][] matrices;
    private final double[][] mean;
    private final double[] p;
    private final double[] q;
    private final double mu;
    private final Constants constants;

    /**
     * @param matrices A_i by rows, d * d values each
     * @param p length d
     * @param q length d
     * @param mu strong monotonicity, not negative
     */
    public BilinearSum(double[][] matrices, double[] p, double[] q, double mu) {
        size = p.length;
        this.matrices = matrices;
        this.p = p;
        this.q = q;
        this.mu = mu;
        int n = matrices.length;
        mean = new double[size][size];
        for (double[] matrix : matrices) {
            for (int r = 0; r < size; r++) {
                Dense.axpy(1.0 / n, matrix, r * size, mean[r], 0, size);
            }
        }
        double norm = SpectralNorm.of(mean);
        double left = SpectralNorm.largest(size, v -> meanGram(v, false));
        double right = SpectralNorm.largest(size, v -> meanGram(v, true));
        double cocoercive = Double.NaN;
        if (mu > 0) {
            double largest =
                    Arrays.stream(matrices).mapToDouble(this::square).max().orElseThrow();
            cocoercive = (mu * mu + largest) / mu;
        }
        constants = new Constants(
                Math.hypot(mu, norm), Math.sqrt(mu * mu + Math.max(left, right)), cocoercive, Double.NaN, false);
    }

    /** The mean over i of {@code A_i^T A_i v}, or of {@code A_i A_i^T v}. */
    private double[] meanGram(double[] v, boolean transposed) {
        double[] out = new double[size];
        double[] middle = new double[size];
        for (double[] matrix : matrices) {
            Arrays.fill(middle, 0);
            multiply(matrix, v, 0, transposed, 1, middle, 0);
            multiply(matrix, middle, 0, !transposed, 1.0 / matrices.length, out, 0);
        }
        return out;
    }

    private double square(double[] matrix) {
        return SpectralNorm.largest(size, v -> {
            double[] middle = new double[size];
            double[] out = new double[size];
            multiply(matrix, v, 0, false, 1, middle, 0);
            multiply(matrix, middle, 0, true, 1, out, 0);
            return out;
        });
    }

    /** Adds {@code factor A v} or {@code factor A^T v} to out. */
    private void multiply(
            double[] matrix, double[] v, int from, boolean transposed, double factor, double[] out, int at) {
        for (int r = 0; r < size; r++) {
            if (transposed) {
                Dense.axpy(factor * v[from + r], matrix, r * size, out, at, size);
            } else {
                out[at + r] += factor * Dense.dot(matrix, r * size, v, from, size);
            }
        }
    }

    @Override
    public int components() {
        return matrices.length;
    }

    @Override
    public int dimension() {
        return 2 * size;
    }

    @Override
    public Constants constants() {
        return constants;
    }

    @Override
    public boolean affine() {
        return true;
    }

    @Override
    public Evaluator evaluator(int threads) {
        return new Products();
    }

    private final class Products implements Evaluator {
        private final double[] difference = new double[2 * size];

        @Override
        public void full(double[] u, double[] out) {
            for (int j = 0; j < size; j++) {
                out[j] = mu * u[j] - p[j];
                out[size + j] = mu * u[size + j] + q[j];
            }
            for (int r = 0; r < size; r++) {
                Dense.axpy(u[size + r], mean[r], 0, out, 0, size);
                out[size + r] -= Dense.dot(mean[r], 0, u, 0, size);
            }
        }

        @Override
        public void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
            for (int j = 0; j < 2 * size; j++) {
                difference[j] = u[j] - v[j];
            }
            Dense.axpy(weight * count * mu, difference, 0, out, 0, 2 * size);
            for (int k = 0; k < count; k++) {
                double[] matrix = matrices[batch[k]];
                multiply(matrix, difference, size, true, weight, out, 0);
                multiply(matrix, difference, 0, false, -weight, out, size);
            }
        }
    }
}
