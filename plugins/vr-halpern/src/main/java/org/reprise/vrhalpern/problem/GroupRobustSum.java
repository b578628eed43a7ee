package org.reprise.vrhalpern.problem;

import java.util.Arrays;

/**
 * Regression against the worst weighting of groups of data: {@code min_x max_r sum_g s r_g f_g(x) + lambda ||x||^2 / 2 - rho
 * ||r - T/G||^2 / 2}, f_g the average loss of group g, r on the simplex of total {@code T = 1/s}, u = (x, r). With n groups
 * of one datum and {@code s = n^(-1/2)} it is distributionally robust regression with a chi-square penalty.
 *
 * <p>Component i, of group g with n_g data and {@code c = n / n_g}, is {@code (c s r_g loss'(a_i . x, b_i) a_i + lambda x,
 * (-c s loss(a_i . x, b_i) + c rho (r_g - T/G)) e_g)}.
 */
public final class GroupRobustSum implements FiniteSum {
    private final Rows rows;
    private final double[] labels;
    private final Loss loss;
    private final int[] group;
    private final double[] inverseShare;
    private final Penalties penalties;
    private final int groups;
    private final double scale;
    private final Constants constants;

    /**
     * Penalties.
     *
     * @param lambda of x, not negative
     * @param rho of the weights, not negative
     */
    public record Penalties(double lambda, double rho) {}

    private GroupRobustSum(
            Rows rows, double[] labels, Loss loss, int[] group, int groups, double scale, Penalties penalties) {
        this.rows = rows;
        this.labels = labels;
        this.loss = loss;
        this.group = group;
        this.groups = groups;
        this.scale = scale;
        this.penalties = penalties;
        if (loss == Loss.SQUARED) {
            throw Problems.value(
                    "The squared loss has no Lipschitz saddle operator here; expected logistic or huber",
                    "Set the loss to huber for regression, to logistic for classification.");
        }
        inverseShare = new double[groups];
        for (int g : group) {
            inverseShare[g]++;
        }
        for (int g = 0; g < groups; g++) {
            if (inverseShare[g] == 0) {
                throw Problems.bad("Group " + g + " has no data; expected one at least", "Leave the group out.");
            }
            inverseShare[g] = group.length / inverseShare[g];
        }
        Terms terms = new Terms(1);
        LipschitzEstimate estimate = LipschitzEstimate.of(terms, terms::spread, weights(), start());
        constants = new Constants(estimate.lipschitz(), estimate.meanSquare(), Double.NaN, Double.NaN, true);
    }

    /**
     * The worst group.
     *
     * @param rows a_i
     * @param labels b, length n
     * @param loss logistic or Huber's
     * @param group of each datum, below {@code groups}
     * @param groups number G of groups, none empty
     */
    public static GroupRobustSum of(
            Rows rows, double[] labels, Loss loss, int[] group, int groups, Penalties penalties) {
        return new GroupRobustSum(rows, labels, loss, group, groups, 1, penalties);
    }

    /** The worst weighting of single data. */
    public static GroupRobustSum distributional(Rows rows, double[] labels, Loss loss, Penalties penalties) {
        int n = rows.count();
        int[] alone = new int[n];
        Arrays.setAll(alone, i -> i);
        return new GroupRobustSum(rows, labels, loss, alone, n, 1 / Math.sqrt(n), penalties);
    }

    /** The set of u: x free, r on its simplex. */
    public Resolvent weights() {
        return Simplices.last(dimension(), groups, 1 / scale);
    }

    /** x = 0 and all weights alike. */
    public double[] start() {
        double[] start = new double[dimension()];
        Arrays.fill(start, rows.dimension(), start.length, uniform());
        return start;
    }

    private double uniform() {
        return 1 / (scale * groups);
    }

    /** Largest average loss of a group at x. */
    public double worst(double[] u) {
        double[] average = new double[groups];
        for (int i = 0; i < rows.count(); i++) {
            average[group[i]] += inverseShare[group[i]] * loss.value(rows.dot(i, u), labels[i]) / rows.count();
        }
        return Arrays.stream(average).max().orElseThrow();
    }

    @Override
    public int components() {
        return rows.count();
    }

    @Override
    public int dimension() {
        return rows.dimension() + groups;
    }

    @Override
    public Constants constants() {
        return constants;
    }

    @Override
    public Evaluator evaluator(int threads) {
        return new Terms(threads);
    }

    private final class Terms implements Evaluator {
        private final SumOverRows sums;
        private final double[] losses = new double[rows.count()];
        private final double[] gradient = new double[rows.dimension()];

        Terms(int threads) {
            sums = new SumOverRows(rows, threads);
        }

        @Override
        public void full(double[] u, double[] out) {
            int n = rows.count();
            int d = rows.dimension();
            for (int j = 0; j < d; j++) {
                out[j] = penalties.lambda * u[j];
            }
            Arrays.fill(gradient, 0);
            sums.addTo(
                    u,
                    (i, z) -> {
                        losses[i] = loss.value(z, labels[i]);
                        return factor(i, u) * loss.slope(z, labels[i]) / n;
                    },
                    gradient);
            for (int j = 0; j < d; j++) {
                out[j] += gradient[j];
            }
            for (int g = 0; g < groups; g++) {
                out[d + g] = penalties.rho * (u[d + g] - uniform());
            }
            for (int i = 0; i < n; i++) {
                out[d + group[i]] -= scale * inverseShare[group[i]] * losses[i] / n;
            }
        }

        private double factor(int i, double[] u) {
            return inverseShare[group[i]] * scale * u[rows.dimension() + group[i]];
        }

        @Override
        public void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
            int d = rows.dimension();
            for (int k = 0; k < count; k++) {
                int i = batch[k];
                double zu = rows.dot(i, u);
                double zv = rows.dot(i, v);
                double change = factor(i, u) * loss.slope(zu, labels[i]) - factor(i, v) * loss.slope(zv, labels[i]);
                rows.axpy(i, weight * change, out);
                out[d + group[i]] += weight * weightChange(i, zu, zv, u, v);
            }
            double pull = weight * count * penalties.lambda;
            for (int j = 0; pull != 0 && j < d; j++) {
                out[j] += pull * (u[j] - v[j]);
            }
        }

        /** The coordinate of r_g in {@code F_i(u) - F_i(v)}. */
        private double weightChange(int i, double zu, double zv, double[] u, double[] v) {
            int at = rows.dimension() + group[i];
            double losses = loss.value(zu, labels[i]) - loss.value(zv, labels[i]);
            return inverseShare[group[i]] * (penalties.rho * (u[at] - v[at]) - scale * losses);
        }

        /** The mean of {@code ||F_i(u) - F_i(v)||^2}. */
        private double spread(double[] u, double[] v) {
            int d = rows.dimension();
            double square = 0;
            for (int j = 0; j < d; j++) {
                square += (u[j] - v[j]) * (u[j] - v[j]);
            }
            double lambda = penalties.lambda;
            double sum = 0;
            for (int i = 0; i < rows.count(); i++) {
                double zu = rows.dot(i, u);
                double zv = rows.dot(i, v);
                double change = factor(i, u) * loss.slope(zu, labels[i]) - factor(i, v) * loss.slope(zv, labels[i]);
                double other = weightChange(i, zu, zv, u, v);
                sum += change * change * rows.square(i)
                        + 2 * change * lambda * (zu - zv)
                        + lambda * lambda * square
                        + other * other;
            }
            return sum / rows.count();
        }
    }
}
