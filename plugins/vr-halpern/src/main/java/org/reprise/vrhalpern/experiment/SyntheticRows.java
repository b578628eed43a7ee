package org.reprise.vrhalpern.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.vrhalpern.problem.Problems;
import org.reprise.vrhalpern.problem.Rows;

/**
 * Random rows of norm 1: standard normal entries over j in column j, from 1, with 3 added to column 1.
 *
 * @param rows n rows of length d
 */
record SyntheticRows(Rows rows) {
    private static final double COMMON = 3;

    static SyntheticRows unit(int n, int d, RandomGenerator random) {
        if ((long) n * d > Integer.MAX_VALUE - 8) {
            throw Problems.value(
                    "n = " + n + " rows of d = " + d + " are more than 2^31 entries", "Use fewer rows or columns.");
        }
        double[] values = new double[n * d];
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int j = 0; j < d; j++) {
                double value = random.nextGaussian() / (j + 1) + (j == 0 ? COMMON : 0);
                values[i * d + j] = value;
                square += value * value;
            }
            double norm = Math.sqrt(square);
            for (int j = 0; j < d; j++) {
                values[i * d + j] /= norm;
            }
        }
        return new SyntheticRows(Rows.dense(values, d));
    }

    static double[] normal(int d, RandomGenerator random) {
        double[] values = new double[d];
        Arrays.setAll(values, j -> random.nextGaussian());
        return values;
    }

    /** {@code a_i . u} for all rows. */
    double[] predictions(double[] u) {
        double[] values = new double[rows.count()];
        Arrays.setAll(values, i -> rows.dot(i, u));
        return values;
    }
}
