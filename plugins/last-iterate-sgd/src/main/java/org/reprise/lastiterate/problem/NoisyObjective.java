package org.reprise.lastiterate.problem;

import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.oracle.GradientOracle;
import org.reprise.optimization.oracle.Noise;
import org.reprise.optimization.oracle.NoisyGradients;

/**
 * A function with exact gradients, to which noise is added; constants by the Euclidean norm.
 *
 * @param function f
 * @param noise what is added to its gradients
 * @param moment exponent p of the moment that {@link #deviation} is the root of for the map {@code POWER}
 */
public record NoisyObjective(Function function, Noise noise, double moment) implements Objective {
    /** A function with exact (sub)gradients. */
    public interface Function extends NoisyGradients.Exact {
        /** Number d of variables. */
        int dimension();

        /** f at {@code x[at .. at + d)}. */
        double value(double[] x, int at);

        /** L; 0 for a Lipschitz function. */
        double smoothness();

        /** Strong convexity. */
        double strongConvexity();

        /** Lipschitz constant; 0 for a smooth function. */
        double lipschitz();
    }

    @Override
    public int dimension() {
        return function.dimension();
    }

    @Override
    public double value(double[] x, int at) {
        return function.value(x, at);
    }

    @Override
    public GradientOracle oracle() {
        return new NoisyGradients(function, function.dimension(), noise);
    }

    @Override
    public double smoothness() {
        return function.smoothness();
    }

    @Override
    public double strongConvexity() {
        return function.strongConvexity();
    }

    @Override
    public double lipschitz(MirrorMap map) {
        checkNorm(map);
        return function.lipschitz();
    }

    @Override
    public double deviation(MirrorMap map, double[] optimum, double[] start) {
        checkNorm(map);
        return map.kind() == MirrorMap.Kind.POWER
                ? Math.pow(noise.moment(moment, dimension()), 1 / moment)
                : Math.sqrt(noise.moment(2, dimension()));
    }

    /**
     * Of Gaussian noise with variance s^2/d a coordinate, {@code E exp(||xi||^2/t^2) = (1 - 2 s^2/(d t^2))^(-d/2)} is e at
     * {@code t^2 = (2 s^2/d) / (1 - exp(-2/d))}; smaller lambda follow by convexity.
     */
    @Override
    public double tail(MirrorMap map) {
        double share = 2.0 / dimension();
        return switch (noise.kind()) {
            case NONE -> 0;
            case GAUSSIAN -> noise.scale() * Math.sqrt(share / -Math.expm1(-share));
            case PARETO, WEIBULL -> Double.POSITIVE_INFINITY;
        };
    }

    private static void checkNorm(MirrorMap map) {
        if (map.kind() == MirrorMap.Kind.ENTROPY || map.kind() == MirrorMap.Kind.P_NORM) {
            throw Problems.value(
                    "The mirror map " + map.kind() + " for a function whose constants are known by the Euclidean norm",
                    "Use the geometry euclidean or power.");
        }
    }
}
