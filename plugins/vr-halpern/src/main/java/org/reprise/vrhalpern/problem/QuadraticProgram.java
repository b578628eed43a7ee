package org.reprise.vrhalpern.problem;

import java.util.Arrays;

/**
 * Quadratic program {@code min x^T H x / 2 - h^T x} with {@code A x = b} as a saddle point: {@code F(x, y) = (H x - h - A^T
 * y, A x - b)}. Component i reads column i of H and of A and row i of A; a difference costs their non-zeros.
 */
public final class QuadraticProgram implements FiniteSum {
    private final int size;
    private final SparseVectors hessian;
    private final SparseVectors rows;
    private final SparseVectors columns;
    private final double[] linear;
    private final double[] right;
    private final Constants constants;

    /**
     * @param hessian H, n by n, symmetric
     * @param constraints A, n by n
     * @param linear h, length n
     * @param right b, length n
     */
    public QuadraticProgram(double[][] hessian, double[][] constraints, double[] linear, double[] right) {
        size = linear.length;
        this.hessian = SparseVectors.of(hessian);
        rows = SparseVectors.of(constraints);
        double[][] transposed = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                transposed[j][i] = constraints[i][j];
            }
        }
        columns = SparseVectors.of(transposed);
        this.linear = linear;
        this.right = right;
        double square = 0;
        for (int i = 0; i < size; i++) {
            square = Math.max(square, this.hessian.square(i) + columns.square(i) + rows.square(i));
        }
        double lipschitz = Math.sqrt(SpectralNorm.largest(2 * size, this::gram));
        // An upper bound of L: Cauchy-Schwarz on the three columns of each component.
        constants = Constants.monotone(lipschitz, Math.sqrt(size * square));
    }

    /**
     * The instance that is hard for first-order methods (Ouyang and Xu 2021): A has 1/4 on the antidiagonal and -1/4 beside
     * it, {@code H = 2 A^T A}, b = 1/4 and h = e_n / 4.
     *
     * @param size n, at least 2
     */
    public static QuadraticProgram ouyangXu(int size) {
        double[][] a = new double[size][size];
        double[][] h = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i][size - 1 - i] = 0.25;
            if (i < size - 1) {
                a[i][size - 2 - i] = -0.25;
            }
        }
        for (double[] row : a) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; row[j] != 0 && k < size; k++) {
                    h[j][k] += 2 * row[j] * row[k];
                }
            }
        }
        double[] linear = new double[size];
        linear[size - 1] = 0.25;
        double[] right = new double[size];
        Arrays.fill(right, 0.25);
        return new QuadraticProgram(h, a, linear, right);
    }

    /** {@code M^T M u} for the matrix M of F. */
    private double[] gram(double[] u) {
        double[] f = new double[2 * size];
        apply(u, f);
        double[] out = new double[2 * size];
        for (int i = 0; i < size; i++) {
            hessian.axpy(i, f[i], out, 0);
            rows.axpy(i, f[size + i], out, 0);
            columns.axpy(i, -f[i], out, size);
        }
        return out;
    }

    private void apply(double[] u, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] = hessian.dot(i, u, 0) - columns.dot(i, u, size);
            out[size + i] = rows.dot(i, u, 0);
        }
    }

    @Override
    public int components() {
        return size;
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
        @Override
        public void full(double[] u, double[] out) {
            apply(u, out);
            for (int j = 0; j < size; j++) {
                out[j] -= linear[j];
                out[size + j] -= right[j];
            }
        }

        @Override
        public void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
            double factor = weight * size;
            for (int k = 0; k < count; k++) {
                int i = batch[k];
                double x = factor * (u[i] - v[i]);
                hessian.axpy(i, x, out, 0);
                rows.axpy(i, -factor * (u[size + i] - v[size + i]), out, 0);
                columns.axpy(i, x, out, size);
            }
        }
    }
}
