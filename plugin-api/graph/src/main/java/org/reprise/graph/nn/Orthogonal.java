package org.reprise.graph.nn;

import java.util.random.RandomGenerator;

/** Random matrices with orthonormal rows or columns, by Gram-Schmidt on normal vectors, twice for accuracy. */
final class Orthogonal {
    private Orthogonal() {}

    static double[] draw(RandomGenerator random, long[] shape, double gain) {
        int rows = (int) shape[0];
        int columns = 1;
        for (int i = 1; i < shape.length; i++) {
            columns *= (int) shape[i];
        }
        boolean wide = columns >= rows;
        int count = wide ? rows : columns;
        int length = wide ? columns : rows;
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                vectors[i][k] = random.nextGaussian();
            }
            orthogonalise(vectors, i);
            orthogonalise(vectors, i);
        }
        double[] values = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = gain * (wide ? vectors[r][c] : vectors[c][r]);
            }
        }
        return values;
    }

    private static void orthogonalise(double[][] vectors, int last) {
        double[] v = vectors[last];
        for (int i = 0; i < last; i++) {
            double along = dot(vectors[i], v);
            for (int k = 0; k < v.length; k++) {
                v[k] -= along * vectors[i][k];
            }
        }
        double norm = Math.sqrt(dot(v, v));
        for (int k = 0; k < v.length; k++) {
            v[k] /= norm;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
