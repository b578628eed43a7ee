package org.reprise.sea.experiment;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.reprise.numerics.Dense;
import org.reprise.sea.problem.Problems;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Rows for margin losses: features standardised, then divided by the length of the longest row; targets centred and scaled to
 * [-1, 1], or labels 1 and -1.
 *
 * @param values n rows of d features and the target
 * @param dimension d
 */
record Rows(double[] values, int dimension) {
    static Rows of(TableDataset table, boolean labels) {
        Column target = table.columns().stream()
                .filter(c -> labels ? c.categories().size() == 2 : c.numeric())
                .reduce((first, second) -> second)
                .orElseThrow(() -> Problems.bad(
                        "Data set '" + table.id() + "' has no "
                                + (labels ? "column of two categories" : "numeric column") + "; expected one, the "
                                + (labels ? "label" : "target"),
                        "Use another data set or loss."));
        List<Column> features =
                table.columns().stream().filter(c -> c.numeric() && c != target).toList();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            double[] row = new double[features.size() + 1];
            boolean whole = !Double.isNaN(target.values()[i]);
            for (int j = 0; j < features.size(); j++) {
                row[j] = features.get(j).values()[i];
                whole &= !Double.isNaN(row[j]);
            }
            row[features.size()] = target.values()[i];
            if (whole) {
                rows.add(row);
            }
        }
        return of(rows, labels, table.id());
    }

    /** @param rows raw rows of one width, the target last; two different targets where they are labels */
    static Rows of(List<double[]> rows, boolean labels, String name) {
        if (rows.size() < 2 || rows.get(0).length < 2) {
            throw Problems.bad(
                    "'" + name + "' has " + rows.size() + " complete rows; expected 2 at least, of 2 numbers or more",
                    "Give more data.");
        }
        int n = rows.size();
        int d = rows.get(0).length - 1;
        double[] values = new double[n * (d + 1)];
        for (int j = 0; j < d; j++) {
            standardise(rows, j, values, d + 1);
        }
        double longest = 0;
        for (int i = 0; i < n; i++) {
            longest = Math.max(longest, Dense.dot(values, i * (d + 1), values, i * (d + 1), d));
        }
        if (!(longest > 0)) {
            throw Problems.bad("All features of '" + name + "' are constant", "Give features that differ.");
        }
        double scale = 1 / Math.sqrt(longest);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                values[i * (d + 1) + j] *= scale;
            }
        }
        targets(rows, labels, name, values, d);
        return new Rows(values, d);
    }

    private static void standardise(List<double[]> rows, int column, double[] values, int width) {
        int n = rows.size();
        double mean = 0;
        for (double[] row : rows) {
            mean += row[column] / n;
        }
        double variance = 0;
        for (double[] row : rows) {
            variance += (row[column] - mean) * (row[column] - mean) / n;
        }
        for (int i = 0; i < n; i++) {
            values[i * width + column] = variance > 0 ? (rows.get(i)[column] - mean) / Math.sqrt(variance) : 0;
        }
    }

    private static void targets(List<double[]> rows, boolean labels, String name, double[] values, int d) {
        int n = rows.size();
        double mean = 0;
        double most = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : rows) {
            mean += row[d] / n;
            low = Math.min(low, row[d]);
            high = Math.max(high, row[d]);
        }
        for (int i = 0; i < n; i++) {
            double y = rows.get(i)[d];
            if (labels && y != low && y != high || low == high) {
                throw Problems.bad(
                        "The targets of '" + name + "' take " + (low == high ? "one value" : "more than two values")
                                + (labels ? "; expected two labels" : "; expected several"),
                        "Use another data set or loss.");
            }
            most = Math.max(most, Math.abs(y - mean));
        }
        for (int i = 0; i < n; i++) {
            double y = rows.get(i)[d];
            values[i * (d + 1) + d] = labels ? (y == low ? 1 : -1) : (y - mean) / most;
        }
    }

    /** Largest eigenvalue of the mean of a a'. */
    double curvature() {
        int n = values.length / (dimension + 1);
        double[] gram = new double[dimension * dimension];
        for (int i = 0; i < n; i++) {
            int from = i * (dimension + 1);
            for (int j = 0; j < dimension; j++) {
                Dense.axpy(values[from + j] / n, values, from, gram, j * dimension, dimension);
            }
        }
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                matrix.setEntry(i, j, gram[i * dimension + j]);
                matrix.setEntry(j, i, gram[i * dimension + j]);
            }
        }
        double most = 0;
        for (double value : new EigenDecompositionSymmetric(matrix).getEigenvalues()) {
            most = Math.max(most, value);
        }
        return most;
    }
}
