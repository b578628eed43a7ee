package org.reprise.optimization.geometry;

import org.reprise.numerics.Dense;
import org.reprise.numerics.SimplexProjection;

/**
 * A closed convex set.
 *
 * @param kind its form
 * @param low lower bound of every coordinate of a box
 * @param high upper bound of every coordinate of a box, or radius of a ball around 0
 */
public record Domain(Kind kind, double low, double high) {
    /** All of R^d. */
    public static final Domain SPACE = new Domain(Kind.SPACE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    /** Coordinates of at least 0 and total 1. */
    public static final Domain SIMPLEX = new Domain(Kind.SIMPLEX, 0, 1);

    /** Form of a domain. */
    public enum Kind {
        /** All of R^d. */
        SPACE,
        /** {@code ||x||_2 <= radius}. */
        BALL,
        /** {@code low <= x_j <= high}. */
        BOX,
        /** {@code x_j >= 0, sum x_j = 1}. */
        SIMPLEX
    }

    /** @throws org.reprise.spi.RepriseException {@code BAD_VALUE} for an empty box or a radius not above 0 */
    public Domain {
        if (kind == Kind.BALL && !(high > 0) || kind == Kind.BOX && !(low < high)) {
            throw Geometries.bad(
                    "A " + kind + " from " + low + " to " + high + " has no interior; expected one that has",
                    "Give a radius above 0, or a lower bound below the upper one.");
        }
    }

    /** A Euclidean ball around 0. */
    public static Domain ball(double radius) {
        return new Domain(Kind.BALL, 0, radius);
    }

    /** A box. */
    public static Domain box(double low, double high) {
        return new Domain(Kind.BOX, low, high);
    }

    /** By how much a point of d coordinates breaks the conditions, at most; 0 inside. */
    public double violation(double[] x, int at, int d) {
        double worst = 0;
        double sum = 0;
        for (int j = at; j < at + d; j++) {
            sum += x[j];
            if (kind == Kind.BOX || kind == Kind.SIMPLEX) {
                worst = Math.max(worst, Math.max(low - x[j], x[j] - high));
            }
        }
        if (kind == Kind.SIMPLEX) {
            worst = Math.max(worst, Math.abs(sum - 1));
        }
        return kind == Kind.BALL ? Math.max(0, Math.sqrt(Dense.dot(x, at, x, at, d)) - high) : worst;
    }

    /** Projects a point in place, by the Euclidean norm. */
    public void project(double[] x, int at, int d) {
        switch (kind) {
            case BALL -> {
                double norm = Math.sqrt(Dense.dot(x, at, x, at, d));
                if (norm > high) {
                    double factor = high / norm;
                    for (int j = at; j < at + d; j++) {
                        x[j] *= factor;
                    }
                }
            }
            case BOX -> {
                for (int j = at; j < at + d; j++) {
                    x[j] = Math.min(Math.max(x[j], low), high);
                }
            }
            case SIMPLEX -> SimplexProjection.project(x, at, at + d, 1, x);
            case SPACE -> {
                // Nothing lies outside.
            }
        }
    }
}
