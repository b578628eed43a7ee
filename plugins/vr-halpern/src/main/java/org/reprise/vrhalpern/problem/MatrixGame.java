package org.reprise.vrhalpern.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/**
 * Square matrix game {@code min_x max_y <Ax, y>}: {@code F(x, y) = (A^T y, -A x)} with u = (x, y). Component i reads row i
 * and column i of A: {@code F_i = (A_i: y_i, -A_:i x_i) / P(i)}. Coordinates that do not differ cost nothing.
 */
public final class MatrixGame implements FiniteSum {
    private final int size;
    private final double[][] rows;
    private final double[][] columns;
    private final double[] weights;
    private final double[] probabilities;
    private final Constants constants;

    /** How components are drawn. */
    public enum Sampling {
        /** All alike. */
        UNIFORM,
        /** In proportion to the squared norms of row i and column i. */
        NORMS
    }

    /**
     * @param matrix A by rows, square, finite and not zero
     * @param sampling how components are drawn
     */
    public MatrixGame(double[][] matrix, Sampling sampling) {
        size = matrix.length;
        rows = matrix;
        columns = new double[size][size];
        double[] squares = new double[size];
        double[] largest = new double[size];
        double total = 0;
        for (int i = 0; i < size; i++) {
            if (matrix[i].length != size) {
                throw Problems.bad(
                        "Row " + i + " of the game has " + matrix[i].length + " entries; expected " + size,
                        "Give a square matrix; pad the smaller side with dominated strategies.");
            }
            for (int j = 0; j < size; j++) {
                columns[j][i] = matrix[i][j];
            }
        }
        for (int i = 0; i < size; i++) {
            double row = Dense.dot(rows[i], rows[i]);
            double column = Dense.dot(columns[i], columns[i]);
            squares[i] = row + column;
            largest[i] = Math.max(row, column);
            total += row;
        }
        if (!Double.isFinite(total)) {
            throw Problems.bad("The game's matrix is not finite", "Check it for NaN and infinities.");
        }
        boolean uniform = sampling == Sampling.UNIFORM;
        probabilities = uniform ? new double[0] : new double[size];
        weights = new double[size];
        double meanSquare = 0;
        for (int i = 0; i < size; i++) {
            double probability = uniform ? 1.0 / size : squares[i] / (2 * total);
            if (!uniform) {
                probabilities[i] = probability;
            }
            // A row and column of zeros is never drawn.
            weights[i] = probability > 0 ? 1 / probability : 0;
            meanSquare = Math.max(meanSquare, weights[i] * largest[i]);
        }
        constants = new Constants(SpectralNorm.of(matrix), Math.sqrt(meanSquare), Double.NaN, Math.sqrt(total), false);
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
    public double[] probabilities() {
        return probabilities;
    }

    @Override
    public boolean affine() {
        return true;
    }

    /** {@code max_i (Ax)_i - min_j (A^T y)_j} from F(x, y): the duality gap where x and y lie on simplices. */
    public double gap(double[] f) {
        double best = Double.NEGATIVE_INFINITY;
        double worst = Double.POSITIVE_INFINITY;
        for (int j = 0; j < size; j++) {
            worst = Math.min(worst, f[j]);
            best = Math.max(best, -f[size + j]);
        }
        return best - worst;
    }

    @Override
    public Evaluator evaluator(int threads) {
        return new Products();
    }

    private final class Products implements Evaluator {
        private final double[] sum = new double[size];
        private final double[] factors = new double[size];
        private final int[] active = new int[size];

        @Override
        public void full(double[] u, double[] out) {
            Arrays.fill(out, 0);
            combine(rows, select(u, size), 1, out, 0);
            combine(columns, select(u, 0), -1, out, size);
        }

        private int select(double[] u, int at) {
            int count = 0;
            for (int j = 0; j < size; j++) {
                if (u[at + j] != 0) {
                    active[count] = j;
                    factors[count++] = u[at + j];
                }
            }
            return count;
        }

        @Override
        public void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
            int moved = 0;
            for (int k = 0; k < count; k++) {
                moved = differs(batch[k], u[size + batch[k]] - v[size + batch[k]], moved);
            }
            combine(rows, moved, weight, out, 0);
            moved = 0;
            for (int k = 0; k < count; k++) {
                moved = differs(batch[k], u[batch[k]] - v[batch[k]], moved);
            }
            combine(columns, moved, -weight, out, size);
        }

        private int differs(int i, double difference, int count) {
            if (difference == 0) {
                return count;
            }
            active[count] = i;
            factors[count] = weights[i] * difference;
            return count + 1;
        }

        /** Adds {@code weight sum_k factors[k] matrix[active[k]]} to out from {@code at}. */
        private void combine(double[][] matrix, int count, double weight, double[] out, int at) {
            if (count < 4) {
                for (int k = 0; k < count; k++) {
                    Dense.axpy(weight * factors[k], matrix[active[k]], 0, out, at, size);
                }
                return;
            }
            Arrays.fill(sum, 0);
            int k = 0;
            for (; k <= count - 4; k += 4) {
                Dense.axpy4(
                        factors,
                        k,
                        matrix[active[k]],
                        matrix[active[k + 1]],
                        matrix[active[k + 2]],
                        matrix[active[k + 3]],
                        sum);
            }
            for (; k < count; k++) {
                Dense.axpy(factors[k], matrix[active[k]], 0, sum, 0, size);
            }
            Dense.axpy(weight, sum, 0, out, at, size);
        }
    }
}
