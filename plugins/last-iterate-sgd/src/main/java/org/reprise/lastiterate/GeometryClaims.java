package org.reprise.lastiterate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims about other geometries: the entropy on the simplex, and a uniformly convex map against heavy tails. */
final class GeometryClaims {
    private static final String SIMPLEX = "simplex";
    private static final String ENTROPY = "simplex-entropy";
    private static final String HEAVY = "heavy-tail";
    private static final String HEAVY_LINEAR = "heavy-linear";

    private GeometryClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>(List.of(
                Claim.of(
                                "entropy-constant",
                                "Simplex, constant steps: the entropy ends at half the error of projection")
                        .source("theorems for any mirror map: D0 and the dual norm grow as log d, not as d")
                        .unit("times")
                        .parts(SIMPLEX)
                        .atMost(0.5, Statistic.MAXIMUM, e -> entropyRatios(e, "horizon")),
                Claim.of("entropy-linear", "Linear steps: the entropy ends below projection for every T")
                        .source("theorems for any mirror map")
                        .unit("times")
                        .parts(SIMPLEX)
                        .atMost(1, Statistic.MAXIMUM, e -> entropyRatios(e, "linear")),
                Claim.of("entropy-rate-low", "With h = lambda sum x log x and sc-h the mean exponent is -1.2 or more")
                        .source("theorem for h strongly convex relative to the mirror map: T^-1 log T")
                        .parts(ENTROPY)
                        .atLeast(
                                -1.2, Statistic.MEAN, e -> RateClaims.exponents(Observations.csmd(e, ENTROPY, "sc-h"))),
                Claim.of("entropy-rate-high", "and -0.85 at most")
                        .source("theorem for h strongly convex relative to the mirror map: T^-1 log T")
                        .parts(ENTROPY)
                        .atMost(
                                -0.85,
                                Statistic.MEAN,
                                e -> RateClaims.exponents(Observations.csmd(e, ENTROPY, "sc-h")))));
        claims.addAll(heavy());
        return claims;
    }

    private static List<Claim> heavy() {
        return List.of(
                Claim.of(
                                "heavy-quantile",
                                "Infinite variance: the uniformly convex map halves the 0.99 quantile for every T")
                        .source("theorem for heavy tails: no bounded domain, no clipping")
                        .unit("times")
                        .parts(HEAVY)
                        .atMost(0.5, Statistic.MAXIMUM, e -> heavyRatios(e, "q99")),
                Claim.of("heavy-mean", "and the mean")
                        .source("theorem for heavy tails, in expectation")
                        .unit("times")
                        .parts(HEAVY)
                        .atMost(0.5, Statistic.MEDIAN, e -> heavyRatios(e, Observations.LAST)),
                Claim.of("heavy-median", "and the median, up to 20%")
                        .source("derived")
                        .unit("times")
                        .parts(HEAVY)
                        .atMost(0.6, Statistic.MAXIMUM, e -> heavyRatios(e, "median")),
                Claim.of(
                                "heavy-rate",
                                "p = 1.5: its mean exponent is at most -0.2, the local one of T^(-1/3) ln T at T = 1600")
                        .source("theorem for heavy tails: T^-(1 - 1/p) log T")
                        .parts(HEAVY)
                        .atMost(-0.2, Statistic.MEAN, e -> RateClaims.exponents(power(e))),
                Claim.of("heavy-linear-rate", "With T known and linear steps the mean exponent is -1/3 at most")
                        .source("theorem for heavy tails, T known: T^-(1 - 1/p)")
                        .parts(HEAVY_LINEAR)
                        .atMost(
                                -1.0 / 3,
                                Statistic.MEAN,
                                e -> RateClaims.exponents(Observations.csmd(e, HEAVY_LINEAR, "heavy-linear"))));
    }

    private static List<RunView> geometry(Evidence evidence, String part, String schedule, String geometry) {
        return Observations.csmd(evidence, part, schedule).stream()
                .filter(Observations.with("geometry", geometry))
                .toList();
    }

    private static List<RunView> power(Evidence evidence) {
        return geometry(evidence, HEAVY, "heavy-anytime", "power");
    }

    private static List<Double> entropyRatios(Evidence evidence, String schedule) {
        return ratios(
                geometry(evidence, SIMPLEX, schedule, "entropy"),
                geometry(evidence, SIMPLEX, schedule, "euclidean"),
                RateClaims::last);
    }

    private static List<Double> heavyRatios(Evidence evidence, String metric) {
        return ratios(
                power(evidence),
                geometry(evidence, HEAVY, "heavy-anytime", "euclidean"),
                run -> Observations.end(run, metric));
    }

    private static List<Double> ratios(List<RunView> runs, List<RunView> others, ToDoubleFunction<RunView> number) {
        return Observations.pairs(
                runs, others, (run, other) -> number.applyAsDouble(run) / number.applyAsDouble(other));
    }
}
