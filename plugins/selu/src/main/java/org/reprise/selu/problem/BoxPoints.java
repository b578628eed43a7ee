package org.reprise.selu.problem;

/**
 * Points of a box.
 *
 * @param coordinates mean, omega, variance and tau of one point after the other; not to be written
 */
public record BoxPoints(double[] coordinates) {
    /** Number of points. */
    public int count() {
        return coordinates.length / BoxProblem.AXES;
    }
}
