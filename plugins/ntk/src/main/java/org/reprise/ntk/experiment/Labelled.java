package org.reprise.ntk.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.ntk.problem.Problems;
import org.reprise.ntk.problem.Rows;
import org.reprise.spi.Dataset;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Examples with classes.
 *
 * @param rows features
 * @param labels class of each, from 0
 * @param classes number of classes
 */
record Labelled(Rows rows, int[] labels, int classes) {
    /** Training and test examples. */
    record Split(Labelled train, Labelled test) {}

    /**
     * The first training and test images, intensities in [0, 1]; or random rows of a table, each numeric feature with mean 0
     * and variance 1 over its training rows, categories as ones and zeros.
     *
     * @param train number of training examples at most
     * @param test number of test examples at most
     */
    static Split of(Dataset data, int train, int test, RandomGenerator random) {
        if (data instanceof ImageDataset images) {
            // A set without test images leaves them behind the training images that are taken.
            int inner = Math.min(train, images.train() == images.count() ? images.count() * 2 / 3 : images.train());
            int from = images.train() == images.count() ? inner : images.train();
            return new Split(images(images, 0, inner), images(images, from, Math.min(images.count(), from + test)));
        }
        return table((TableDataset) data, train, test, random);
    }

    /** The first test images; of a set without any, the first images. */
    static Labelled test(ImageDataset images, int count) {
        int from = images.train() == images.count() ? 0 : images.train();
        return images(images, from, Math.min(images.count(), from + count));
    }

    private static Labelled images(ImageDataset images, int from, int to) {
        int size = images.height() * images.width();
        double[] values = new double[(to - from) * size];
        int[] labels = new int[to - from];
        for (int i = from; i < to; i++) {
            System.arraycopy(images.image(i), 0, values, (i - from) * size, size);
            labels[i - from] = images.labels()[i];
        }
        return new Labelled(new Rows(to - from, size, values), labels, 10);
    }

    private static Split table(TableDataset table, int train, int test, RandomGenerator random) {
        Column label = table.columns().stream()
                .filter(c -> !c.numeric())
                .reduce((first, second) -> second)
                .orElseThrow(() -> Problems.bad(
                        "Data set '" + table.id() + "' has no column of classes", "Use a data set with classes."));
        int[] order = IntStream.range(0, table.rows())
                .filter(i -> !Double.isNaN(label.values()[i]))
                .toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int inner = Math.min(train, order.length * 2 / 3);
        int all = Math.min(order.length, inner + test);
        List<double[]> features = table.columns().stream()
                .filter(c -> c != label)
                .flatMap(c -> features(c, order, inner).stream())
                .toList();
        double[] values = new double[all * features.size()];
        for (int i = 0; i < all; i++) {
            for (int d = 0; d < features.size(); d++) {
                values[i * features.size() + d] = features.get(d)[order[i]];
            }
        }
        Rows rows = new Rows(all, features.size(), values);
        int[] labels =
                Arrays.stream(order, 0, all).map(i -> (int) label.values()[i]).toArray();
        int classes = label.categories().size();
        return new Split(part(rows, labels, classes, 0, inner), part(rows, labels, classes, inner, all));
    }

    private static Labelled part(Rows rows, int[] labels, int classes, int from, int to) {
        return new Labelled(
                new Rows(
                        to - from,
                        rows.width(),
                        Arrays.copyOfRange(rows.values(), from * rows.width(), to * rows.width())),
                Arrays.copyOfRange(labels, from, to),
                classes);
    }

    /** Numbers of a column by row of the table; what is missing is 0 after scaling. */
    private static List<double[]> features(Column column, int[] order, int train) {
        double[] values = column.values();
        if (!column.numeric()) {
            return IntStream.range(0, column.categories().size())
                    .mapToObj(
                            k -> Arrays.stream(values).map(v -> v == k ? 1 : 0).toArray())
                    .toList();
        }
        double[] known = Arrays.stream(order, 0, train)
                .mapToDouble(i -> values[i])
                .filter(v -> !Double.isNaN(v))
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double variance =
                Arrays.stream(known).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
        return List.of(Arrays.stream(values)
                .map(v -> Double.isNaN(v) ? 0 : (v - mean) * scale)
                .toArray());
    }

    /** The same with some labels drawn anew. */
    Labelled noisy(double share, RandomGenerator random) {
        int[] changed = labels.clone();
        for (int i = 0; i < changed.length; i++) {
            double u = random.nextDouble();
            int drawn = random.nextInt(classes);
            changed[i] = u < share ? drawn : changed[i];
        }
        return new Labelled(rows, changed, classes);
    }

    /** Ones at the classes, N by k, from which something is subtracted. */
    double[] oneHot(double less) {
        double[] targets = new double[labels.length * classes];
        Arrays.fill(targets, -less);
        for (int i = 0; i < labels.length; i++) {
            targets[i * classes + labels[i]] += 1;
        }
        return targets;
    }
}
