package org.reprise.vrhalpern.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.spi.Setup;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;
import org.reprise.vrhalpern.problem.Loss;
import org.reprise.vrhalpern.problem.Problems;
import org.reprise.vrhalpern.problem.Rows;

/**
 * Rows with labels and groups.
 *
 * @param rows features; the mean of their squared norms is 1
 * @param labels in {-1, 1} for the logistic loss; else standardised targets
 * @param group of each row, by its class (or by its label where that is a number)
 * @param groups number of groups
 */
record LabelledRows(Rows rows, double[] labels, int[] group, int groups) {
    private static final int BINS = 5;

    /** The rows of a table. */
    static LabelledRows of(String id, Loss loss, Setup setup) {
        TableDataset table = setup.datasets().table(id);
        List<Column> numeric =
                new ArrayList<>(table.columns().stream().filter(Column::numeric).toList());
        double[] target;
        int[] group;
        int groups;
        if (loss == Loss.LOGISTIC) {
            Column label = table.columns().stream()
                    .filter(c -> c.categories().size() >= 2)
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> Problems.bad(
                            "Data set '" + id + "' has no column of categories; expected one, the class",
                            "Use the huber loss for a numeric target, or a data set with classes."));
            group = Arrays.stream(label.values()).mapToInt(value -> (int) value).toArray();
            groups = label.categories().size();
            int largest = largest(group, groups);
            // The commonest class against the rest.
            target =
                    Arrays.stream(group).mapToDouble(g -> g == largest ? 1 : -1).toArray();
        } else {
            if (numeric.size() < 2) {
                throw Problems.bad(
                        "Data set '" + id + "' has " + numeric.size()
                                + " numeric columns; expected features and a target",
                        "Use the logistic loss for classes, or another data set.");
            }
            target = standardised(numeric.remove(numeric.size() - 1).values());
            if (target.length == 0) {
                throw Problems.bad("The target of data set '" + id + "' does not vary", "Use another data set.");
            }
            groups = Math.min(BINS, table.rows());
            group = bins(target, groups);
        }
        return new LabelledRows(features(numeric, table.rows(), id), target, group, groups);
    }

    /** Rows of sparse features that are scaled all alike, with their labels as a file has them. */
    static LabelledRows of(Rows rows, double[] labels, Loss loss, String source) {
        if (loss != Loss.LOGISTIC) {
            double[] target = standardised(labels);
            int groups = Math.min(BINS, target.length);
            return new LabelledRows(rows, target, bins(target, groups), groups);
        }
        double[] classes = Arrays.stream(labels).distinct().sorted().toArray();
        if (classes.length != 2) {
            throw Problems.bad(
                    source + " has " + classes.length + " different labels; the logistic loss expects 2",
                    "Use the huber loss, or a file with two classes.");
        }
        int[] group =
                Arrays.stream(labels).mapToInt(b -> b == classes[0] ? 0 : 1).toArray();
        return new LabelledRows(
                rows, Arrays.stream(group).mapToDouble(g -> 2.0 * g - 1).toArray(), group, 2);
    }

    private static int largest(int[] group, int groups) {
        int[] sizes = new int[groups];
        for (int g : group) {
            sizes[g]++;
        }
        int largest = 0;
        for (int g = 1; g < groups; g++) {
            largest = sizes[g] > sizes[largest] ? g : largest;
        }
        return largest;
    }

    /** Equal parts by the order of the targets. */
    private static int[] bins(double[] target, int groups) {
        Integer[] order = new Integer[target.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(target[i], target[j]));
        int[] group = new int[target.length];
        for (int k = 0; k < order.length; k++) {
            group[order[k]] = (int) ((long) k * groups / order.length);
        }
        return group;
    }

    private static Rows features(List<Column> columns, int count, String id) {
        List<double[]> kept = new ArrayList<>();
        for (Column column : columns) {
            double[] values = standardised(column.values());
            if (values.length > 0) {
                kept.add(values);
            }
        }
        if (kept.isEmpty()) {
            throw Problems.bad("Data set '" + id + "' has no numeric column that varies", "Use another data set.");
        }
        int d = kept.size();
        double[][] rows = new double[count][d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < count; i++) {
                rows[i][j] = kept.get(j)[i] / Math.sqrt(d);
            }
        }
        return Rows.dense(rows, d);
    }

    /** Mean 0 and variance 1; a missing value becomes the mean. Empty for a column that does not vary. */
    private static double[] standardised(double[] column) {
        double[] known = Arrays.stream(column).filter(x -> !Double.isNaN(x)).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double variance =
                Arrays.stream(known).map(x -> (x - mean) * (x - mean)).average().orElse(0);
        if (!(variance > 0)) {
            return new double[0];
        }
        double deviation = Math.sqrt(variance);
        return Arrays.stream(column)
                .map(x -> Double.isNaN(x) ? 0 : (x - mean) / deviation)
                .toArray();
    }
}
