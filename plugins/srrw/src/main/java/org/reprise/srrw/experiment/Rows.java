package org.reprise.srrw.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;
import org.reprise.srrw.problem.SigmoidLoss;

/**
 * Random rows of a table, one a node, each feature with mean 0 and variance 1 over them.
 *
 * @param features N by D by rows
 * @param labels in {0, 1}, length N
 * @param dimension D
 */
record Rows(double[] features, double[] labels, int dimension) {
    static Rows choose(TableDataset table, int count, RandomGenerator random) {
        if (table.rows() < count) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "Data set '" + table.id() + "' has " + table.rows() + " rows for " + count
                            + " nodes; expected one a node at least",
                    "Use a larger data set or a smaller graph.");
        }
        Column label = table.columns().stream()
                .filter(c -> c.categories().size() == 2)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new RepriseException(
                        ErrorCode.BAD_PROBLEM,
                        "Data set '" + table.id() + "' has no column of two categories; expected one, the label",
                        "Use a data set with two classes."));
        int[] rows = shuffled(table.rows(), random);
        List<double[]> columns = table.columns().stream()
                .filter(Column::numeric)
                .map(c -> standardised(c, rows, count))
                // A feature that is constant over the rows says nothing.
                .filter(values -> values.length > 0)
                .toList();
        double[] features = new double[count * columns.size()];
        double[] labels = new double[count];
        for (int i = 0; i < count; i++) {
            labels[i] = label.values()[rows[i]] == 0 ? 1 : 0;
            for (int d = 0; d < columns.size(); d++) {
                features[i * columns.size() + d] = columns.get(d)[i];
            }
        }
        return new Rows(features, labels, columns.size());
    }

    SigmoidLoss loss(SigmoidLoss.Kind kind, double kappa) {
        return new SigmoidLoss(kind, features, labels, dimension, kappa);
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        for (int i = size - 1; i > 0; i--) {
            int j = (int) (random.nextDouble() * (i + 1));
            int value = order[i];
            order[i] = order[j];
            order[j] = value;
        }
        return order;
    }

    private static double[] standardised(Column column, int[] rows, int count) {
        double[] values = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            values[i] = column.values()[rows[i]];
            mean += values[i] / count;
        }
        double variance = 0;
        for (int i = 0; i < count; i++) {
            values[i] -= mean;
            variance += values[i] * values[i] / count;
        }
        if (!(variance > 0)) {
            return new double[0];
        }
        for (int i = 0; i < count; i++) {
            values[i] /= Math.sqrt(variance);
        }
        return values;
    }
}
