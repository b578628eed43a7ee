package org.reprise.selu.problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Standardises features by the training rows: missing values become the mean, constant features are dropped, what is left
 * has mean 0 and variance 1 and is cut off at a bound.
 */
final class Standardiser {
    private final List<double[]> columns;
    private final double[] means;
    private final double[] deviations;
    private final int[] kept;
    private final double bound;

    Standardiser(List<double[]> columns, int[] training, double bound) {
        this.columns = columns;
        this.bound = bound;
        means = new double[columns.size()];
        deviations = new double[columns.size()];
        for (int j = 0; j < means.length; j++) {
            double[] column = columns.get(j);
            double[] known = Arrays.stream(training)
                    .mapToDouble(row -> column[row])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double mean = Arrays.stream(known).average().orElse(0);
            means[j] = mean;
            // Rows without a value sit at the mean.
            double square = Arrays.stream(known)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            deviations[j] = Math.sqrt(square / Math.max(1, training.length));
        }
        // Rounding leaves a constant feature a deviation, relative to its size.
        kept = IntStream.range(0, means.length)
                .filter(j -> deviations[j] > 1e-12 * (1 + Math.abs(means[j])))
                .toArray();
        if (kept.length == 0) {
            throw Problems.bad(
                    "All " + means.length + " features are constant in the training rows",
                    "Take more rows, or another data set.");
        }
    }

    int features() {
        return kept.length;
    }

    /** The features of some rows, row by row. */
    float[] of(int[] rows) {
        float[] values = new float[rows.length * kept.length];
        for (int k = 0; k < kept.length; k++) {
            int j = kept[k];
            double[] column = columns.get(j);
            for (int i = 0; i < rows.length; i++) {
                double value = Double.isNaN(column[rows[i]]) ? means[j] : column[rows[i]];
                double scaled = (value - means[j]) / deviations[j];
                values[i * kept.length + k] = (float) Math.max(-bound, Math.min(bound, scaled));
            }
        }
        return values;
    }
}
