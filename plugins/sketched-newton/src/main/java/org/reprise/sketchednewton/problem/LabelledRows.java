package org.reprise.sketchednewton.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Rows with labels -1 or 1; the arrays are not to be written.
 *
 * @param features one array a row, each of length {@code dimension}
 * @param labels -1 or 1, one a row
 * @param dimension number of features
 */
public record LabelledRows(double[][] features, double[] labels, int dimension) {
    /**
     * Rows of a table: the last column of two categories is the label, its first category 1; numeric columns and other
     * columns of two categories are features, scaled to [-1, 1]. Constant columns are dropped.
     */
    public static LabelledRows of(TableDataset table) {
        Column label = table.columns().stream()
                .filter(c -> c.categories().size() == 2)
                .reduce((first, second) -> second)
                .orElseThrow(() -> Problems.bad(
                        "Data set '" + table.id() + "' has no column of two categories; expected one, the label",
                        "Use a data set with two classes."));
        List<double[]> columns = table.columns().stream()
                .filter(c -> c != label && c.categories().size() <= 2)
                .map(c -> scaled(table.id(), c))
                .filter(values -> values.length > 0)
                .toList();
        if (columns.isEmpty()) {
            throw Problems.bad(
                    "Data set '" + table.id() + "' has no feature; expected numeric columns", "Use another data set.");
        }
        double[][] features = new double[table.rows()][columns.size()];
        double[] labels = new double[table.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label.values()[i] == 0 ? 1 : -1;
            for (int j = 0; j < columns.size(); j++) {
                features[i][j] = columns.get(j)[i];
            }
        }
        return new LabelledRows(features, labels, columns.size());
    }

    /** Rows of a file in LIBSVM's text format, {@code label index:value ...}; of two labels the larger is 1. */
    public static LabelledRows read(Path file) {
        List<double[]> rows = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        int dimension = 0;
        List<String> lines = lines(file);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            String[] words = line.strip().split("[\\s:]+");
            if (words.length % 2 == 0) {
                throw broken(file, number, line);
            }
            int[] indices = new int[words.length / 2];
            double[] values = new double[indices.length];
            try {
                labels.add(Double.parseDouble(words[0]));
                for (int k = 0; k < indices.length; k++) {
                    indices[k] = Integer.parseInt(words[2 * k + 1]) - 1;
                    values[k] = Double.parseDouble(words[2 * k + 2]);
                    if (indices[k] < 0) {
                        throw broken(file, number, line);
                    }
                    dimension = Math.max(dimension, indices[k] + 1);
                }
            } catch (NumberFormatException e) {
                throw broken(file, number, line);
            }
            places.add(indices);
            rows.add(values);
        }
        double[] distinct =
                labels.stream().mapToDouble(l -> l).distinct().sorted().toArray();
        if (distinct.length != 2) {
            throw Problems.file(
                    file + " has the labels " + Arrays.toString(distinct) + "; expected two", "Use a binary data set.");
        }
        double[][] features = new double[rows.size()][dimension];
        double[] signs = new double[rows.size()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = labels.get(i) == distinct[1] ? 1 : -1;
            for (int k = 0; k < places.get(i).length; k++) {
                features[i][places.get(i)[k]] = rows.get(i)[k];
            }
        }
        return new LabelledRows(features, signs, dimension);
    }

    private static double[] scaled(String table, Column column) {
        double low = Arrays.stream(column.values()).min().orElse(0);
        double high = Arrays.stream(column.values()).max().orElse(0);
        if (Double.isNaN(low + high)) {
            throw Problems.bad(
                    "Column '" + column.name() + "' of data set '" + table + "' has missing values; expected none",
                    "Use a complete data set.");
        }
        return high > low
                ? Arrays.stream(column.values())
                        .map(v -> 2 * (v - low) / (high - low) - 1)
                        .toArray()
                : new double[0];
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException | UncheckedIOException e) {
            throw Problems.file(
                    "Data file " + file.toAbsolutePath() + " cannot be read", "Give the path of a LIBSVM text file.");
        }
    }

    private static RuntimeException broken(Path file, int line, String text) {
        return Problems.file(
                file + ", line " + line + " is '" + text + "'; expected label index:value ..., indices from 1",
                "Mend the line.");
    }
}
