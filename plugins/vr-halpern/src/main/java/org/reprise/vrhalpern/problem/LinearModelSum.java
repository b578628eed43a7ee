package org.reprise.vrhalpern.problem;

import java.util.Arrays;

/**
 * Gradient of an average loss of linear predictions: {@code F_i(u) = loss'(a_i . u, b_i) a_i}. Averaged cocoercive with
 * {@code L = max_i curvature ||a_i||^2}.
 */
public final class LinearModelSum implements FiniteSum {
    private final Rows rows;
    private final double[] labels;
    private final Loss loss;
    private final Constants constants;

    /**
     * @param rows a_i, not all zero
     * @param labels b, length n; in {-1, 1} for the logistic loss
     * @param loss the loss
     */
    public LinearModelSum(Rows rows, double[] labels, Loss loss) {
        this.rows = rows;
        this.labels = labels;
        this.loss = loss;
        int n = rows.count();
        int d = rows.dimension();
        double[] squares = new double[n];
        Arrays.setAll(squares, rows::square);
        double largest = Arrays.stream(squares).max().orElseThrow();
        SumOverRows sums = new SumOverRows(rows, 1);
        double first = SpectralNorm.largest(d, v -> {
            double[] out = new double[d];
            sums.addTo(v, (i, z) -> z / n, out);
            return out;
        });
        double second = SpectralNorm.largest(d, v -> {
            double[] out = new double[d];
            sums.addTo(v, (i, z) -> squares[i] * z / n, out);
            return out;
        });
        double curvature = loss.curvature();
        double meanSquare = curvature * Math.max(Math.sqrt(second), first);
        constants = new Constants(curvature * first, meanSquare, curvature * largest, Double.NaN, false);
    }

    @Override
    public int components() {
        return rows.count();
    }

    @Override
    public int dimension() {
        return rows.dimension();
    }

    @Override
    public Constants constants() {
        return constants;
    }

    @Override
    public boolean affine() {
        return loss == Loss.SQUARED;
    }

    @Override
    public Evaluator evaluator(int threads) {
        return new Gradients(threads);
    }

    private final class Gradients implements Evaluator {
        private final SumOverRows sums;
        private final double[] difference = new double[rows.dimension()];
        private final double[] change = new double[SumOverRows.CHUNK];
        private final double[] other = new double[SumOverRows.CHUNK];

        Gradients(int threads) {
            sums = new SumOverRows(rows, threads);
        }

        @Override
        public void full(double[] u, double[] out) {
            int n = rows.count();
            Arrays.fill(out, 0);
            sums.addTo(u, (i, z) -> loss.slope(z, labels[i]) / n, out);
        }

        @Override
        public void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
            if (loss == Loss.SQUARED && count > 1) {
                for (int j = 0; j < difference.length; j++) {
                    difference[j] = u[j] - v[j];
                }
            }
            for (int first = 0; first < count; first += SumOverRows.CHUNK) {
                int size = Math.min(SumOverRows.CHUNK, count - first);
                if (loss == Loss.SQUARED && count > 1) {
                    rows.dots(batch, first, size, difference, change);
                } else {
                    rows.dots(batch, first, size, u, change);
                    rows.dots(batch, first, size, v, other);
                    for (int k = 0; k < size; k++) {
                        double label = labels[batch[first + k]];
                        change[k] = loss.slope(change[k], label) - loss.slope(other[k], label);
                    }
                }
                for (int k = 0; k < size; k++) {
                    change[k] *= weight;
                }
                rows.combine(batch, first, size, change, out);
            }
        }
    }
}
