package org.reprise.selu.problem;

import org.hipparchus.util.FastMath;

/**
 * The map g from the mean and variance of a layer's inputs to those of its activations, for weights of a unit that sum to
 * omega and whose squares sum to tau: equations 4 and 5 of the paper, in the limit of many inputs.
 *
 * @param selu the activation
 */
public record MomentMap(Selu selu) {
    /**
     * A Jacobian by mean and variance.
     *
     * @param meanByMean d mean'/d mean
     * @param meanByVariance d mean'/d variance
     * @param varianceByMean d variance'/d mean
     * @param varianceByVariance d variance'/d variance
     */
    public record Jacobian(double meanByMean, double meanByVariance, double varianceByMean, double varianceByVariance) {
        /** The largest singular value. */
        public double norm() {
            double sum = meanByMean + varianceByVariance;
            double difference = meanByMean - varianceByVariance;
            double plus = varianceByMean + meanByVariance;
            double minus = varianceByMean - meanByVariance;
            return (FastMath.hypot(sum, minus) + FastMath.hypot(difference, plus)) / 2;
        }
    }

    /** The image of a point. */
    public Moments apply(Moments point, double omega, double tau) {
        GaussianPieces pieces = pieces(point, omega, tau);
        double mean = mean(pieces);
        double lambda = selu.lambda();
        double second =
                lambda * lambda * (pieces.positiveSquare() + selu.alpha() * selu.alpha() * pieces.negativeSquare());
        return new Moments(mean, second - mean * mean);
    }

    /** The derivative at a point, by the identities of Bonnet and Price: d E h/dm = E h', d E h/dv = E h''/2. */
    public Jacobian jacobian(Moments point, double omega, double tau) {
        GaussianPieces p = pieces(point, omega, tau);
        double alpha = selu.alpha();
        double lambda = selu.lambda();
        double byM = lambda * (p.above() + alpha * p.exponential());
        // The slope jumps at 0 from alpha lambda to lambda.
        double byV = lambda * (alpha * p.exponential() + (1 - alpha) * p.density()) / 2;
        double square = lambda * lambda;
        double secondByM = 2 * square * (p.positiveMean() + alpha * alpha * (p.square() - p.exponential()));
        double secondByV = square * (p.above() + alpha * alpha * (2 * p.square() - p.exponential()));
        double mean = mean(p);
        return new Jacobian(
                omega * byM, tau * byV, omega * (secondByM - 2 * mean * byM), tau * (secondByV - 2 * mean * byV));
    }

    private double mean(GaussianPieces pieces) {
        return selu.lambda() * (pieces.positiveMean() + selu.alpha() * pieces.negativeMean());
    }

    private static GaussianPieces pieces(Moments point, double omega, double tau) {
        return GaussianPieces.of(point.mean() * omega, point.variance() * tau);
    }
}
