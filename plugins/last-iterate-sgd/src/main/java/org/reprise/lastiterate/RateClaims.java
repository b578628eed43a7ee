package org.reprise.lastiterate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Claims about rates in expectation and with high probability by the Euclidean norm, and about the bound. */
final class RateClaims {
    private static final String QUANTILES = "quantiles";
    private static final String NOISE = "noise";
    private static final String LAD = "lad";
    private static final String STRONG_F = "lad-strong-f";
    private static final String STRONG_H = "lad-strong-h";
    private static final String SMOOTH = "smooth";
    private static final String INITIAL = "initial-error";
    private static final String LOGISTIC = "logistic";
    private static final List<String> AUDITED = List.of(
            QUANTILES,
            LAD,
            "schedules",
            STRONG_F,
            STRONG_H,
            "composite",
            "simplex",
            "simplex-entropy",
            SMOOTH,
            INITIAL,
            LOGISTIC,
            "hinge");

    private RateClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>(quantiles());
        claims.addAll(rates());
        claims.addAll(others());
        return claims;
    }

    private static List<Claim> quantiles() {
        return List.of(
                Claim.of("absolute-low", "|x|, steps 1/sqrt T: sqrt T times the mean of |x_{T+1}| is 0.95 or more")
                        .source("derived: the stationary law of the walk has mean 1/sqrt T")
                        .parts(QUANTILES)
                        .atLeast(0.95, Statistic.MINIMUM, e -> scaledMeans(e, "horizon")),
                Claim.of("absolute-high", "and 1.05 at most")
                        .source("derived: the stationary law of the walk has mean 1/sqrt T")
                        .parts(QUANTILES)
                        .atMost(1.05, Statistic.MAXIMUM, e -> scaledMeans(e, "horizon")),
                Claim.of("absolute-linear", "Linear steps: it is 0.05 at most")
                        .source("theorem for convex Lipschitz f, T known, on an easy instance")
                        .parts(QUANTILES)
                        .atMost(0.05, Statistic.MAXIMUM, e -> scaledMeans(e, "linear")),
                Claim.of("quantiles-affine", "The quantile at 1 - delta is affine in log(1/delta): R^2, delta to 0.001")
                        .source("theorems with high probability: sigma^2 (1 + 2 log(2/delta))")
                        .parts(QUANTILES)
                        .atLeast(
                                0.98,
                                Statistic.MINIMUM,
                                e -> Observations.each(
                                        Observations.csmd(e, QUANTILES, "horizon"), Observations::quantileFit)),
                Claim.of("quantiles-slow", "It grows no faster: slope from 0.01 to 0.001 over that from 0.5 to 0.1")
                        .source("theorems with high probability")
                        .unit("times")
                        .parts(QUANTILES)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.each(
                                        Observations.csmd(e, QUANTILES, "horizon"), RateClaims::tailSlope)),
                Claim.of("sub-weibull", "Heavier Weibull tails of the noise raise the 0.999 quantile")
                        .source("theorem for sub-Weibull noise: further powers of log(1/delta)")
                        .parts(NOISE)
                        .atMost(0, Statistic.MAXIMUM, e -> byShape(e)));
    }

    private static List<Claim> rates() {
        return List.of(
                Claim.of(
                                "lad-rate-low",
                                "Least absolute deviations, constant steps: the mean exponent of T is -0.6 or more")
                        .source("theorem for convex Lipschitz f: T^(-1/2) log T")
                        .parts(LAD)
                        .atLeast(-0.6, Statistic.MEAN, e -> ladExponents(e)),
                Claim.of("lad-rate-high", "and -0.4 at most")
                        .source("theorem for convex Lipschitz f: T^(-1/2) log T")
                        .parts(LAD)
                        .atMost(-0.4, Statistic.MEAN, e -> ladExponents(e)),
                Claim.of(
                                "lad-linear",
                                "For the largest T linear steps end at a fifth of the error of constant ones or less")
                        .source("theorem for convex Lipschitz f, T known: no log T")
                        .unit("times")
                        .parts(LAD)
                        .atLeast(
                                5,
                                Statistic.MINIMUM,
                                e -> ladPairs(e, (linear, constant) -> last(constant) / last(linear))),
                Claim.of("lad-average", "There the last iterate is within twice the best of all averages")
                        .source("abstract: last iterates as good as averages")
                        .unit("times")
                        .parts(LAD)
                        .atMost(
                                2,
                                Statistic.MAXIMUM,
                                e -> ladPairs(
                                        e,
                                        (linear, constant) -> last(linear)
                                                / Math.min(
                                                        Observations.bestAverage(linear),
                                                        Observations.bestAverage(constant)))),
                Claim.of("strong-rate-low", "Strongly convex, all four schedules: the mean exponent is -1.2 or more")
                        .source("theorems for strongly convex f or h: T^-1 log T")
                        .parts(STRONG_F, STRONG_H)
                        .atLeast(-1.2, Statistic.MEAN, e -> strongExponents(e)),
                Claim.of("strong-rate-high", "and -0.85 at most")
                        .source("theorems for strongly convex f or h: T^-1 log T")
                        .parts(STRONG_F, STRONG_H)
                        .atMost(-0.85, Statistic.MEAN, e -> strongExponents(e)),
                Claim.of("strong-place", "Whether the quadratic is in f or in h changes the last iterate by 5% at most")
                        .source("derived: steps 2/(mu t) either way")
                        .parts(STRONG_F, STRONG_H)
                        .atMost(0.05, Statistic.MAXIMUM, e -> places(e)),
                Claim.of("smooth-rate-low", "A smooth quadratic with noise: the mean exponent is -0.6 or more")
                        .source("theorem for smooth f: L D0/T + T^(-1/2) log T; before, T^(-1/3)")
                        .parts(SMOOTH)
                        .atLeast(-0.6, Statistic.MEAN, e -> smoothExponents(e)),
                Claim.of("smooth-rate-high", "and -0.4 at most")
                        .source("theorem for smooth f: L D0/T + T^(-1/2) log T; before, T^(-1/3)")
                        .parts(SMOOTH)
                        .atMost(-0.4, Statistic.MEAN, e -> smoothExponents(e)));
    }

    private static List<Claim> others() {
        return List.of(
                Claim.of("initial-exponential", "sc-f-3phase: log of the initial error falls in proportion to T")
                        .source("theorem for strongly convex f, T known: exp(-c T/(3 + 4 kappa)); 2 is proportional")
                        .unit("times")
                        .parts(INITIAL)
                        .atLeast(1.5, Statistic.MINIMUM, e -> dropRatios(e, "sc-f-3phase")),
                Claim.of("initial-polynomial", "sc-f-2: it does not; a fall as a power of T gives about 1")
                        .source("theorem for strongly convex f: 1/T^2")
                        .unit("times")
                        .parts(INITIAL)
                        .atMost(1.5, Statistic.MAXIMUM, e -> dropRatios(e, "sc-f-2")),
                Claim.of("bound", "The measured mean is below the computable bound, in every run, at every checkpoint")
                        .source("Lemma 4.1 and the theorems in expectation")
                        .parts(AUDITED.toArray(String[]::new))
                        .atMost(1, Statistic.MAXIMUM, e -> Observations.audits(e, AUDITED, Observations.LAST, "bound")),
                Claim.of("bound-99", "The 0.99 quantile over the paths is below the bound with probability 0.99")
                        .source("theorems with high probability")
                        .parts(AUDITED.toArray(String[]::new))
                        .atMost(1, Statistic.MAXIMUM, e -> Observations.audits(e, AUDITED, "q99", "bound-99")),
                Claim.of(
                                "data-average",
                                "Logistic regression, linear steps: the last iterate is no worse than any average")
                        .source("abstract: last iterates as good as averages")
                        .unit("times")
                        .parts(LOGISTIC)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.each(
                                        Observations.csmd(e, LOGISTIC, "linear"),
                                        run -> last(run) / Observations.bestAverage(run))),
                Claim.of("data-composite-low", "There with sc-h the mean exponent is -1.2 or more")
                        .source("theorem for strongly convex h: T^-1 log T")
                        .parts(LOGISTIC)
                        .atLeast(-1.2, Statistic.MEAN, e -> exponents(Observations.csmd(e, LOGISTIC, "sc-h"))),
                Claim.of("data-composite-high", "and -0.85 at most")
                        .source("theorem for strongly convex h: T^-1 log T")
                        .parts(LOGISTIC)
                        .atMost(-0.85, Statistic.MEAN, e -> exponents(Observations.csmd(e, LOGISTIC, "sc-h"))));
    }

    static double last(RunView run) {
        return Observations.end(run, Observations.LAST);
    }

    static List<Double> exponents(List<RunView> runs) {
        return Observations.families(runs, f -> Observations.exponent(f, Observations.LAST));
    }

    private static List<Double> scaledMeans(Evidence evidence, String schedule) {
        return Observations.each(
                Observations.csmd(evidence, QUANTILES, schedule),
                run -> Math.sqrt(Observations.horizon(run)) * last(run));
    }

    private static double tailSlope(RunView run) {
        double tail = (Observations.end(run, "q999") - Observations.end(run, "q99")) / Math.log(10);
        return tail / ((Observations.end(run, "q90") - Observations.end(run, "median")) / Math.log(5));
    }

    /** Differences of the quantile from each shape to the next lighter one, by schedule and seed. */
    private static List<Double> byShape(Evidence evidence) {
        List<RunView> runs = evidence.runs(NOISE, "csmd");
        List<Double> differences = new ArrayList<>();
        for (RunView run : runs) {
            double shape = Observations.number(run, "shape");
            runs.stream()
                    .filter(other -> other.seed() == run.seed()
                            && other.parameters().equals(run.parameters())
                            && Observations.number(other, "shape") == 2 * shape)
                    .forEach(other -> differences.add(Observations.end(other, "q999") - Observations.end(run, "q999")));
        }
        return differences;
    }

    private static List<RunView> lad(Evidence evidence, String schedule) {
        return Observations.csmd(evidence, LAD, schedule).stream()
                .filter(Observations.with("multiplier", 5.0))
                .toList();
    }

    private static List<Double> ladExponents(Evidence evidence) {
        return exponents(lad(evidence, "horizon"));
    }

    private static List<Double> ladPairs(Evidence evidence, BiFunction<RunView, RunView, Double> number) {
        List<RunView> linear = lad(evidence, "linear");
        double largest =
                linear.stream().mapToDouble(Observations::horizon).max().orElse(0);
        List<RunView> longest =
                linear.stream().filter(Observations.with("horizon", largest)).toList();
        return Observations.pairs(longest, lad(evidence, "horizon"), number);
    }

    private static List<Double> strongExponents(Evidence evidence) {
        List<RunView> runs = new ArrayList<>(evidence.runs(STRONG_F, "csmd"));
        runs.addAll(evidence.runs(STRONG_H, "csmd"));
        return exponents(runs);
    }

    private static List<Double> places(Evidence evidence) {
        List<Double> differences = new ArrayList<>();
        for (RunView inF : Observations.csmd(evidence, STRONG_F, "sc-f-2")) {
            for (RunView inH : Observations.csmd(evidence, STRONG_H, "sc-h")) {
                if (inF.seed() == inH.seed() && Observations.horizon(inF) == Observations.horizon(inH)) {
                    differences.add(Math.abs(last(inF) / last(inH) - 1));
                }
            }
        }
        return differences;
    }

    private static List<Double> smoothExponents(Evidence evidence) {
        return exponents(evidence.runs(SMOOTH, "csmd").stream()
                .filter(Observations.with("sigma", 1.0))
                .toList());
    }

    /** By how much log error falls from T to 2 T over the fall from T/2 to T, at the largest T. */
    private static List<Double> dropRatios(Evidence evidence, String schedule) {
        return Observations.families(Observations.csmd(evidence, INITIAL, schedule), f -> {
            int n = f.size();
            double later = Math.log(last(f.get(n - 2)) / last(f.get(n - 1)));
            return later / Math.log(last(f.get(n - 3)) / last(f.get(n - 2)));
        });
    }
}
