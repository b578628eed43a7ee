package org.reprise.selu;

import static org.reprise.selu.MapObservations.configuration;
import static org.reprise.selu.MapObservations.parameter;

import java.util.List;
import java.util.function.Predicate;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.RunView;

/** Claims on the map of moments, on activations in random layers, and on dropout. */
final class MapClaims {
    private static final String FIXED_POINT = "fixed-point";
    private static final String ITERATES = "iterates";
    private static final String THEOREMS = "theorems";
    private static final String PROPAGATION = "propagation";
    private static final String DROPOUT = "dropout";
    private static final String OTHERS = "other-fixed-points";
    private static final Predicate<RunView> ALL = run -> true;
    /** Layers that mean and variance may take to settle. */
    private static final int SETTLED = 10;

    private MapClaims() {}

    static List<Claim> map() {
        return List.of(
                Claim.of("fixed-point", "Mean 0 and variance 1 are a fixed point of the map, to rounding")
                        .source("equation 14, alpha_01 and lambda_01")
                        .parts(FIXED_POINT)
                        .atMost(1e-14, Statistic.MAXIMUM, e -> MapObservations.last(e, FIXED_POINT, ALL, "distance")),
                Claim.of("stable", "The Jacobian there has a norm of 0.788 at most: the fixed point attracts")
                        .source("Section 2, \"Stable and Attracting Fixed Point\"")
                        .paperValue("0.7877")
                        .parts(FIXED_POINT)
                        .atMost(0.788, Statistic.MAXIMUM, e -> MapObservations.last(e, FIXED_POINT, ALL, "norm")),
                Claim.of("attracts", "From variances of 0.5, 2 and 10, 40 layers lead to within 0.001 of it")
                        .source("Figure 2")
                        .parts(ITERATES)
                        .atMost(
                                1e-3,
                                Statistic.MAXIMUM,
                                e -> MapObservations.last(
                                        e, ITERATES, run -> run.algorithm().equals(MapObservations.MAP), "distance")),
                Claim.of("sampled", "Variances of drawn activations are within 5% of the map's, layer by layer")
                        .source("derived: Monte Carlo check of equations 4 and 5, 10^5 draws a layer")
                        .parts(ITERATES)
                        .atMost(0.05, Statistic.MAXIMUM, e -> MapObservations.sampled(e, ITERATES)),
                Claim.of("other-fixed-points", "Selu can be made for (0, 2) and (-0.1, 2): fixed points to 1e-12")
                        .source("appendix, other fixed points, omega = tau = 1")
                        .parts(OTHERS)
                        .atMost(1e-12, Statistic.MAXIMUM, e -> MapObservations.last(e, OTHERS, ALL, "distance")),
                box(
                                "contraction",
                                "Theorem 1: over its box the Jacobian's norm is 0.9 at most",
                                "below 1",
                                "contraction")
                        .atMost(
                                0.9,
                                Statistic.MAXIMUM,
                                e -> MapObservations.last(e, THEOREMS, configuration("box", "contraction"), "norm")),
                box("invariance", "Theorem 1: the map's image of the box lies within it", "inside", "contraction")
                        .atLeast(
                                0,
                                Statistic.MINIMUM,
                                e -> MapObservations.of(
                                        e, THEOREMS, configuration("box", "contraction"), MapObservations::margin)),
                box("high-variance", "Theorem 2: variances from 3 to 16 fall", "below 0", "high-variance")
                        .atMost(
                                0,
                                Statistic.MAXIMUM,
                                e -> MapObservations.last(
                                        e, THEOREMS, configuration("box", "high-variance"), "growth-high")),
                box("low-variance", "Theorem 3: variances from 0.02 to 0.16 rise", "above 0", "low-variance")
                        .atLeast(
                                0,
                                Statistic.MINIMUM,
                                e -> MapObservations.last(
                                        e, THEOREMS, configuration("box", "low-variance"), "growth-low")),
                box("low-variance-wide", "and up to 0.24 where tau is 0.9 or more", "above 0", "low-variance-wide")
                        .atLeast(
                                0,
                                Statistic.MINIMUM,
                                e -> MapObservations.last(
                                        e, THEOREMS, configuration("box", "low-variance-wide"), "growth-low")));
    }

