package org.reprise.sketchednewton.problem;

import java.util.Arrays;

/**
 * A matrix by rows; the arrays are not to be written. A dense matrix is one whose rows are full.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param offsets where each row begins in the other two arrays, length rows + 1
 * @param indices columns of the entries, increasing within a row
 * @param values the entries
 */
public record SparseMatrix(int rows, int columns, int[] offsets, int[] indices, double[] values) {
    /** All entries, row by row. */
    public static SparseMatrix full(int rows, int columns, double[] values) {
        int[] offsets = new int[rows + 1];
        Arrays.setAll(offsets, i -> i * columns);
        int[] indices = new int[values.length];
        Arrays.setAll(indices, k -> k % columns);
        return new SparseMatrix(rows, columns, offsets, indices, values);
    }

    /** A square matrix with this diagonal. */
    public static SparseMatrix diagonal(double[] values) {
        int[] offsets = new int[values.length + 1];
        Arrays.setAll(offsets, i -> i);
        return new SparseMatrix(values.length, values.length, offsets, Arrays.copyOf(offsets, values.length), values);
    }

    /** Number of entries stored. */
    public int nonZeros() {
        return values.length;
    }

    /** Puts the product with {@code x} (length columns) into {@code out} (length rows). */
    public void multiply(double[] x, double[] out) {
        for (int i = 0; i < rows; i++) {
            out[i] = rowTimes(i, x);
        }
    }

    /** Inner product of row {@code i} with {@code x}. */
    public double rowTimes(int i, double[] x) {
        double sum = 0;
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            sum += values[k] * x[indices[k]];
        }
        return sum;
    }

    /** Adds {@code factor} times row {@code i} to {@code out} (length columns). */
    public void addRow(int i, double factor, double[] out) {
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            out[indices[k]] += factor * values[k];
        }
    }

    /** Adds the product of the transpose with {@code y} (length rows) to {@code out} (length columns). */
    public void addTransposed(double[] y, double[] out) {
        for (int i = 0; i < rows; i++) {
            addRow(i, y[i], out);
        }
    }

    /** The transpose. */
    public SparseMatrix transpose() {
        int[] starts = new int[columns + 1];
        for (int j : indices) {
            starts[j + 1]++;
        }
        for (int j = 0; j < columns; j++) {
            starts[j + 1] += starts[j];
        }
        int[] next = Arrays.copyOf(starts, columns);
        int[] places = new int[values.length];
        double[] entries = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                int at = next[indices[k]]++;
                places[at] = i;
                entries[at] = values[k];
            }
        }
        return new SparseMatrix(columns, rows, starts, places, entries);
    }

    /** Frobenius norm. */
    public double norm() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** All entries, row by row, zeros too. */
    public double[] dense() {
        double[] all = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                all[i * columns + indices[k]] += values[k];
            }
        }
        return all;
    }
}
