package org.reprise.vrhalpern.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.vrhalpern.problem.Rows;

/**
 * Random rows of norm 1: standard normal entries over j in column j, from 1, with 3 added to column 1.
 *
 * @param rows n rows of length d
 */
record SyntheticRows(Rows rows) {
    private static final double COMMON = 3;

    static SyntheticRows unit(int n, int d, RandomGenerator random) {
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            double square = 0;
            for (int j = 0; j < d; j++) {
                double value = random.nextGaussian() / (j + 1) + (j == 0 ? COMMON : 0);
                row[j] = value;
                square += value * value;
            }
            double norm = Math.sqrt(square);
            for (int j = 0; j < d; j++) {
                row[j] /= norm;
            }
        }
        return new SyntheticRows(Rows.dense(rows, d));
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
