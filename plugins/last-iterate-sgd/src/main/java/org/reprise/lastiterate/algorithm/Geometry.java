package org.reprise.lastiterate.algorithm;

import org.reprise.lastiterate.problem.Problems;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.MirrorMap;

/** Which mirror map a method steps with. */
public enum Geometry {
    /** {@code ||x||_2^2/2}. */
    EUCLIDEAN,
    /** Negative entropy, on the simplex. */
    ENTROPY,
    /** {@code ||x||_p^2/(2(p-1))} with p = 1 + 1/ln d. */
    P_NORM,
    /** The uniformly convex power of the distance from x^1, for noise with p finite moments. */
    POWER;

    MirrorMap map(StochasticProblem problem) {
        return switch (this) {
            case EUCLIDEAN -> MirrorMap.EUCLIDEAN;
            case ENTROPY -> MirrorMap.ENTROPY;
            case P_NORM -> {
                if (problem.dimension() < 3) {
                    throw Problems.value(
                            "Geometry p-norm for " + problem.dimension() + " variables; expected 3 at least",
                            "Use the geometry euclidean.");
                }
                yield MirrorMap.pNorm(1 + 1 / Math.log(problem.dimension()));
            }
            case POWER -> MirrorMap.power(problem.moment(), problem.start());
        };
    }
}
