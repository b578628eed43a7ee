package org.reprise.optimization.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.numerics.Dense;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Examples of a linear model. Every transformation gives new examples; the arrays are not to be written.
 *
 * @param source id of the data set, or what else they are
 * @param features n by d by rows, finite
 * @param targets length n: -1 and +1 of a classification, numbers of a regression
 * @param rows n, at least 1
 * @param columns d, at least 1
 */
public record Examples(String source, double[] features, double[] targets, int rows, int columns) {
    /** @throws RepriseException {@link ErrorCode#BAD_PROBLEM} for lengths that do not fit or a value not finite */
    public Examples {
        if (rows < 1 || columns < 1 || (long) rows * columns != features.length || targets.length != rows) {
            throw bad(
                    source + " has " + features.length + " features and " + targets.length + " targets for " + rows
                            + " rows of " + columns + "; expected " + (long) rows * columns + " and " + rows,
                    "Give one target a row, and as many features as columns.");
        }
        for (int i = 0; i < rows; i++) {
            boolean finite = Double.isFinite(targets[i]);
            for (int j = i * columns; finite && j < (i + 1) * columns; j++) {
                finite = Double.isFinite(features[j]);
            }
            if (!finite) {
                throw bad("Row " + i + " of " + source + " has a value that is not finite", "Leave the row out.");
            }
        }
    }

    static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    /** Index of the first feature of a row. */
    public int start(int row) {
        return row * columns;
    }

    /** Square of the Euclidean norm of a row. */
    public double squaredNorm(int row) {
        return Dense.dot(features, row * columns, features, row * columns, columns);
    }

    /** Rows by their numbers, in that order; a number may come twice. */
    public Examples select(int[] order) {
        double[] some = new double[order.length * columns];
        double[] values = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(features, order[i] * columns, some, i * columns, columns);
            values[i] = targets[order[i]];
        }
        return new Examples(source, some, values, order.length, columns);
    }

    /** Rows {@code from} to {@code to - 1}. */
    public Examples range(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** All rows in a random order (Fisher and Yates). */
    public Examples shuffled(RandomGenerator random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = order[i];
            order[i] = order[j];
            order[j] = value;
        }
        return select(order);
    }

    /** All rows by rising norm; equal ones keep their order. */
    public Examples sortedByNorm() {
        return sorted(Comparator.comparingDouble(this::squaredNorm));
    }

    /** All rows by rising target; equal ones keep their order. */
    public Examples sortedByTarget() {
        return sorted(Comparator.comparingDouble(i -> targets[i]));
    }

    private Examples sorted(Comparator<Integer> order) {
        return select(IntStream.range(0, rows)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** With a first column of ones. */
    public Examples withBias() {
        double[] wider = new double[rows * (columns + 1)];
        for (int i = 0; i < rows; i++) {
            wider[i * (columns + 1)] = 1;
            System.arraycopy(features, i * columns, wider, i * (columns + 1) + 1, columns);
        }
        return new Examples(source, wider, targets, rows, columns + 1);
    }

    /** With columns of mean 0 and variance 1 (over n); constant columns are left out. */
    public Examples standardised() {
        return rescaled((column, range) -> {
            double mean = Arrays.stream(column).average().orElse(0);
            double square =
                    Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
            return new double[] {mean, Math.sqrt(rows / square)};
        });
    }

    /** With columns moved linearly to [low, high]; constant columns are left out. */
    public Examples scaled(double low, double high) {
        return rescaled((column, range) -> {
            double scale = (high - low) / (range[1] - range[0]);
            return new double[] {range[0] - low / scale, scale};
        });
    }

    /** With rows divided by their norms; rows of norm 0 stay. */
    public Examples unitRows() {
        double[] unit = features.clone();
        for (int i = 0; i < rows; i++) {
            double norm = Math.sqrt(squaredNorm(i));
            for (int j = i * columns; norm > 0 && j < (i + 1) * columns; j++) {
                unit[j] /= norm;
            }
        }
        return new Examples(source, unit, targets, rows, columns);
    }

    private interface Scaling {
        /** Shift and factor for a column whose least and greatest value differ. */
        double[] of(double[] column, double[] range);
    }

    private Examples rescaled(Scaling scaling) {
        double[][] kept = new double[columns][];
        int width = 0;
        for (int j = 0; j < columns; j++) {
            double[] column = new double[rows];
            for (int i = 0; i < rows; i++) {
                column[i] = features[i * columns + j];
            }
            double[] range = {
                Arrays.stream(column).min().orElseThrow(),
                Arrays.stream(column).max().orElseThrow()
            };
            if (range[0] < range[1]) {
                double[] shift = scaling.of(column, range);
                Arrays.setAll(column, i -> (column[i] - shift[0]) * shift[1]);
                kept[width++] = column;
            }
        }
        if (width == 0) {
            throw bad("All columns of " + source + " are constant; expected one that is not", "Use other data.");
        }
        double[] scaled = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                scaled[i * width + j] = kept[j][i];
            }
        }
        return new Examples(source, scaled, targets, rows, width);
    }
}
