package org.reprise.optimization.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Makes examples of data sets. Numeric columns become one feature each, columns of two categories one feature in {0, 1},
 * columns of more one such feature a category. Rows with a missing value are left out.
 */
public final class ExampleTables {
    /** Name of the label's column in tables read from LIBSVM files. */
    private static final String LABEL = "label";

    private ExampleTables() {}

    /**
     * A classification with targets -1 and +1.
     *
     * <p>The label is the column {@code label} if its numbers take two values, of which the greater becomes +1; otherwise
     * the last column of two categories, of which the first in the table becomes +1.
     *
     * @throws org.reprise.spi.RepriseException {@code BAD_PROBLEM} without such a column
     */
    public static Examples classification(TableDataset table) {
        for (Column column : table.columns()) {
            if (column.name().equals(LABEL) && column.numeric()) {
                double[] values =
                        Arrays.stream(column.values()).sorted().distinct().toArray();
                if (values.length == 2) {
                    return examples(table, column, v -> v == values[1] ? 1 : -1);
                }
            }
        }
        Column label = table.columns().stream()
                .filter(column -> column.categories().size() == 2)
                .reduce((first, second) -> second)
                .orElseThrow(() -> Examples.bad(
                        "Data set '" + table.id() + "' has no column of two classes; expected one, the label",
                        "Use a data set with two classes; 'reprise data list' shows them all."));
        return examples(table, label, v -> v == 0 ? 1 : -1);
    }

    /**
     * A regression on a numeric column.
     *
     * @throws org.reprise.spi.RepriseException {@code BAD_PROBLEM} if it is of categories, {@code UNKNOWN_NAME} if there
     *     is none of that name
     */
    public static Examples regression(TableDataset table, String target) {
        Column column = table.column(target);
        if (!column.numeric()) {
            throw Examples.bad(
                    "Column '" + target + "' of data set '" + table.id() + "' holds categories; expected numbers",
                    "Name a numeric column.");
        }
        return examples(table, column, v -> v);
    }

    /**
     * Two classes of images: the first becomes +1; pixels in [0, 1].
     *
     * @throws org.reprise.spi.RepriseException {@code BAD_PROBLEM} if a class has no image
     */
    public static Examples images(ImageDataset images, int first, int second) {
        int[] chosen = IntStream.range(0, images.train())
                .filter(i -> images.labels()[i] == first || images.labels()[i] == second)
                .toArray();
        int pixels = images.height() * images.width();
        double[] features = new double[chosen.length * pixels];
        double[] targets = new double[chosen.length];
        int positive = 0;
        for (int i = 0; i < chosen.length; i++) {
            double[] image = images.image(chosen[i]);
            System.arraycopy(image, 0, features, i * pixels, pixels);
            targets[i] = images.labels()[chosen[i]] == first ? 1 : -1;
            positive += targets[i] > 0 ? 1 : 0;
        }
        if (positive == 0 || positive == chosen.length) {
            throw Examples.bad(
                    "Data set '" + images.id() + "' has " + positive + " training images of class " + first + " and "
                            + (chosen.length - positive) + " of class " + second + "; expected some of each",
                    "Name two classes of the data set.");
        }
        return new Examples(images.id() + " " + first + "/" + second, features, targets, chosen.length, pixels);
    }

    private interface Target {
        double of(double value);
    }

    private static Examples examples(TableDataset table, Column label, Target target) {
        List<double[]> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column != label) {
                columns.addAll(features(column));
            }
        }
        int[] whole = IntStream.range(0, table.rows())
                .filter(i -> !Double.isNaN(label.values()[i]))
                .filter(i -> columns.stream().noneMatch(c -> Double.isNaN(c[i])))
                .toArray();
        if (whole.length == 0 || columns.isEmpty()) {
            throw Examples.bad(
                    "Data set '" + table.id() + "' has no row without a missing value, or no feature",
                    "Use a data set with complete rows.");
        }
        double[] features = new double[whole.length * columns.size()];
        double[] targets = new double[whole.length];
        for (int i = 0; i < whole.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                features[i * columns.size() + j] = columns.get(j)[whole[i]];
            }
            targets[i] = target.of(label.values()[whole[i]]);
        }
        return new Examples(table.id(), features, targets, whole.length, columns.size());
    }

    private static List<double[]> features(Column column) {
        int categories = column.categories().size();
        if (categories <= 2) {
            return List.of(column.values());
        }
        List<double[]> indicators = new ArrayList<>();
        for (int k = 0; k < categories; k++) {
            int category = k;
            indicators.add(Arrays.stream(column.values())
                    .map(v -> Double.isNaN(v) ? v : v == category ? 1 : 0)
                    .toArray());
        }
        return indicators;
    }
}
