package org.reprise.smallgain.game;

import java.util.random.RandomGenerator;

/** A convex region in which a game is certified. */
public interface Region {
    /** Dimension d of its points. */
    int dimension();

    /**
     * Points at which constants are taken, its centre first.
     *
     * @param count number of points wanted, at least 1; there may be fewer or more where they form a lattice
     * @return the points, d values a row
     */
    double[] points(int count, RandomGenerator random);

    /** Largest distance of a point of the region from the nearest of {@link #points}; infinite if not known. */
    default double coverRadius(int count) {
        return Double.POSITIVE_INFINITY;
    }

    /** Writes a random point of the region to {@code out[at]} and on. */
    void draw(RandomGenerator random, double[] out, int at);

    /** What it is, for certificates. */
    String text();
}
