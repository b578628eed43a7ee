package org.reprise.ntk.problem;

/**
 * Nonlinearities with their dual functions: for {@code (u, v)} normal with mean 0, variances a and b and covariance c,
 * {@code E[sigma(u) sigma(v)]} and {@code E[sigma'(u) sigma'(v)]}. Closed forms (Cho and Saul 2009; Williams 1997) where
 * there are any, and Gauss-Hermite quadrature elsewhere.
 */
public enum Activation {
    /** max(x, 0). */
    RELU(0, 1),
    /** sqrt(2) max(x, 0), which keeps the variance. */
    HE_RELU(0, Math.sqrt(2)),
    /** x, or 0.1 x below 0. */
    LEAKY(0.1, 1),
    /** |x|. */
    ABS(-1, 1),
    /** x. */
    IDENTITY(1, 1),
    /** The error function. */
    ERF,
    /** Sine. */
    SIN,
    /** Hyperbolic tangent. */
    TANH,
    /** x Phi(x), Phi the normal distribution. */
    GELU,
    /** The self-normalising function of Klambauer et al. 2017. */
    SELU;

    private final boolean piecewise;
    private final double below;
    private final double above;

    Activation(double below, double above) {
        this.piecewise = true;
        this.below = below;
        this.above = above;
    }

    Activation() {
        this.piecewise = false;
        this.below = 0;
        this.above = 0;
    }

    /** Whether it is two half lines that meet at 0. */
    public boolean isPiecewiseLinear() {
        return piecewise;
    }

    /** Slope below 0 of one that is piecewise linear. */
    public double below() {
        return below;
    }

    /** Slope above 0 of one that is piecewise linear. */
    public double above() {
        return above;
    }

    /** {@code E[sigma(u) sigma(v)]}. */
    double dual(double a, double b, double c) {
        if (piecewise) {
            double jump = above - below;
            return jump * jump * ArcCosine.dual(a, b, c) + below * above * c;
        }
        return switch (this) {
            case ERF -> 2 / Math.PI * Math.asin(bounded(2 * c / Math.sqrt((1 + 2 * a) * (1 + 2 * b))));
            case SIN -> Math.exp(-(a + b) / 2) * Math.sinh(c);
            default -> Quadrature.dual(this, a, b, c);
        };
    }

    /** {@code E[sigma'(u) sigma'(v)]}. */
    double slopeDual(double a, double b, double c) {
        if (piecewise) {
            double jump = above - below;
            return jump * jump * ArcCosine.slopeDual(a, b, c) + below * above;
        }
        return switch (this) {
            case ERF -> 4 / Math.PI / Math.sqrt((1 + 2 * a) * (1 + 2 * b) - 4 * c * c);
            case SIN -> Math.exp(-(a + b) / 2) * Math.cosh(c);
            default -> Quadrature.slopeDual(this, a, b, c);
        };
    }

    private static double bounded(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }
}
