package org.reprise.selu.problem;

import org.reprise.spi.ProblemSpec;

/**
 * Find the extremes of the map of moments over a box.
 *
 * @param map the map of a layer
 * @param low lower ends of mean, omega, variance and tau
 * @param high upper ends, not below the lower ones
 */
@ProblemSpec(
        id = "moment-box",
        title = "The map of moments over a box",
        description =
                "Given a box of means, variances and sums of weights, find points where the map of moments is extreme.")
public record BoxProblem(MomentMap map, double[] low, double[] high) {
    /** Number of coordinates: mean, omega, variance, tau. */
    public static final int AXES = 4;
}
