package org.reprise.lastiterate.problem;

import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.oracle.GradientOracle;

/** A convex f with its stochastic oracle and its constants. Immutable. */
public interface Objective {
    /** Number d of variables. */
    int dimension();

    /** f at {@code x[at .. at + d)}. */
    double value(double[] x, int at);

    /** The oracle. */
    GradientOracle oracle();

    /** L by the Euclidean norm, which bounds L by the others in use; 0 for a Lipschitz f. */
    double smoothness();

    /** Strong convexity by the Euclidean norm. */
    double strongConvexity();

    /** Lipschitz constant of the part with kinks, in the dual norm of the map; 0 if there is none. */
    double lipschitz(MirrorMap map);

    /** sigma, in the dual norm of the map; of the map {@code POWER}, the root of the p-th moment. */
    double deviation(MirrorMap map, double[] optimum, double[] start);

    /** sigma of the sub-Gaussian condition; infinite where it does not hold or is not known. */
    double tail(MirrorMap map);

    /** Whether {@link #deviation} is an estimate from below. */
    default boolean estimated() {
        return false;
    }
}
