package org.reprise.sea;

import static org.reprise.sea.Observations.HORIZON;
import static org.reprise.sea.Observations.REGRET;

import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims on bounds and on growth with variance, variation and horizon. */
final class Claims {
    private static final String[] SCENARIOS = {
        "fixed", "quiet", "loud", "alternating", "corrupted", "rotation", "switches", "random-order"
    };
    private static final String[] STRONG = {
        "strongly-convex",
        "strongly-convex-quiet",
        "strongly-convex-drift",
        "strongly-convex-corrupted",
        "strongly-convex-order"
    };
    private static final String[] REAL = {"diabetes", "diabetes-l2", "breast-cancer", "breast-cancer-l2"};
    private static final String[] NOISE = {"noise-small", "noise-large"};
    private static final String OOMD = "oomd";
    private static final double LOW = 0.45;
    private static final double HIGH = 0.58;

    private Claims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>(bounds());
        claims.addAll(growth());
        claims.addAll(order());
        claims.addAll(LearnerClaims.all());
        return claims;
    }

    private static List<Claim> bounds() {
        return List.of(
                Claim.of("bound-convex", "The regret of oomd is below its bound in all eight scenarios")
                        .source("regret for convex expected losses, constants from its proof")
                        .parts(SCENARIOS)
                        .atMost(1, Statistic.MAXIMUM, e -> below(e, OOMD, "bound", SCENARIOS)),
                Claim.of("bound-interpolation", "and for every noise and drift of the grid")
                        .source("regret for convex expected losses")
                        .parts("interpolation")
                        .atMost(1, Statistic.MAXIMUM, e -> below(e, OOMD, "bound", "interpolation")),
                Claim.of("bound-oftrl", "The regret of oftrl is below its bound in all eight scenarios")
                        .source("Sachs et al. 2022, Theorem 5")
                        .parts(SCENARIOS)
                        .atMost(1, Statistic.MAXIMUM, e -> below(e, "oftrl", "bound-oftrl", SCENARIOS)),
                Claim.of("bound-strongly-convex", "The regret of oomd-sc is below its bound, with explicit constants")
                        .source("regret for strongly convex losses, constants derived")
                        .parts(STRONG)
                        .atMost(1, Statistic.MAXIMUM, e -> below(e, "oomd-sc", "bound-sc", STRONG)),
                Claim.of("bound-real", "On real data in random order the regret of oomd is below its bound")
                        .source("random order model")
                        .parts(REAL)
                        .atMost(1, Statistic.MAXIMUM, e -> below(e, OOMD, "bound", REAL)),
                Claim.of(
                                "bound-nonconvex",
                                "Though drawn losses are not convex, the expected regret is below the bound")
                        .source("regret for convex expected losses: drawn losses need not be convex")
                        .parts("nonconvex")
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(e.runs("nonconvex", OOMD), "expected-regret", "bound")),
                Claim.of(
                                "online-to-batch",
                                "The mean play's excess risk is at most the regret a round, each learner's mean")
                        .source("online-to-batch conversion, for independent losses")
                        .parts("quiet", "loud")
                        .atLeast(0, Statistic.MINIMUM, e -> Observations.batchMargins(e, "quiet", "loud")));
    }

    private static List<Claim> growth() {
        return List.of(
                noise("variance-ratio-low", "On pure noise the regret is 0.85 sqrt(sigma^2_(1:T)) or more")
                        .atLeast(0.85, Statistic.MEAN, Claims::rootRatios),
                noise("variance-ratio-high", "and 1.15 sqrt(sigma^2_(1:T)) at most")
                        .atMost(1.15, Statistic.MEAN, Claims::rootRatios),
                noise("horizon-exponent-low", "Its exponent in T is 0.45 or more")
                        .paperValue("sqrt(sigma^2_(1:T)) = s sqrt(T): 0.5")
                        .atLeast(LOW, Statistic.MEAN, Claims::horizonExponents),
                noise("horizon-exponent-high", "and 0.58 at most")
                        .paperValue("0.5")
                        .atMost(HIGH, Statistic.MEAN, Claims::horizonExponents),
                Claim.of(
                                "noise-exponent-low",
                                "Without drift the exponent of the regret in s, from 0.1 to 1, is 0.9 or more")
                        .source("regret for convex expected losses, first term")
                        .paperValue("1")
                        .parts("interpolation")
                        .atLeast(0.9, Statistic.MEAN, Claims::noiseExponents),
                Claim.of("noise-exponent-high", "and 1.1 at most")
                        .source("regret for convex expected losses, first term")
                        .paperValue("1")
                        .parts("interpolation")
                        .atMost(1.1, Statistic.MEAN, Claims::noiseExponents),
                Claim.of("variation-exponent-low", "On alternating signs the exponent in T is 0.45 or more")
                        .source("regret for convex expected losses, second term")
                        .paperValue("sqrt(Sigma^2_(1:T)): 0.5")
                        .parts("adversarial-growth")
                        .atLeast(LOW, Statistic.MEAN, Claims::variationExponents),
                Claim.of("variation-exponent-high", "and 0.58 at most")
                        .source("regret for convex expected losses, second term")
                        .paperValue("0.5")
                        .parts("adversarial-growth")
                        .atMost(HIGH, Statistic.MEAN, Claims::variationExponents),
                Claim.of("no-growth", "On one linear loss the regret does not depend on T: differences of 1e-9 at most")
                        .source("regret for convex expected losses: both terms vanish but for the first round")
                        .parts("constant-linear")
                        .atMost(
                                1e-9,
                                Statistic.MAXIMUM,
                                e -> Observations.additions(e.runs("constant-linear", OOMD)).stream()
                                        .map(Math::abs)
                                        .toList()),
                nonconvex(
                                "nonconvex-exponent-low",
                                "With such losses the exponent of the expected regret in T is 0.4 or more")
                        .atLeast(0.4, Statistic.MEAN, Claims::nonconvexExponents),
                nonconvex("nonconvex-exponent-high", "and 0.65 at most")
                        .atMost(0.65, Statistic.MEAN, Claims::nonconvexExponents));
    }

    private static List<Claim> order() {
        return List.of(
                Claim.of("order-variance", "In random order sigma^2_(1:T) is log(2e^2) T s1^2 at most")
                        .source("random order model: the logarithm is log(2e^2) at least")
                        .parts("random-order")
                        .atMost(
                                Math.log(2) + 2,
                                Statistic.MAXIMUM,
                                e -> Observations.orderVariances(e.runs("random-order", OOMD))),
                Claim.of("order-variation", "and Sigma^2_(1:T) is 8 G^2 at most")
                        .source("random order model")
                        .parts("random-order")
                        .atMost(1, Statistic.MAXIMUM, e -> e.runs("random-order", OOMD).stream()
                                .map(run -> Observations.last(run, "variation") / (8 * Math.pow(bound(run), 2)))
                                .toList()));
    }

    /** G of half-quadratic losses in random order. */
    private static double bound(RunView run) {
        return Observations.setting(run, "curvature")
                * (Observations.setting(run, "radius") + Observations.setting(run, "offset"));
    }

    private static Claim.Builder noise(String id, String statement) {
        return Claim.of(id, statement)
                .source("regret for convex expected losses, first term")
                .parts(NOISE);
    }

    private static Claim.Builder nonconvex(String id, String statement) {
        return Claim.of(id, statement)
                .source("regret for convex expected losses")
                .paperValue("0.5")
                .parts("nonconvex");
    }

    private static List<Double> below(Evidence evidence, String algorithm, String bound, String... parts) {
        return Observations.ratios(Observations.runs(evidence, algorithm, parts), REGRET, bound);
    }

    private static List<Double> rootRatios(Evidence evidence) {
        return Observations.runs(evidence, OOMD, NOISE).stream()
                .map(run -> Observations.last(run, REGRET) / Math.sqrt(Observations.last(run, "variance")))
                .toList();
    }

    private static List<Double> horizonExponents(Evidence evidence) {
        List<Double> exponents = new ArrayList<>();
        for (String part : NOISE) {
            exponents.addAll(Observations.exponents(evidence.runs(part, OOMD), HORIZON, REGRET));
        }
        return exponents;
    }

    private static List<Double> noiseExponents(Evidence evidence) {
        List<RunView> still = Observations.with(evidence.runs("interpolation", OOMD), "drift", 0);
        return Observations.exponents(
                Observations.select(still, run -> Observations.setting(run, "noise") >= 0.1), "noise", REGRET);
    }

    private static List<Double> variationExponents(Evidence evidence) {
        return Observations.exponents(evidence.runs("adversarial-growth", OOMD), HORIZON, REGRET);
    }

    private static List<Double> nonconvexExponents(Evidence evidence) {
        return Observations.exponents(evidence.runs("nonconvex", OOMD), HORIZON, "expected-regret");
    }
}
