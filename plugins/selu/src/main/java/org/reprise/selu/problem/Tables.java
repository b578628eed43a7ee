package org.reprise.selu.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.spi.Dataset;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/** Which column of a data set is the class, and the others as numbers. */
public final class Tables {
    /** Columns of classes that are not the last. */
    private static final Map<String, String> CLASSES =
            Map.of("house-votes-84", "Class", "soybean", "Class", "letter-recognition", "lettr");

    /** Columns that name a row. */
    private static final Map<String, Set<String>> NAMES = Map.of("breast-cancer-wisconsin", Set.of("Id"));

    /** What becomes of categories. */
    public enum Coding {
        /** A number for each, its own where all categories are numbers. */
        NUMBERS,
        /** A column of zeros and ones for each. */
        ONE_HOT
    }

    /**
     * A data set as numbers.
     *
     * @param columns values of each feature by row; NaN where missing
     * @param labels class of each row, from 0
     * @param classes number of classes
     */
    public record Numbers(List<double[]> columns, int[] labels, int classes) {}

    private Tables() {}

    /** Takes a table or a set of images apart. */
    public static Numbers of(Dataset dataset, Coding coding) {
        return dataset instanceof ImageDataset images ? images(images) : table((TableDataset) dataset, coding);
    }

    private static Numbers images(ImageDataset images) {
        int size = images.height() * images.width();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            double[] column = new double[images.count()];
            for (int i = 0; i < column.length; i++) {
                column[i] = images.pixels()[i * size + j] & 0xff;
            }
            columns.add(column);
        }
        int[] labels = new int[images.count()];
        Arrays.setAll(labels, i -> images.labels()[i]);
        return new Numbers(columns, labels, Arrays.stream(labels).max().orElse(-1) + 1);
    }

    private static Numbers table(TableDataset table, Coding coding) {
        List<Column> all = table.columns();
        String name = CLASSES.getOrDefault(table.id(), all.get(all.size() - 1).name());
        List<double[]> columns = new ArrayList<>();
        for (Column column : all) {
            if (!column.name().equals(name)
                    && !NAMES.getOrDefault(table.id(), Set.of()).contains(column.name())) {
                columns.addAll(coded(column, coding));
            }
        }
        Column target = table.column(name);
        double[] distinct = Arrays.stream(target.values()).sorted().distinct().toArray();
        int[] labels = new int[table.rows()];
        Arrays.setAll(labels, i -> Arrays.binarySearch(distinct, target.values()[i]));
        return new Numbers(columns, labels, distinct.length);
    }

    private static List<double[]> coded(Column column, Coding coding) {
        if (column.numeric()) {
            return List.of(column.values());
        }
        int count = column.categories().size();
        if (coding == Coding.NUMBERS) {
            double[] numbers = numbers(column.categories());
            return List.of(Arrays.stream(column.values())
                    .map(value -> Double.isNaN(value) ? value : numbers[(int) value])
                    .toArray());
        }
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int category = c;
            columns.add(Arrays.stream(column.values())
                    .map(value -> Double.isNaN(value) ? value : value == category ? 1 : 0)
                    .toArray());
        }
        return columns;
    }

    private static double[] numbers(List<String> categories) {
        double[] numbers = new double[categories.size()];
        for (int c = 0; c < numbers.length; c++) {
            try {
                numbers[c] = Double.parseDouble(categories.get(c));
            } catch (NumberFormatException e) {
                Arrays.setAll(numbers, i -> i);
                return numbers;
            }
        }
        return numbers;
    }
}
