package org.reprise.ntk;

import static org.reprise.ntk.Observations.each;
import static org.reprise.ntk.Observations.last;
import static org.reprise.ntk.Observations.networks;
import static org.reprise.ntk.Observations.pairs;

import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims on the kernel: its limit, its constancy, its definiteness. */
final class KernelClaims {
    private static final String INITIAL = "initial";
    private static final String TRAINED = "trained";
    private static final String DRIFT = "drift";
    private static final String DEFINITE = "definite";
    private static final double SELF = 0.2825;
    private static final double RADIAN = 0.1430766894591137;

    private KernelClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.of(
                        "limit-self",
                        "Width 1024: the mean of Theta(x0, x0) over the networks is within 0.03 of 0.2825")
                .source("Theorem 1, Figure 1")
                .parts(INITIAL)
                .presets("quick")
                .atMost(0.03, Statistic.MEDIAN, e -> distances(e, "kernel-0", SELF)));
        claims.add(Claim.of("limit-radian", "and at an angle of 1 radian within 0.03 of 0.14308")
                .source("Theorem 1, Figure 1")
                .parts(INITIAL)
                .presets("quick")
                .atMost(0.03, Statistic.MEDIAN, e -> distances(e, "kernel-1-rad", RADIAN)));
        claims.add(Claim.of(
                        "spread-low",
                        "The deviation of Theta(x0, x0) times the root of the width is 0.6 or more at each width")
                .source("Figure 1: less variance at larger width; the rate is observed")
                .parts(INITIAL)
                .presets("quick")
                .atLeast(0.6, Statistic.MEDIAN, KernelClaims::spreads));
        claims.add(Claim.of("spread-high", "and 1.1 at most")
                .source("Figure 1: less variance at larger width; the rate is observed")
                .parts(INITIAL)
                .presets("quick")
                .atMost(1.1, Statistic.MEDIAN, KernelClaims::spreads));
        claims.add(Claim.of("inflation", "200 steps inflate Theta(x0, x0) more at width 100 than at width 500")
                .source("Figure 1: the kernel inflates in training, less at large width")
                .unit("times")
                .parts(TRAINED)
                .presets("quick")
                .atLeast(1, Statistic.MINIMUM, e -> widthRatios(e, "inflation")));
        claims.add(Claim.of("change-low", "and change Theta(x0, .) at least twice as much")
                .source("Figure 1, Theorem 2")
                .unit("times")
                .parts(TRAINED)
                .presets("quick")
                .atLeast(2, Statistic.MEDIAN, e -> widthRatios(e, "change")));
        claims.add(Claim.of("change-high", "but six times as much at most")
                .source("derived: the change falls with the root of the width or faster")
                .unit("times")
                .parts(TRAINED)
                .presets("quick")
                .atMost(6, Statistic.MEDIAN, e -> widthRatios(e, "change")));
        claims.add(Claim.of(
                        "wide-trained", "After 200 steps the kernel of width 10000 is within 5% of that at the start")
                .source("Figure 1, Theorem 2")
                .paperValue("hardly any inflation at n = 10000")
                .parts(TRAINED)
                .presets("paper")
                .atMost(0.05, Statistic.MEDIAN, e -> each(networks(e, TRAINED, 10000), run -> last(run, "change"))));
        claims.add(Claim.of(
                        "drift-steep",
                        "The kernel's drift over 1000 steps falls with the width by a power of -0.4 or below")
                .source("Theorem 2; the exponent -1/2 to -1 is that of later work (Huang and Yau 2020)")
                .parts(DRIFT)
                .atMost(-0.4, Statistic.MEDIAN, e -> Observations.widthSlopes(e, DRIFT, "drift")));
        claims.add(Claim.of("drift-flat", "and of -1 or above")
                .source("Theorem 2; the exponent -1/2 to -1 is that of later work (Huang and Yau 2020)")
                .parts(DRIFT)
                .atLeast(-1, Statistic.MEDIAN, e -> Observations.widthSlopes(e, DRIFT, "drift")));
        claims.add(Claim.of(
                        "activations",
                        "Hidden activations move by less, the wider the network: a power of the width of -0.4 or below")
                .source("proof of Theorem 2: each moves O(n^(-1/2))")
                .paperValue("-1/2")
                .parts(DRIFT)
                .atMost(-0.4, Statistic.MEDIAN, e -> Observations.widthSlopes(e, DRIFT, "moved")));
        for (int depth = 2; depth <= 4; depth++) {
            int layers = depth;
            claims.add(Claim.of(
                            "definite-" + depth,
                            "L = " + depth + ": the kernel of 16 points of the circle has no eigenvalue below 0.01")
                    .source("Proposition 2")
                    .parts(DEFINITE)
                    .atLeast(0.01, Statistic.MINIMUM, e -> smallest(e, layers, 0.1)));
        }
        claims.add(Claim.of("singular-1", "L = 1: it is singular")
                .source("Proposition 2 needs L >= 2")
                .parts(DEFINITE)
                .atMost(1e-9, Statistic.MAXIMUM, e -> smallest(e, 1, 0.1)));
        claims.add(Claim.of("singular-2", "L = 2 without biases: it is singular")
                .source("derived: rectifiers without bias have no odd harmonics beyond the first")
                .parts(DEFINITE)
                .atMost(1e-8, Statistic.MAXIMUM, e -> smallest(e, 2, 0)));
        return claims;
    }

    private static List<Double> distances(Evidence evidence, String metric, double limit) {
        return each(networks(evidence, INITIAL, 1024), run -> Math.abs(last(run, metric) - limit));
    }

    private static List<Double> spreads(Evidence evidence) {
        return each(
                evidence.runs(INITIAL, Observations.NETWORK),
                run -> last(run, "deviation") * Math.sqrt(Observations.number(run.parameters(), "width")));
    }

    private static List<Double> widthRatios(Evidence evidence, String metric) {
        return pairs(
                networks(evidence, TRAINED, 100),
                networks(evidence, TRAINED, 500),
                (narrow, wide) -> last(narrow, metric) / last(wide, metric));
    }

    private static List<Double> smallest(Evidence evidence, int depth, double beta) {
        List<RunView> runs = Observations.with(evidence.runs(DEFINITE, Observations.FLOW), "depth", depth);
        return each(Observations.with(runs, "beta", beta), run -> last(run, "smallest-eigenvalue"));
    }
}
