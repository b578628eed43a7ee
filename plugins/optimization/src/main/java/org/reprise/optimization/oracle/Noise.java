package org.reprise.optimization.oracle;

import java.util.random.RandomGenerator;
import org.hipparchus.special.Gamma;
import org.reprise.numerics.Dense;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Additive noise of mean 0 in d coordinates.
 *
 * @param kind its law
 * @param scale sigma, at least 0
 * @param shape tail exponent of {@link Kind#PARETO}, or shape of {@link Kind#WEIBULL}, above 0
 */
public record Noise(Kind kind, double scale, double shape) {
    /** None. */
    public static final Noise NONE = new Noise(Kind.NONE, 0, 1);

    /** Law of noise. */
    public enum Kind {
        /** None. */
        NONE,
        /** {@code N(0, sigma^2/d I)}: the mean of ||xi||_2^2 is sigma^2. */
        GAUSSIAN,
        /** A uniform direction times {@code sigma U^(-1/shape)}: ||xi||_2 has moments below shape alone. */
        PARETO,
        /** A uniform direction times {@code sigma (-log U)^(1/shape)}: sub-Weibull of that shape, sub-Gaussian from 2 on. */
        WEIBULL
    }

    /** @throws RepriseException {@link ErrorCode#BAD_VALUE} for a scale or shape out of range */
    public Noise {
        if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY && shape > 0)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Noise of scale " + scale + " and shape " + shape + "; expected a scale of at least 0 and a shape"
                            + " above 0, finite",
                    "A Pareto shape between 1 and 2 has a mean but no variance.");
        }
    }

    /** Gaussian noise whose mean square norm is sigma^2. */
    public static Noise gaussian(double sigma) {
        return new Noise(Kind.GAUSSIAN, sigma, 2);
    }

    /** E||xi||_2^p in d coordinates; infinite where there is no such moment. */
    public double moment(double p, int d) {
        double unit =
                switch (kind) {
                    case NONE -> 0;
                    case GAUSSIAN ->
                        Math.pow(2.0 / d, p / 2) * Math.exp(Gamma.logGamma((d + p) / 2) - Gamma.logGamma(d / 2.0));
                    case PARETO -> shape > p ? shape / (shape - p) : Double.POSITIVE_INFINITY;
                    case WEIBULL -> Gamma.gamma(1 + p / shape);
                };
        return scale == 0 ? 0 : Math.pow(scale, p) * unit;
    }

    /** Adds one draw to {@code g[at .. at + d)}. */
    void add(RandomGenerator random, double[] g, int at, int d, double[] scratch) {
        if (kind == Kind.NONE || scale == 0) {
            return;
        }
        if (kind == Kind.GAUSSIAN) {
            double deviation = scale / Math.sqrt(d);
            for (int j = at; j < at + d; j++) {
                g[j] += deviation * random.nextGaussian();
            }
            return;
        }
        for (int j = 0; j < d; j++) {
            scratch[j] = random.nextGaussian();
        }
        double u = 1 - random.nextDouble();
        double radius = kind == Kind.PARETO ? Math.pow(u, -1 / shape) : Math.pow(-Math.log(u), 1 / shape);
        double factor = scale * radius / Math.sqrt(Dense.dot(scratch, 0, scratch, 0, d));
        Dense.axpy(factor, scratch, 0, g, at, d);
    }
}
