package org.reprise.selu.problem;

import org.reprise.spi.ProblemSpec;

/**
 * Follow mean and variance through layers, from a start towards a fixed point.
 *
 * @param map the map of a layer
 * @param omega sum of a unit's weights
 * @param tau sum of their squares, above 0
 * @param start mean and variance of the inputs
 * @param target the fixed point that the activation was made for
 */
@ProblemSpec(
        id = "moment-map",
        title = "Mean and variance through layers",
        description =
                "Given an activation and the sums of a unit's weights and of their squares, find where mean and variance"
                        + " of the activations go.")
public record MomentProblem(MomentMap map, double omega, double tau, Moments start, Moments target) {}
