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
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, rows.square(i));
        }
        SumOverRows sums = new SumOverRows(n, d, 1);
        double first = SpectralNorm.largest(d, v -> {
            double[] out = new double[d];
            sums.addTo((i, sum) -> rows.axpy(i, rows.dot(i, v) / n, sum), out);
            return out;
        });
        double second = SpectralNorm.largest(d, v -> {
            double[] out = new double[d];
            sums.addTo((i, sum) -> rows.axpy(i, rows.square(i) * rows.dot(i, v) / n, sum), out);
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

        Gradients(int threads) {
            sums = new SumOverRows(rows.count(), rows.dimension(), threads);
        }

        @Override
        public void full(double[] u, double[] out) {
            int n = rows.count();
            Arrays.fill(out, 0);
            sums.addTo((i, sum) -> rows.axpy(i, loss.slope(rows.dot(i, u), labels[i]) / n, sum), out);
        }

        @Override
        public void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
            if (loss == Loss.SQUARED && count > 1) {
                for (int j = 0; j < difference.length; j++) {
                    difference[j] = u[j] - v[j];
                }
                for (int k = 0; k < count; k++) {
                    rows.axpy(batch[k], weight * rows.dot(batch[k], difference), out);
                }
                return;
            }
            for (int k = 0; k < count; k++) {
                int i = batch[k];
                double change = loss.slope(rows.dot(i, u), labels[i]) - loss.slope(rows.dot(i, v), labels[i]);
                rows.axpy(i, weight * change, out);
            }
        }
    }
}
