package org.reprise.selu.problem;

import org.hipparchus.special.Erf;

/**
 * The scaled exponential linear unit {@code lambda x} for x above 0, {@code lambda alpha (e^x - 1)} below (equation 2 of the
 * paper).
 *
 * @param alpha above 0
 * @param lambda above 0
 */
public record Selu(double alpha, double lambda) {
    /** With the fixed point (0, 1): equation 14 of the paper. */
    public static final Selu STANDARD = standard();

    private static Selu standard() {
        double one = Erf.erfc(Math.sqrt(0.5));
        double two = Erf.erfc(Math.sqrt(2));
        double root = Math.sqrt(Math.E);
        double alpha = -Math.sqrt(2 / Math.PI) / (one * root - 1);
        double square =
                2 * two * Math.E * Math.E + Math.PI * one * one * Math.E - 2 * (2 + Math.PI) * one * root + Math.PI + 2;
        return new Selu(alpha, (1 - one * root) * Math.sqrt(2 * Math.PI) / Math.sqrt(square));
    }

    /**
     * The unit whose map of moments has a given fixed point, weights summing to 1 as their squares do (omega = tau = 1).
     *
     * @throws org.reprise.spi.RepriseException if there is none
     */
    public static Selu withFixedPoint(Moments point) {
        if (!(point.variance() > 0) || !Double.isFinite(point.mean()) || !Double.isFinite(point.variance())) {
            throw Problems.value(
                    "The fixed point has mean " + point.mean() + " and variance " + point.variance(),
                    "Give a finite mean, and a variance above 0.");
        }
        // With f1 of the positive and f2 of the negative side: mean = lambda (a + alpha b), and the second moment
        // lambda^2 (c + alpha^2 d). Eliminating lambda leaves a quadratic equation in alpha.
        GaussianPieces pieces = GaussianPieces.of(point.mean(), point.variance());
        double a = pieces.positiveMean();
        double b = pieces.negativeMean();
        double c = pieces.positiveSquare();
        double d = pieces.negativeSquare();
        double mean = point.mean();
        double second = point.variance() + mean * mean;
        if (mean == 0) {
            double alpha = -a / b;
            return new Selu(alpha, Math.sqrt(second / (c + alpha * alpha * d)));
        }
        double quadratic = second * b * b - mean * mean * d;
        double linear = 2 * second * a * b;
        double constant = second * a * a - mean * mean * c;
        double root = Math.sqrt(Math.max(0, linear * linear - 4 * quadratic * constant));
        for (double sign : new double[] {-1, 1}) {
            double alpha = (-linear + sign * root) / (2 * quadratic);
            double lambda = Math.sqrt(second / (c + alpha * alpha * d));
            boolean meets = Math.abs(lambda * (a + alpha * b) - mean) <= 1e-9 * (1 + Math.abs(mean));
            if (alpha > 0 && Double.isFinite(lambda) && meets) {
                return new Selu(alpha, lambda);
            }
        }
        throw Problems.value(
                "No alpha and lambda give the fixed point (" + mean + ", " + point.variance() + ")",
                "Choose a mean nearer to 0, such as 0 or -0.1.");
    }

    /** The value at x. */
    public double value(double x) {
        return x > 0 ? lambda * x : lambda * alpha * Math.expm1(x);
    }

    /** The derivative at x, from below at 0. */
    public double derivative(double x) {
        return x > 0 ? lambda : lambda * alpha * Math.exp(x);
    }

    /** The limit at minus infinity. */
    public double limit() {
        return -lambda * alpha;
    }
}
