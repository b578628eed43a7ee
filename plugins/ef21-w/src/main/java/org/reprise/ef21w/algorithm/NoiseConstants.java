package org.reprise.ef21w.algorithm;

/**
 * The constants of error feedback with stochastic gradients of bounded variance: with s and nu above 0 and {@code (1 - alpha)(1
 * + s)(1 + nu) < 1} the distortion contracts by 1 - theta, and {@code gamma <= 1/(L + M sqrt(beta/theta))}.
 *
 * @param theta 1 - (1 - alpha)(1 + s)(1 + nu)
 * @param beta (1 - alpha)(1 + s)(1 + 1/nu)
 */
record NoiseConstants(double theta, double beta) {
    /** s = 0.05, or alpha/2 where that is too much; nu = 1/sqrt((1 - alpha)(1 + s)) - 1. */
    static NoiseConstants of(Contraction contraction) {
        double left = 1 - contraction.alpha();
        double s = left * 1.05 < 1 ? 0.05 : contraction.alpha() / 2;
        double kept = left * (1 + s);
        double root = Math.sqrt(kept);
        // With this nu, theta = 1 - sqrt(kept) and beta = kept/(1 - sqrt(kept)), as without noise.
        return new NoiseConstants(1 - root, kept / (1 - root));
    }

    /** sqrt(beta/theta). */
    double factor() {
        return Math.sqrt(beta / theta);
    }
}
