package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;

/**
 * Vectors v = K s for several random s at once, with s'b and v'v: all of a projection that does not depend on z. The
 * vectors lie side by side, so that the inner loops run over them.
 */
final class PreparedSketches {
    /** Vectors at once: as many as a word has signs. */
    static final int COUNT = 64;

    private final boolean signs;
    private final RandomGenerator random;
    private final int size;
    // Entry j of all s, with rows of zeros up to a multiple of four; entry i of all v; then v by vector.
    private final double[][] s;
    private final double[] v = new double[COUNT];
    private final double[][] vectors;
    private final double[] targets = new double[COUNT];
    private final double[] squares = new double[COUNT];

    PreparedSketches(int size, boolean signs, RandomGenerator random) {
        this.size = size;
        this.signs = signs;
        this.random = random;
        s = new double[padded(size)][COUNT];
        vectors = new double[COUNT][size];
    }

    /** The rows of K and b', each with zeros up to a multiple of four. */
    static double[][] rows(NewtonSystem system) {
        int size = system.size();
        double[][] rows = new double[size + 1][];
        for (int i = 0; i <= size; i++) {
            rows[i] = Arrays.copyOf(i < size ? system.full()[i] : system.right(), padded(size));
        }
        return rows;
    }

    private static int padded(int size) {
        return (size + 3) / 4 * 4;
    }

    /** Draws and multiplies. */
    void prepare(double[][] rows) {
        draw();
        Arrays.fill(squares, 0);
        for (int i = 0; i < size; i++) {
            multiply(rows[i], v);
            for (int q = 0; q < COUNT; q++) {
                squares[q] += v[q] * v[q];
            }
            for (int q = 0; q < COUNT; q++) {
                vectors[q][i] = v[q];
            }
        }
        multiply(rows[size], targets);
    }

    private void multiply(double[] row, double[] out) {
        Arrays.fill(out, 0);
        for (int j = 0; j < s.length; j += 4) {
            Dense.axpy4(row, j, s[j], s[j + 1], s[j + 2], s[j + 3], out);
        }
    }

    private void draw() {
        for (int j = 0; j < size; j++) {
            double[] row = s[j];
            if (signs) {
                long bits = random.nextLong();
                for (int q = 0; q < COUNT; q++) {
                    row[q] = 1 - 2 * (bits >>> q & 1);
                }
            } else {
                for (int q = 0; q < COUNT; q++) {
                    row[q] = random.nextGaussian();
                }
            }
        }
    }

    /** Projects z on the first {@code count} sketches, one after another. */
    void project(double[] z, int count) {
        for (int q = 0; q < count; q++) {
            if (squares[q] > 0) {
                double[] vector = vectors[q];
                Dense.axpy((targets[q] - Dense.dot(vector, z)) / squares[q], vector, 0, z, 0, size);
            }
        }
    }
}
