package org.reprise.smallgain.certificate;

/**
 * Step sizes that follow from a rate alpha and a Lipschitz constant beta in the certificate's metric; all NaN unless alpha
 * is above 0.
 *
 * @param euler projected Euler contracts below {@code 2 alpha / beta^2}
 * @param best {@code alpha / beta^2}, where Euler's factor is least
 * @param bestFactor that factor, {@code sqrt(1 - alpha^2 / beta^2)}
 * @param rk4 RK4 contracts below {@code 2 alpha / beta^2} as well, also where F is not affine
 * @param rk4Affine for affine F one RK4 step contracts up to {@code 2 * 1.39265 alpha / beta^2}; NaN otherwise
 * @param rk4Guideline {@code 2.5 / beta}: for affine F the spectral radius is below 1; no bound on one step
 */
public record StepBounds(
        double euler, double best, double bestFactor, double rk4, double rk4Affine, double rk4Guideline) {
    /** From rate and Lipschitz constant. */
    public static StepBounds of(double alpha, double beta, boolean affine) {
        if (!(alpha > 0)) {
            return new StepBounds(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double best = alpha / (beta * beta);
        return new StepBounds(
                2 * best,
                best,
                Math.sqrt(Math.max(0, 1 - alpha / beta * (alpha / beta))),
                2 * best,
                affine ? 2 * Rk4.DISC * best : Double.NaN,
                Rk4.GUIDELINE / beta);
    }

    /** Euler's contraction factor at a step: {@code sqrt(1 - 2 h alpha + h^2 beta^2)}. */
    public static double eulerFactor(double alpha, double beta, double h) {
        return Math.sqrt(Math.max(0, 1 - 2 * h * alpha + h * h * beta * beta));
    }

    /** RK4's at a step of at most {@code 2 alpha / beta^2}: {@code sqrt(1 - h (2 alpha - h beta^2) / 6)}. */
    public static double rk4Factor(double alpha, double beta, double h) {
        return Math.sqrt(1 - h / 6 * (2 * alpha - h * beta * beta));
    }
}
