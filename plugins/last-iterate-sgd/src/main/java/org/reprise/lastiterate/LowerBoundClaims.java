package org.reprise.lastiterate;

import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims about the instances on which the logarithm is real, and which step sizes remove it. */
final class LowerBoundClaims {
    private static final String CONVEX = "lower-bound";
    private static final String STRONG = "lower-bound-strong";

    private LowerBoundClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("logarithm", "Steps 1/sqrt t: the last iterate is above ln T/(32 sqrt T) for every T")
                        .source("Harvey et al. 2019: the lower bound that the rate with log T meets")
                        .unit("times")
                        .parts(CONVEX)
                        .atLeast(
                                1,
                                Statistic.MINIMUM,
                                e -> Observations.each(
                                        convex(e, "anytime"),
                                        run -> 32 * rootScaled(run) / Math.log(Observations.horizon(run)))),
                Claim.of("logarithm-grows", "There the last iterate over the average grows from each T to the next")
                        .source("Harvey et al. 2019")
                        .parts(CONVEX)
                        .atLeast(
                                0,
                                Statistic.MINIMUM,
                                e -> Observations.increments(
                                        convex(e, "anytime"),
                                        run -> Observations.end(run, Observations.LAST)
                                                / Observations.end(run, "uniform"))),
                Claim.of("linear-no-logarithm", "Linear steps: sqrt T times the last iterate is constant within 5%")
                        .source("theorem for convex Lipschitz f, T known: no log T")
                        .unit("times")
                        .parts(CONVEX)
                        .atMost(
                                1.05,
                                Statistic.MAXIMUM,
                                e -> Observations.families(
                                        convex(e, "linear"),
                                        f -> Observations.spread(f, LowerBoundClaims::rootScaled))),
                Claim.of("horizon-logarithm", "Steps 1/sqrt T: sqrt T / ln T times the last is constant within 6%")
                        .source("theorem for convex Lipschitz f with constant steps: log T")
                        .unit("times")
                        .parts(CONVEX)
                        .atMost(
                                1.06,
                                Statistic.MAXIMUM,
                                e -> Observations.families(
                                        convex(e, "horizon"),
                                        f -> Observations.spread(
                                                f, run -> rootScaled(run) / Math.log(Observations.horizon(run))))),
                Claim.of(
                                "linear-is-average",
                                "The last iterate of linear steps is as good as the average of constant ones")
                        .source("Zamani and Glineur 2023, as cited")
                        .parts(CONVEX)
                        .atMost(
                                0.01,
                                Statistic.MAXIMUM,
                                e -> Observations.pairs(
                                        convex(e, "linear"),
                                        convex(e, "horizon"),
                                        (linear, constant) -> Math.abs(Observations.end(linear, Observations.LAST)
                                                        / Observations.end(constant, "uniform")
                                                - 1))),
                Claim.of("staged-no-logarithm", "Staged steps: sqrt T times the last iterate is constant within 5%")
                        .source("Jain, Nagaraj and Netrapalli 2019, as cited")
                        .unit("times")
                        .parts(CONVEX)
                        .atMost(
                                1.05,
                                Statistic.MAXIMUM,
                                e -> Observations.families(
                                        Observations.runs(e, CONVEX, "sgd", "staged"),
                                        f -> Observations.spread(f, LowerBoundClaims::rootScaled))),
                Claim.of("strong-logarithm", "Strongly convex, steps 1/t: the last is above ln T/(4T) for every T")
                        .source("Harvey et al. 2019, strongly convex instance")
                        .unit("times")
                        .parts(STRONG)
                        .atLeast(
                                1,
                                Statistic.MINIMUM,
                                e -> Observations.each(
                                        strong(e), run -> 4 * scaled(run) / Math.log(Observations.horizon(run)))),
                Claim.of(
                                "strong-growth-low",
                                "There T times the last grows by 0.33 or more when T is four times as large")
                        .source("Harvey et al. 2019: ln(4)/4 = 0.347")
                        .parts(STRONG)
                        .presets("quick")
                        .atLeast(0.33, Statistic.MINIMUM, e -> growth(e)),
                Claim.of("strong-growth-high", "and by 0.35 at most")
                        .source("Harvey et al. 2019: ln(4)/4 = 0.347")
                        .parts(STRONG)
                        .presets("quick")
                        .atMost(0.35, Statistic.MAXIMUM, e -> growth(e)));
    }

    private static List<RunView> convex(Evidence evidence, String schedule) {
        return Observations.csmd(evidence, CONVEX, schedule);
    }

    private static List<RunView> strong(Evidence evidence) {
        return Observations.csmd(evidence, STRONG, "sc-f-1");
    }

    private static List<Double> growth(Evidence evidence) {
        return Observations.increments(strong(evidence), LowerBoundClaims::scaled);
    }

    private static double rootScaled(RunView run) {
        return Math.sqrt(Observations.horizon(run)) * Observations.end(run, Observations.LAST);
    }

    private static double scaled(RunView run) {
        return Observations.horizon(run) * Observations.end(run, Observations.LAST);
    }
}
