package org.reprise.lastiterate.algorithm;

import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Problems;

/**
 * The computable bound of the last iterate that all theorems follow from (Lemma 4.1 and its consequences), by logarithms:
 * with {@code gamma_1 = eta_1} and {@code gamma_t = eta_t prod_{s=2..t} (1 + mu_h eta_{s-1})/(1 - mu_f eta_s)}, which grows
 * like 3^t for some schedules,
 *
 * <p>{@code E F(x^{T+1}) - F* <= (1 - mu_f eta_1) D0 / sum gamma + c (M^2 + sigma^2) sum_t gamma_t eta_t / sum_{s>=t} gamma_s}.
 */
public final class ConvergenceBound {
    private static final double ROUNDING = 1e-12;

    private final double muF;
    private final double firstStep;
    private final double initial;
    private final double noise;
    private final double stretch;

    private ConvergenceBound(double muF, double firstStep, double initial, double noise, double stretch) {
        this.muF = muF;
        this.firstStep = firstStep;
        this.initial = initial;
        this.noise = noise;
        this.stretch = stretch;
    }

    /**
     * The bound after the first {@code count} steps.
     *
     * @param eta step sizes, positive and finite
     * @param muF mu_f
     * @param muH mu_h
     * @throws org.reprise.spi.RepriseException {@code BAD_VALUE} if a step exceeds 1/(2L) or 1/mu_f
     */
    public static ConvergenceBound of(double[] eta, int count, double muF, double muH, double smoothness) {
        double[] logGamma = new double[count];
        double product = 0;
        double stretch = 0;
        for (int t = 0; t < count; t++) {
            check(eta[t], t, muF, smoothness);
            if (t > 0) {
                product += Math.log1p(muH * eta[t - 1]) - Math.log1p(-muF * eta[t]);
                stretch = Math.max(stretch, 1 / (1 - muF * eta[t]));
            }
            logGamma[t] = Math.log(eta[t]) + product;
        }
        double rest = Double.NEGATIVE_INFINITY;
        double noise = 0;
        for (int t = count - 1; t >= 0; t--) {
            double high = Math.max(rest, logGamma[t]);
            rest = high + Math.log1p(Math.exp(Math.min(rest, logGamma[t]) - high));
            noise += eta[t] * Math.exp(logGamma[t] - rest);
        }
        return new ConvergenceBound(muF, eta[0], Math.exp(-rest), noise, Math.max(1, stretch));
    }

    private static void check(double eta, int t, double muF, double smoothness) {
        if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
            throw Problems.value(
                    "Step size " + eta + " at t = " + (t + 1) + "; a step size must be positive and finite",
                    "Give an eta above 0.");
        }
        if (eta * 2 * smoothness > 1 + ROUNDING) {
            throw Problems.value(
                    "The schedule violates eta_t <= 1/(2L) at t = " + (t + 1) + ": " + eta + " with L = " + smoothness,
                    "Use a schedule of csmd, which is clipped.");
        }
        if (eta * muF > 1 + ROUNDING) {
            throw Problems.value(
                    "The schedule violates eta_t <= 1/mu_f at t = " + (t + 1) + ": " + eta + " with mu_f = " + muF,
                    "Use smaller steps.");
        }
    }

    /** The bound in expectation. */
    public double expected(Constants constants) {
        return Math.max(0, 1 - muF * firstStep) * constants.distance() * initial
                + constants.factor() * product(constants.noise());
    }

    /**
     * The bound with probability {@code 1 - delta}; infinite without sub-Gaussian noise.
     *
     * @param delta in (0, 1)
     */
    public double highProbability(Constants constants, double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw Problems.value(
                    "Probability delta = " + delta + " of failure; expected it in (0, 1)", "Use 0.01, say.");
        }
        double square = constants.slope() * constants.slope()
                + constants.tail() * constants.tail() * (1 + 2 * Math.log(2 / delta));
        return 2 * (1 + stretch) * (constants.distance() * initial + product(square));
    }

    private double product(double square) {
        return square == 0 ? 0 : square * noise;
    }
}
