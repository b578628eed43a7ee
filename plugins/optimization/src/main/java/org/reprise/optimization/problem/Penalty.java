package org.reprise.optimization.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * A smooth penalty that belongs to every component of a finite sum, so that it enters through the gradient.
 *
 * @param kind its form
 * @param weight lambda, at least 0
 */
public record Penalty(Kind kind, double weight) {
    /** None. */
    public static final Penalty NONE = new Penalty(Kind.SQUARED_NORM, 0);

    /** @throws RepriseException {@link ErrorCode#BAD_VALUE} for a weight that is negative or not finite */
    public Penalty {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Weight " + weight + " of a penalty; expected a finite number of at least 0",
                    "Use 0 for no penalty.");
        }
    }

    /** Form of a penalty. */
    public enum Kind {
        /** {@code lambda / 2 ||x||^2}. */
        SQUARED_NORM,
        /** {@code lambda sum_j x_j^2 / (1 + x_j^2)}, not convex, between 0 and lambda d. */
        BOUNDED
    }

    /** {@code lambda / 2 ||x||^2}. */
    public static Penalty squaredNorm(double weight) {
        return new Penalty(Kind.SQUARED_NORM, weight);
    }

    /** {@code lambda sum_j x_j^2 / (1 + x_j^2)}. */
    public static Penalty bounded(double weight) {
        return new Penalty(Kind.BOUNDED, weight);
    }

    /** Its value at {@code x[at .. at + d)}. */
    public double value(double[] x, int at, int d) {
        double sum = 0;
        if (weight > 0) {
            for (int j = at; j < at + d; j++) {
                double square = x[j] * x[j];
                sum += kind == Kind.BOUNDED ? square / (1 + square) : square / 2;
            }
        }
        return weight * sum;
    }

    /** Adds {@code factor} times its gradient to {@code sum[sumAt .. sumAt + d)}. */
    public void addGradient(double factor, double[] x, int at, double[] sum, int sumAt, int d) {
        if (weight == 0) {
            return;
        }
        double f = factor * weight;
        if (kind == Kind.SQUARED_NORM) {
            for (int j = 0; j < d; j++) {
                sum[sumAt + j] += f * x[at + j];
            }
        } else {
            for (int j = 0; j < d; j++) {
                double v = x[at + j];
                double q = 1 + v * v;
                sum[sumAt + j] += f * 2 * v / (q * q);
            }
        }
    }

    /** Second derivative by one coordinate of value v; there are no mixed ones. */
    public double curvature(double v) {
        double q = 1 + v * v;
        return kind == Kind.SQUARED_NORM ? weight : weight * (2 - 6 * v * v) / (q * q * q);
    }

    /** Infimum of the second derivative over all x. */
    public double leastCurvature() {
        return kind == Kind.SQUARED_NORM ? weight : -weight / 2;
    }

    /** Supremum of the second derivative over all x, attained at 0. */
    public double greatestCurvature() {
        return kind == Kind.SQUARED_NORM ? weight : 2 * weight;
    }
}
