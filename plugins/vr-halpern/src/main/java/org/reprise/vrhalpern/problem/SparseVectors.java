package org.reprise.vrhalpern.problem;

import java.util.Arrays;

/**
 * Sparse vectors of one length, end to end.
 *
 * @param offsets where each begins, one more than there are vectors
 * @param indices coordinates of the entries
 * @param values the entries
 */
record SparseVectors(int[] offsets, int[] indices, double[] values) {
    /** The rows of a dense matrix. */
    static SparseVectors of(double[][] rows) {
        int size = Arrays.stream(rows)
                .mapToInt(row -> (int) Arrays.stream(row).filter(x -> x != 0).count())
                .sum();
        int[] offsets = new int[rows.length + 1];
        int[] indices = new int[size];
        double[] values = new double[size];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (rows[i][j] != 0) {
                    indices[at] = j;
                    values[at++] = rows[i][j];
                }
            }
            offsets[i + 1] = at;
        }
        return new SparseVectors(offsets, indices, values);
    }

    /** The inner product of vector i with {@code u} from {@code at}. */
    double dot(int i, double[] u, int at) {
        double sum = 0;
        for (int e = offsets[i]; e < offsets[i + 1]; e++) {
            sum += values[e] * u[at + indices[e]];
        }
        return sum;
    }

    /** Adds {@code factor} times vector i to {@code out} from {@code at}. */
    void axpy(int i, double factor, double[] out, int at) {
        for (int e = offsets[i]; e < offsets[i + 1]; e++) {
            out[at + indices[e]] += factor * values[e];
        }
    }

    /** The squared norm of vector i. */
    double square(int i) {
        double sum = 0;
        for (int e = offsets[i]; e < offsets[i + 1]; e++) {
            sum += values[e] * values[e];
        }
        return sum;
    }
}
