package org.reprise.smallgain.game;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;

/** Spectral norms and extreme eigenvalues of blocks of matrices. Keeps its working arrays: one a thread. */
public final class Spectral {
    /** Up to this size norms come from a decomposition, beyond it from power iteration. */
    public static final int EXACT = 200;
    /** Power iteration ends below the norm: its result is raised by this factor. */
    public static final double SAFETY = 1.01;

    private static final int ITERATIONS = 200;
    private static final double CLOSE = 1e-6;

    private final SymmetricExtremes extremes = new SymmetricExtremes();
    private double[] work = new double[0];

    /** Smallest eigenvalue of the symmetric part of a square block of {@code matrix}. */
    public double leastOfSymmetricPart(double[] matrix, int at, int stride, int n) {
        reserve(n);
        for (int k = 0; k < n; k++) {
            for (int l = 0; l <= k; l++) {
                double mean = 0.5 * (matrix[at + k * stride + l] + matrix[at + l * stride + k]);
                work[k * n + l] = mean;
                work[l * n + k] = mean;
            }
        }
        return extremes.of(work, n, -1);
    }

    /**
     * 2-norm of a block. Beyond {@link #EXACT} rows and columns it is power iteration times {@link #SAFETY}.
     *
     * @param at where the block begins
     * @param stride length of a row of the whole matrix
     */
    public double norm(double[] matrix, int at, int stride, int rows, int columns) {
        int n = Math.min(rows, columns);
        if (n > EXACT) {
            return SAFETY * power(matrix, at, stride, rows, columns);
        }
        if (n == 1) {
            double square = 0;
            for (int k = 0; k < rows * columns; k++) {
                double value = matrix[at + k / columns * stride + k % columns];
                square += value * value;
            }
            return Math.sqrt(square);
        }
        reserve(n);
        if (rows <= columns) {
            byRows(matrix, at, stride, rows, columns);
        } else {
            byColumns(matrix, at, stride, rows, columns);
        }
        return Math.sqrt(Math.max(0, extremes.of(work, n, 1)));
    }

    private void byRows(double[] matrix, int at, int stride, int rows, int columns) {
        for (int k = 0; k < rows; k++) {
            for (int l = 0; l <= k; l++) {
                double dot = Dense.dot(matrix, at + k * stride, matrix, at + l * stride, columns);
                work[k * rows + l] = dot;
                work[l * rows + k] = dot;
            }
        }
    }

    private void byColumns(double[] matrix, int at, int stride, int rows, int columns) {
        Arrays.fill(work, 0, columns * columns, 0);
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < columns; k++) {
                double factor = matrix[at + r * stride + k];
                for (int l = 0; l < columns; l++) {
                    work[k * columns + l] += factor * matrix[at + r * stride + l];
                }
            }
        }
    }

    private void reserve(int n) {
        if (work.length < n * n) {
            work = new double[n * n];
        }
    }

    private static double power(double[] matrix, int at, int stride, int rows, int columns) {
        double[] right = RandomStreams.of(0, "power").doubles(columns).toArray();
        double[] left = new double[rows];
        double norm = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double scale = 1 / Math.sqrt(Dense.dot(right, right));
            for (int k = 0; k < columns; k++) {
                right[k] *= scale;
            }
            for (int r = 0; r < rows; r++) {
                left[r] = Dense.dot(matrix, at + r * stride, right, 0, columns);
            }
            double next = Math.sqrt(Dense.dot(left, left));
            if (next == 0 || Math.abs(next - norm) <= CLOSE * next) {
                return next;
            }
            norm = next;
            Arrays.fill(right, 0);
            for (int r = 0; r < rows; r++) {
                Dense.axpy(left[r], matrix, at + r * stride, right, 0, columns);
            }
        }
        return norm;
    }
}
