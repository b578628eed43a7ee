package org.reprise.sea;

import static org.reprise.sea.Observations.HORIZON;
import static org.reprise.sea.Observations.REGRET;

import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims that compare learners, and those on strongly convex, exponentially concave and non-smooth losses. */
final class LearnerClaims {
    private static final String OOMD = "oomd";
    private static final String STRONG = "oomd-sc";
    private static final String DYNAMIC = "dynamic-regret";
    private static final String LONG = "dynamic-long";
    private static final String EXP = "exp-concave";

    private LearnerClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>(agility());
        claims.addAll(strongly());
        claims.addAll(concave());
        claims.addAll(dynamic());
        claims.addAll(others());
        return claims;
    }

    private static List<Claim> agility() {
        return List.of(
                Claim.of("agility", "Signs that change every 50 rounds: oomd is below ogd, and that below oftrl")
                        .source("derived: optimism follows blocks")
                        .parts("agility")
                        .atLeast(0, Statistic.MINIMUM, e -> ordered(e, 50)),
                Claim.of("agility-value", "There the regret of oomd is -6384.7616 to within 1e-3")
                        .source("derived, deterministic")
                        .parts("agility")
                        .atMost(
                                1e-3,
                                Statistic.MAXIMUM,
                                e -> Observations.with(e.runs("agility", OOMD), "block", 50).stream()
                                        .map(run -> Math.abs(Observations.last(run, REGRET) + 6384.7616))
                                        .toList()),
                Claim.of("not-uniform", "Where the sign changes every round the order is reversed")
                        .source("observed: oomd is not uniformly better")
                        .parts("agility")
                        .atMost(0, Statistic.MAXIMUM, e -> ordered(e, 1)),
                Claim.of("tuned", "On independent losses a fixed step that is tuned in hindsight has less regret")
                        .source("observed: the constants of theory are loose")
                        .presets("quick")
                        .parts("loud")
                        .atMost(1, Statistic.MAXIMUM, e -> Observations.tuned(e, "loud")));
    }

    /** By how much ogd exceeds oomd, and oftrl exceeds ogd. */
    private static List<Double> ordered(Evidence evidence, int block) {
        List<RunView> ogd = Observations.with(evidence.runs("agility", "ogd"), "block", block);
        List<Double> values = new ArrayList<>();
        values.addAll(Observations.differences(
                ogd, Observations.with(evidence.runs("agility", OOMD), "block", block), REGRET));
        values.addAll(Observations.differences(
                Observations.with(evidence.runs("agility", "oftrl"), "block", block), ogd, REGRET));
        return values;
    }

    private static List<Claim> strongly() {
        return List.of(
                Claim.of("strongly-log", "oomd-sc: horizons times the same factor add the same regret, to within 40%")
                        .source("regret for strongly convex losses: log T")
                        .parts("strongly-convex")
                        .atMost(0.4, Statistic.MEDIAN, e -> offOne(e.runs("strongly-convex", STRONG))),
                Claim.of("strongly-less", "At T >= 4000 it has 0.3 of the regret of oomd at most")
                        .source("regret for strongly convex against convex losses")
                        .parts("strongly-convex")
                        .atMost(
                                0.3,
                                Statistic.MAXIMUM,
                                e -> Observations.paired(
                                        Observations.select(
                                                e.runs("strongly-convex", STRONG),
                                                run -> Observations.setting(run, HORIZON) >= 4000),
                                        e.runs("strongly-convex", OOMD),
                                        REGRET)),
                Claim.of("strongly-quiet", "After 200 noisy rounds all the quiet ones add 0.3 at most")
                        .source("regret for strongly convex losses: sigma^2_(1:T) within the logarithm")
                        .parts("strongly-convex-quiet")
                        .atMost(
                                0.3,
                                Statistic.MAXIMUM,
                                e -> Observations.additions(e.runs("strongly-convex-quiet", STRONG))),
                Claim.of("strongly-order", "In random order it has 0.3 of the regret of oomd at most")
                        .source("random order model, strongly convex")
                        .parts("strongly-convex-order")
                        .atMost(0.3, Statistic.MAXIMUM, e -> against(e, "strongly-convex-order", STRONG, OOMD, REGRET)),
                Claim.of("strongly-real", "On real data with an l2 term, five passes: half the regret of oomd at most")
                        .source("random order model, strongly convex")
                        .parts("diabetes-l2", "breast-cancer-l2")
                        .atMost(
                                0.5,
                                Statistic.MAXIMUM,
                                e -> Observations.paired(
                                        Observations.with(
                                                Observations.runs(e, STRONG, "diabetes-l2", "breast-cancer-l2"),
                                                "passes",
                                                5),
                                        Observations.runs(e, OOMD, "diabetes-l2", "breast-cancer-l2"),
                                        REGRET)));
    }

    private static List<Claim> concave() {
        return List.of(
                Claim.of("exp-log-16", "oomd-exp, 16 beta: horizons times the same factor add the same, to within 25%")
                        .source("regret for exp-concave losses: log T")
                        .parts(EXP)
                        .atMost(0.25, Statistic.MEDIAN, e -> offOne(scaled(e, 16))),
                Claim.of("exp-log-64", "64 beta: the same")
                        .source("regret for exp-concave losses: log T")
                        .parts(EXP)
                        .atMost(0.25, Statistic.MEDIAN, e -> offOne(scaled(e, 64))),
                Claim.of("exp-late", "With the beta of theory the increments still grow, by 25% or more")
                        .source("observed: beta is too small for these horizons")
                        .presets("quick")
                        .parts(EXP)
                        .atLeast(1.25, Statistic.MEDIAN, e -> Observations.increments(scaled(e, 1))));
    }

    private static List<RunView> scaled(Evidence evidence, double scale) {
        return Observations.select(
                evidence.runs(EXP, "oomd-exp"), run -> Observations.parameter(run, "betaScale") == scale);
    }

    private static List<Double> offOne(List<RunView> runs) {
        return Observations.increments(runs).stream()
                .map(ratio -> Math.abs(ratio - 1))
                .toList();
    }

    private static List<Claim> dynamic() {
        return List.of(
                Claim.of(
                                "dynamic-oomd",
                                "Forty noisy stages: the ensemble has 0.8 of the dynamic regret of oomd at most")
                        .source("dynamic regret of the ensemble")
                        .parts(LONG)
                        .atMost(0.8, Statistic.MEAN, e -> stages(e, 40, OOMD)),
                Claim.of("dynamic-ogd", "and 0.25 of that of ogd at most")
                        .source("dynamic regret of the ensemble")
                        .parts(LONG)
                        .atMost(0.25, Statistic.MEAN, e -> stages(e, 40, "ogd")),
                Claim.of("dynamic-price", "With one stage it pays: twice the dynamic regret of ogd or more")
                        .source("observed")
                        .presets("quick")
                        .parts(LONG)
                        .atLeast(2, Statistic.MEAN, e -> stages(e, 1, "ogd")),
                Claim.of("dynamic-exponent", "Over stages and noise its exponent in the bound's order is 1 at most")
                        .source("P_T + sqrt(1 + P_T)(sqrt(sigma^2_(1:T)) + sqrt(Sigma^2_(1:T)))")
                        .paperValue("1")
                        .parts("dynamic")
                        .atMost(
                                1,
                                Statistic.MEAN,
                                e -> Observations.exponentsIn(
                                        e.runs("dynamic", "ensemble"), "order-dynamic", DYNAMIC)));
    }

    private static List<Double> stages(Evidence evidence, int stages, String other) {
        return Observations.paired(
                Observations.with(evidence.runs(LONG, "ensemble"), "pieces", stages),
                evidence.runs(LONG, other),
                DYNAMIC);
    }

    private static List<Claim> others() {
        return List.of(
                Claim.of(
                                "implicit-explicit",
                                "On absolute losses implicit steps have 0.2 of the regret of oomd at most")
                        .source("JMLR version, non-smooth losses")
                        .parts("absolute")
                        .atMost(0.2, Statistic.MAXIMUM, e -> against(e, "absolute", "oomd-implicit", OOMD, REGRET)),
                Claim.of("implicit-plain", "and 0.2 of that of ogd at most")
                        .source("JMLR version, non-smooth losses")
                        .parts("absolute")
                        .atMost(0.2, Statistic.MAXIMUM, e -> against(e, "absolute", "oomd-implicit", "ogd", REGRET)));
    }

    private static List<Double> against(Evidence evidence, String part, String one, String other, String metric) {
        return Observations.paired(evidence.runs(part, one), evidence.runs(part, other), metric);
    }
}
