package org.reprise.selu.problem;

import org.hipparchus.special.Erf;

/**
 * Expectations over z normal with mean m and variance v, of the pieces that Selu is made of.
 *
 * @param below probability that z is below 0
 * @param density of z at 0
 * @param positiveMean E[z; z above 0]
 * @param positiveSquare E[z^2; z above 0]
 * @param exponential E[e^z; z below 0]
 * @param square E[e^2z; z below 0]
 */
record GaussianPieces(
        double below, double density, double positiveMean, double positiveSquare, double exponential, double square) {
    /** Above it the continued fraction of erfcx is exact to rounding with {@link #TERMS} terms. */
    private static final double LARGE = 3;

    private static final int TERMS = 60;

    /**
     * The pieces.
     *
     * @param m mean, finite
     * @param v variance, above 0
     */
    static GaussianPieces of(double m, double v) {
        double scale = Math.sqrt(2 * v);
        double bell = Math.exp(-m * m / (2 * v));
        double below = Erf.erfc(m / scale) / 2;
        double above = Erf.erfc(-m / scale) / 2;
        double spread = Math.sqrt(v / (2 * Math.PI)) * bell;
        return new GaussianPieces(
                below,
                bell / Math.sqrt(2 * Math.PI * v),
                m * above + spread,
                (m * m + v) * above + m * spread,
                tail(m, v, 1, bell, scale),
                tail(m, v, 2, bell, scale));
    }

    /** E[e^kz; z below 0] = e^(km + k^2 v/2) erfc((m + kv)/sqrt(2v))/2, whose factors overflow and underflow for large v. */
    private static double tail(double m, double v, int k, double bell, double scale) {
        double argument = (m + k * v) / scale;
        return argument > 0
                ? bell * scaledErfc(argument) / 2
                : Math.exp(k * m + k * k * v / 2) * Erf.erfc(argument) / 2;
    }

    /** {@code e^(x^2) erfc(x)} for x of at least 0. */
    static double scaledErfc(double x) {
        if (x < LARGE) {
            return Math.exp(x * x) * Erf.erfc(x);
        }
        double fraction = 0;
        for (int i = TERMS; i > 0; i--) {
            fraction = i / 2.0 / (x + fraction);
        }
        return 1 / (Math.sqrt(Math.PI) * (x + fraction));
    }

    /** E[e^z - 1; z below 0]. */
    double negativeMean() {
        return exponential - below;
    }

    /** E[(e^z - 1)^2; z below 0]. */
    double negativeSquare() {
        return square - 2 * exponential + below;
    }

    /** Probability that z is above 0. */
    double above() {
        return 1 - below;
    }
}
