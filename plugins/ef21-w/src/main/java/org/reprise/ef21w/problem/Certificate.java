package org.reprise.ef21w.problem;

import java.util.Arrays;

/**
 * What a step size's theory says of a run: with {@code G = sum_i ||g_i n w_i - grad f_i(x)||^2 / (n^2 a_i)}, where g_i n w_i is
 * the server's estimate of client i's gradient, {@code V = f - f* + c G} falls by {@code gamma/2 ||grad f||^2} at least
 * in every round: surely for a deterministic compressor, else in expectation.
 *
 * @param shares a_i, weights of the analysis
 * @param gamma step size
 * @param coefficient c = gamma q/(2 theta); gamma/theta where V falls by the factor 1 - gamma mu; NaN where nothing is said
 * @param concentration q with {@code ||g - grad f||^2 <= q G}
 */
public record Certificate(double[] shares, double gamma, double coefficient, double concentration) {
    /** No theory. */
    public static Certificate none(int n, double gamma) {
        double[] shares = new double[n];
        Arrays.fill(shares, 1.0 / n);
        return new Certificate(shares, gamma, Double.NaN, 1);
    }
}