    private static Claim.Builder box(String id, String statement, String value, String box) {
        return Claim.of("theorem-" + id, statement)
                .source("Theorem " + (box.equals("contraction") ? "1" : box.startsWith("high") ? "2" : "3"))
                .paperValue(value)
                .parts(THEOREMS);
    }

    static List<Claim> layers() {
        Predicate<RunView> selu = parameter("activation", "selu");
        return List.of(
                Claim.of("layers-mean", "Selu: from layer 10 to 64 the mean stays within 0.1 of 0")
                        .source("Theorem 1, random weights, inputs of variance 4")
                        .parts(PROPAGATION)
                        .atMost(
                                0.1,
                                Statistic.MAXIMUM,
                                e -> MapObservations.of(
                                        e,
                                        PROPAGATION,
                                        selu,
                                        run -> Math.max(
                                                MapObservations.extreme(run, "mean", SETTLED, true),
                                                -MapObservations.extreme(run, "mean", SETTLED, false)))),
                Claim.of("layers-variance-low", "and the variance is 0.85 at least")
                        .source("Theorem 1")
                        .parts(PROPAGATION)
                        .atLeast(
                                0.85,
                                Statistic.MINIMUM,
                                e -> MapObservations.of(
                                        e,
                                        PROPAGATION,
                                        selu,
                                        run -> MapObservations.extreme(run, "variance", SETTLED, false))),
                Claim.of("layers-variance-high", "and 1.2 at most")
                        .source("Theorem 1")
                        .parts(PROPAGATION)
                        .atMost(
                                1.2,
                                Statistic.MAXIMUM,
                                e -> MapObservations.of(
                                        e,
                                        PROPAGATION,
                                        selu,
                                        run -> MapObservations.extreme(run, "variance", SETTLED, true))),
                Claim.of("samples-differ", "Selu: behind 64 layers samples make up 0.85 of the mean square at least")
                        .source("derived: samples stay apart")
                        .parts(PROPAGATION)
                        .atLeast(0.85, Statistic.MINIMUM, e -> MapObservations.last(e, PROPAGATION, selu, "spread")),
                Claim.of("relu-collapses", "Relu with He's weights: 0.1 of it at most, whatever its size")
                        .source("derived: about 9 pi^2 / (2 L^2) = 0.011 behind L infinitely wide layers")
                        .parts(PROPAGATION)
                        .atMost(
                                0.1,
                                Statistic.MAXIMUM,
                                e -> MapObservations.last(e, PROPAGATION, parameter("activation", "relu"), "spread")),
                Claim.of("tanh-elu-fade", "Tanh and Elu with LeCun's weights: the variance is 0.05 at most")
                        .source("derived: their fixed point has variance 0")
                        .parts(PROPAGATION)
                        .atMost(
                                0.05,
                                Statistic.MAXIMUM,
                                e -> MapObservations.last(
                                        e,
                                        PROPAGATION,
                                        parameter("activation", "tanh").or(parameter("activation", "elu")),
                                        "variance")),
                Claim.of("alpha-dropout-mean", "Alpha dropout keeps the mean of 10^6 normal activations within 0.01")
                        .source("Section 2, \"New Dropout Technique\", rates 0.05 and 0.1")
                        .parts(DROPOUT)
                        .atMost(
                                0.01,
                                Statistic.MAXIMUM,
                                e -> MapObservations.of(
                                        e,
                                        DROPOUT,
                                        parameter("kind", "alpha"),
                                        run -> Math.abs(run.series("mean").last()))),
                Claim.of("alpha-dropout-variance", "and the variance within 0.02")
                        .source("Section 2, \"New Dropout Technique\"")
                        .parts(DROPOUT)
                        .atMost(
                                0.02,
                                Statistic.MAXIMUM,
                                e -> MapObservations.of(
                                        e,
                                        DROPOUT,
                                        parameter("kind", "alpha"),
                                        run -> Math.abs(run.series("variance").last() - 1))),
                Claim.of("dropout-variance", "Dropout to zero raises it: by 4% at least")
                        .source("derived: 1/q, 1.053 and 1.111")
                        .parts(DROPOUT)
                        .atLeast(
                                1.04,
                                Statistic.MINIMUM,
                                e -> MapObservations.last(e, DROPOUT, parameter("kind", "zero"), "variance")));
    }
}
