package org.reprise.optimization.problem;

import java.util.Arrays;

/**
 * {@code f(x) = (1/n) sum_i f_i(x)} over d variables. Points are ranges of longer arrays, so that many paths lie in one;
 * nothing here allocates. Implementations are immutable.
 */
public interface FiniteSum {
    /** Number n of components. */
    int components();

    /** Number d of variables. */
    int dimension();

    /** f_i at {@code x[at .. at + d)}. */
    double value(int i, double[] x, int at);

    /** Adds {@code weight} times a (sub)gradient of f_i to {@code sum[sumAt .. sumAt + d)}. */
    void addGradient(int i, double weight, double[] x, int at, double[] sum, int sumAt);

    /** Writes a (sub)gradient of f_i to {@code out[outAt .. outAt + d)}. */
    default void gradient(int i, double[] x, int at, double[] out, int outAt) {
        Arrays.fill(out, outAt, outAt + dimension(), 0);
        addGradient(i, 1, x, at, out, outAt);
    }

    /** The mean of the components {@code from} to {@code to - 1}. */
    default double value(int from, int to, double[] x, int at) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += value(i, x, at);
        }
        return sum / (to - from);
    }

    /** Writes a (sub)gradient of the mean of the components {@code from} to {@code to - 1}. */
    default void gradient(int from, int to, double[] x, int at, double[] out, int outAt) {
        Arrays.fill(out, outAt, outAt + dimension(), 0);
        for (int i = from; i < to; i++) {
            addGradient(i, 1.0 / (to - from), x, at, out, outAt);
        }
    }

    /** f. */
    default double value(double[] x, int at) {
        return value(0, components(), x, at);
    }

    /** Writes a (sub)gradient of f. */
    default void gradient(double[] x, int at, double[] out, int outAt) {
        gradient(0, components(), x, at, out, outAt);
    }

    /** f at the paths {@code from} to {@code to - 1}, which lie one after another in {@code points}. */
    default void values(double[] points, double[] out, int from, int to) {
        for (int r = from; r < to; r++) {
            out[r] = value(points, r * dimension());
        }
    }
}
