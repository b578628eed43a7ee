package org.reprise.ef21w;

import static org.reprise.ef21w.Observations.each;
import static org.reprise.ef21w.Observations.end;
import static org.reprise.ef21w.Observations.gamma;
import static org.reprise.ef21w.Observations.pairs;
import static org.reprise.ef21w.Observations.roundsRatio;
import static org.reprise.ef21w.Observations.theory;

import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims about partial participation, stochastic gradients and rare features. */
final class RegimeClaims {
    private static final String PARTIAL = "participation";
    private static final String SGD = "sgd";
    private static final String RARE = "rare";
    private static final String COMPRESSORS = "compressors";

    private RegimeClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>(List.of(
                Claim.of(
                                "participation",
                                "Half of the clients a round: the old step takes 1.9 times the rounds or more")
                        .source("Figure 2, EF21-PP against EF21-W-PP")
                        .unit("times")
                        .parts(PARTIAL)
                        .presets("quick")
                        .atLeast(
                                1.9,
                                Statistic.MINIMUM,
                                e -> pairs(e.runs(PARTIAL, "ef21-pp"), closed(e), (a, b) -> roundsRatio(a, b, 1e-3))),
                Claim.of("participation-low", "Half of the clients take 1.6 times the rounds of all of them or more")
                        .source("step size by xi(p alpha): about 1/p")
                        .unit("times")
                        .parts(PARTIAL)
                        .presets("quick")
                        .atLeast(1.6, Statistic.MINIMUM, RegimeClaims::participationCost),
                Claim.of("participation-high", "and 2.6 times at most")
                        .source("step size by xi(p alpha): about 1/p")
                        .unit("times")
                        .parts(PARTIAL)
                        .presets("quick")
                        .atMost(2.6, Statistic.MAXIMUM, RegimeClaims::participationCost),
                Claim.of("sgd", "Half of the samples a round: the old step takes 1.5 times the rounds or more")
                        .source("Figure 2, EF21-SGD against EF21-W-SGD")
                        .unit("times")
                        .parts(SGD)
                        .presets("quick")
                        .atLeast(
                                1.5,
                                Statistic.MINIMUM,
                                e -> pairs(
                                        e.runs(SGD, "ef21-sgd"),
                                        Observations.runs(e, SGD, "ef21-w-sgd", "stepRule", "ef21"),
                                        (a, b) -> roundsRatio(a, b, 0.03))),
                Claim.of(
                                "stall",
                                "Without error feedback TopK stalls: the squared gradient ends above 0.01 of that at the start")
                        .source("introduction: DCGD does not converge")
                        .parts(COMPRESSORS)
                        .presets("quick")
                        .atLeast(
                                0.01,
                                Statistic.MINIMUM,
                                e -> each(e.runs(COMPRESSORS, "dcgd"), run -> end(run, Observations.RELATIVE)))));
        claims.addAll(rare());
        return claims;
    }

    private static List<Claim> rare() {
        return List.of(
                Claim.of("rare-steps", "The new step for rare features is as long as the old one or longer")
                        .source("section on rare features")
                        .unit("times")
                        .parts(RARE)
                        .atLeast(1, Statistic.MINIMUM, e -> pairs(weighted(e), old(e), (a, b) -> gamma(a) / gamma(b))),
                Claim.of("rare-standard", "and that as long as the standard one or longer")
                        .source("Richtarik, Gasanov and Burlachenko 2023")
                        .unit("times")
                        .parts(RARE)
                        .atLeast(
                                1,
                                Statistic.MINIMUM,
                                e -> pairs(old(e), theory(e, RARE, "ef21", "old"), (a, b) -> gamma(a) / gamma(b))),
                Claim.of(
                                "rare-weights",
                                "Where no feature is at all clients, q, the most weight at one feature, is below 1")
                        .source("section on rare features; not a theorem")
                        .parts(RARE)
                        .atMost(
                                0.999,
                                Statistic.MAXIMUM,
                                e -> each(
                                        weighted(e).stream()
                                                .filter(Observations.with("share", 1)
                                                        .negate())
                                                .toList(),
                                        run -> run.series("q").last())),
                Claim.of("rare-gradient", "The squared gradient ends below that of the old step for rare features")
                        .source("section on rare features")
                        .unit("times")
                        .parts(RARE)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> pairs(
                                        weighted(e),
                                        old(e),
                                        (a, b) -> end(a, Observations.RELATIVE) / end(b, Observations.RELATIVE))),
                Claim.of("rare-lyapunov", "V falls in every round as the theory says, but for rounding (share of V^0)")
                        .source("theorem for rare features; derived form")
                        .parts(RARE)
                        .atMost(1e-12, Statistic.MAXIMUM, e -> each(e.runs(RARE), Observations::excess)),
                Claim.of("rare-estimate", "||g - grad f||^2 over q G at its worst")
                        .source("section on rare features, derived form")
                        .unit("times")
                        .parts(RARE)
                        .atMost(
                                1 + 1e-9,
                                Statistic.MAXIMUM,
                                e -> each(e.runs(RARE), run -> Observations.most(run, "error-share"))));
    }

    private static List<RunView> closed(Evidence evidence) {
        return Observations.runs(evidence, PARTIAL, "ef21-w-pp", "stepRule", "closed");
    }

    private static List<Double> participationCost(Evidence evidence) {
        return pairs(closed(evidence), evidence.runs(PARTIAL, "ef21-w"), (a, b) -> roundsRatio(a, b, 1e-4));
    }

    private static List<RunView> weighted(Evidence evidence) {
        return Observations.runs(evidence, RARE, "ef21-w-rf", "mean", false);
    }

    private static List<RunView> old(Evidence evidence) {
        return theory(evidence, RARE, "ef21-rf", "old");
    }
}
