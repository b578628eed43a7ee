package org.reprise.sea.problem;

/** A sum of losses of one family, and its minimum over a ball. */
public interface LossSum {
    /** Adds a loss. */
    void add(double[] row);

    /** The sum at a point. */
    double value(double[] u);

    /** The minimum over the ball of this radius around 0. */
    Minimum minimise(double radius);

    /** A copy that later additions do not change. */
    LossSum copy();

    /**
     * A minimum.
     *
     * @param point where, length d, in the ball
     * @param value the sum there
     * @param gap the true minimum is lower by this at most
     */
    record Minimum(double[] point, double value, double gap) {}
}
