package org.reprise.sea.problem;

/**
 * What the rounds up to t of a replica are held to; nothing here depends on a learner.
 *
 * @param best the best fixed point in hindsight for the drawn losses
 * @param expectedBest that for the expected losses; null where they are not known
 * @param expectedSum sum of the expected losses; null where they are not known
 * @param moving sum of f_s(u_s), u_s the minimiser of F_s over the domain; NaN where it is not known
 * @param path P_t, the sum of {@code ||u_s - u_(s-1)||} over s from 2
 * @param variance cumulative stochastic variance, the sum of sigma_s^2
 * @param variation cumulative adversarial variation, the sum of Sigma_s^2 with that of the first round
 * @param firstVariation its first term, {@code sup ||grad F_1||^2}
 * @param largestVariance largest sigma_s^2
 * @param largestVariation largest Sigma_s^2
 */
public record Reference(
        LossSum.Minimum best,
        LossSum.Minimum expectedBest,
        LossSum expectedSum,
        double moving,
        double path,
        double variance,
        double variation,
        double firstVariation,
        double largestVariance,
        double largestVariation) {}
