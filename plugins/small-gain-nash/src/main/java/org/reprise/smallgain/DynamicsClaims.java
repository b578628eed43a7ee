package org.reprise.smallgain;

import static org.reprise.smallgain.Observations.factors;
import static org.reprise.smallgain.Observations.largest;
import static org.reprise.smallgain.Observations.last;
import static org.reprise.smallgain.Observations.runs;
import static org.reprise.smallgain.Observations.steepest;

import java.util.List;
import java.util.stream.Stream;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;

/** Claims on dynamics: that they do what certificates promise, and where they stop doing so. */
final class DynamicsClaims {
    private static final String NPG = "natural-gradient";
    private static final String POLICY = "policy-steps";
    private static final String MULTIPLE = "multiple";
    private static final double ROUNDING = 1 + 1e-9;

    private DynamicsClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of(
                                "transient-growth",
                                "Two scalar players: the flow from (.15, -.15) grows 3.186-fold, off by .01")
                        .source("toy example, trajectory figure")
                        .paperValue("3.186")
                        .unit("times")
                        .parts("flow")
                        .atMost(0.01, Statistic.MAXIMUM, e -> largest(e.runs("flow"), "growth").stream()
                                .map(g -> Math.abs(g - 3.186))
                                .toList()),
                Claim.of("metric-decreases", "while its distance in the metric falls at every measured step")
                        .source("toy example, trajectory figure")
                        .paperValue("strictly decreasing")
                        .parts("flow")
                        .atMost(1 - 1e-6, Statistic.MAXIMUM, e -> steepest(e.runs("flow"), "distance-m")),
                Claim.of("certified-factor", "Euler and RK4 within the certified step contract as fast as certified")
                        .source("projected Euler; derived: RK4")
                        .unit("of the certified factor")
                        .parts("certified-steps", "nonlinear-steps")
                        .atMost(ROUNDING, Statistic.MAXIMUM, e -> Stream.of("certified-steps", "nonlinear-steps")
                                .flatMap(part -> SmallGainClaims.over(e, part).stream())
                                .toList()),
                Claim.of(
                                "flow-rate",
                                "The flow of quadratic players decays in the metric at the rate 1 - sqrt(1/2) or faster")
                        .source("contraction of the flow")
                        .unit("1/time")
                        .parts("flow-rate")
                        .atLeast(
                                (1 - Math.sqrt(0.5)) * (1 - 1e-9),
                                Statistic.MINIMUM,
                                e -> factors(e.runs("flow-rate")).stream()
                                        .map(f -> -Math.log(f) / 1e-3)
                                        .toList()),
                Claim.of("rk4-affine-decreases", "RK4 at .99 of its bound for affine F never steps away in the metric")
                        .source("derived: disc in RK4's stability region")
                        .parts("affine-steps")
                        .atMost(1, Statistic.MAXIMUM, e -> steepest(e.runs("affine-steps"), "distance-m")),
                Claim.of("guideline-converges", "Quadratic players at lambda = 1: RK4 at 2.5/beta converges")
                        .source("LQ phase diagram")
                        .parts("long-steps")
                        .atMost(
                                1e-6,
                                Statistic.MAXIMUM,
                                e -> last(runs(e, "long-steps", "rk4", MULTIPLE, 1), "distance-m")),
                Claim.of("guideline-near-limit", "At 1.5 times as much it diverges: the true limit is 1.114 times it")
                        .source("LQ phase diagram")
                        .parts("long-steps")
                        .atLeast(
                                1,
                                Statistic.MINIMUM,
                                e -> last(runs(e, "long-steps", "rk4", MULTIPLE, 1.5), "diverged")),
                Claim.of(
                                "extragradient-zero-sum",
                                "Without any certificate extragradient converges on the zero-sum game")
                        .source("extragradient on monotone games")
                        .parts("zero-sum-steps")
                        .atMost(
                                1e-6,
                                Statistic.MAXIMUM,
                                e -> last(e.runs("zero-sum-steps", "extragradient"), "distance")),
                Claim.of("natural-converges", "Markov game: the natural gradient converges at 4 times the step bound")
                        .source("stability figure: stable up to 4.8")
                        .paperValue("stable")
                        .parts(POLICY)
                        .atMost(1e-6, Statistic.MAXIMUM, e -> last(runs(e, POLICY, NPG, MULTIPLE, 4), "distance-m")),
                Claim.of("natural-fails", "At 6 times the bound it does not")
                        .source("stability figure: fails from 6.2")
                        .paperValue("fails")
                        .parts(POLICY)
                        .atLeast(0.01, Statistic.MINIMUM, e -> last(runs(e, POLICY, NPG, MULTIPLE, 6), "distance-m")),
                Claim.of("natural-factor", "At half the bound it contracts by .939 a step, off by .005 at most")
                        .source("Markov game, measured with the official definitions")
                        .paperValue(".939")
                        .parts(POLICY)
                        .atMost(.005, Statistic.MAXIMUM, e -> factors(runs(e, POLICY, NPG, MULTIPLE, 0.5)).stream()
                                .map(f -> Math.abs(f - .939))
                                .toList()),
                Claim.of("plain-factor", "and the plain policy gradient by .970, off by .005 at most")
                        .source("Markov game, measured with the official definitions")
                        .paperValue(".970")
                        .parts(POLICY)
                        .atMost(.005, Statistic.MAXIMUM, e -> factors(runs(e, POLICY, "euler", MULTIPLE, 0.5)).stream()
                                .map(f -> Math.abs(f - .970))
                                .toList()),
                Claim.of("plain-range", "The plain policy gradient converges at up to 9 times the bound")
                        .source("stability figure: stable up to 10; derived: the linearisation's limit is 9.56")
                        .paperValue("stable")
                        .parts(POLICY)
                        .atMost(1e-6, Statistic.MAXIMUM, e -> Stream.of(0.5, 1.0, 4.0, 9.0)
                                .flatMap(m -> last(runs(e, POLICY, "euler", MULTIPLE, m), "distance-m").stream())
                                .toList()),
                Claim.of("plain-limit", "At 10 times, beyond the limit 2/.775 of the linearisation, it does not")
                        .source("derived; the stability figure shows it as stable")
                        .paperValue("stable")
                        .parts(POLICY)
                        .atLeast(
                                0.01,
                                Statistic.MINIMUM,
                                e -> last(runs(e, POLICY, "euler", MULTIPLE, 10), "distance-m")),
                Claim.of("bimatrix-factor", "Bimatrix games: natural gradients from far away contract as certified")
                        .source("derived: dual certificate")
                        .unit("of the certified factor")
                        .parts("bimatrix-steps")
                        .atMost(ROUNDING, Statistic.MAXIMUM, e -> SmallGainClaims.over(e, "bimatrix-steps")));
    }
}
