package org.reprise.vrhalpern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.RunView;

/** The paper and its claims. */
@Extension
public final class VarianceReducedHalpern implements Paper {
    private static final String PAGE = "halpern-page";
    private static final String RESOLVENT = "halpern-resolvent";
    private static final String HALPERN = "halpern";
    private static final String EG = "extragradient";
    private static final String VR_EG = "vr-extragradient";
    private static final String EAG = "eag";
    private static final String SCALED = "scaled-residual";
    private static final String RESIDUAL = "residual";
    private static final String SQUARES = "least-squares";
    private static final String LARGE = "large-sums";
    private static final String RATE = "rate";
    private static final String BILINEAR = "bilinear";
    private static final String RESTARTS = "restarts";
    private static final String GAME = "matrix-game";
    private static final String PROGRAM = "quadratic-program";
    private static final String EXACT = "exact";
    private static final String DRO = "dro-logistic";
    private static final String MIN_MAX = "min-max";
    private static final double SQUARES_TARGET = 1e-3;
    private static final double BILINEAR_TARGET = 3e-3;
    private static final double RESIDUAL_TARGET = 1e-3;

    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "vr-halpern",
                "Variance Reduced Halpern Iteration for Finite-Sum Monotone Inclusions",
                List.of("Xufeng Cai", "Ahmet Alacaoglu", "Jelena Diakonikolas"),
                "ICLR",
                2024,
                "https://arxiv.org/abs/2310.02987",
                "Halpern's anchored iteration with variance reduction finds a point whose operator residual is at most eps"
                        + " in about n + sqrt(n) L / eps component evaluations, for averaged cocoercive operators directly and"
                        + " for averaged Lipschitz monotone ones through inexact resolvents: up to sqrt(n) fewer than"
                        + " deterministic methods.");
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(cocoercive());
        claims.addAll(monotone());
        claims.addAll(paperProblems());
        return claims;
    }

    private static List<Claim> cocoercive() {
        ToDoubleFunction<RunView> epochs = Observations.epochs(SCALED, SQUARES_TARGET);
        return List.of(
                scaling("sqrt-scaling-low", "Algorithm 1: four times the rows take 0.4 of the epochs or more")
                        .atLeast(0.4, Statistic.MEDIAN, VarianceReducedHalpern::scalings),
                scaling(
                                "sqrt-scaling-high",
                                "Algorithm 1: they take 0.7 of the epochs at most, as epochs fall like 1/sqrt(n)")
                        .atMost(0.7, Statistic.MEDIAN, VarianceReducedHalpern::scalings),
                scaling("deterministic-flat", "Halpern: its epochs differ over n by a factor of 1.5 at most")
                        .atMost(
                                1.5,
                                Statistic.MAXIMUM,
                                e -> Observations.spreads(e.runs(SQUARES, HALPERN), SCALED, SQUARES_TARGET)),
                Claim.of("rate", "Algorithm 1, step 1/(4L): r(u_k) (k + 4) / (L D_0) is 16 at most for every k")
                        .source("Theorem for Algorithm 1: E r(u_k) = O(L D_0 / k)")
                        .parts(RATE)
                        .atMost(16, Statistic.MAXIMUM, e -> Observations.each(e.runs(RATE, PAGE), Observations::rate)),
                large("tuned-wins", "Step 1.5/L, n >= 400: Algorithm 1 takes fewer epochs than Halpern on every seed")
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(
                                        Observations.of(e.runs(LARGE, PAGE), "step", 1.5),
                                        epochs,
                                        e.runs(LARGE, HALPERN),
                                        epochs)),
                large("tuned-large", "Step 1.5/L, n = 25600: Algorithm 1 takes a quarter of Halpern's epochs at most")
                        .atMost(0.25, Statistic.MEDIAN, e -> overHalpern(e, 1.5, 25600)),
                large(
                                "theory-large",
                                "Step 1/(4L), n = 25600: Algorithm 1 takes fewer epochs than Halpern on every seed")
                        .atMost(1, Statistic.MAXIMUM, e -> overHalpern(e, 0.25, 25600)),
                large("theory-small", "Step 1/(4L), n = 1600: Algorithm 1 takes more epochs than Halpern on every seed")
                        .atLeast(1, Statistic.MINIMUM, e -> overHalpern(e, 0.25, 1600)));
    }

    private static Claim.Builder scaling(String id, String statement) {
        return Claim.of(id, statement)
                .source("complexity n + sqrt(n) L / eps of Algorithm 1")
                .parts(SQUARES);
    }

    private static Claim.Builder large(String id, String statement) {
        return Claim.of(id, statement)
                .source("derived from the complexities of Algorithm 1 and Halpern")
                .parts(LARGE);
    }

    private static List<Double> scalings(Evidence evidence) {
        List<RunView> runs = evidence.runs(SQUARES, PAGE);
        List<Double> ratios = new ArrayList<>(Observations.scaling(runs, SCALED, SQUARES_TARGET, 400, 100));
        ratios.addAll(Observations.scaling(runs, SCALED, SQUARES_TARGET, 1600, 400));
        return ratios;
    }

    private static List<Double> overHalpern(Evidence evidence, double step, double n) {
        return Observations.ratios(
                Observations.of(Observations.of(evidence.runs(LARGE, PAGE), "step", step), "n", n),
                Observations.epochs(SCALED, SQUARES_TARGET),
                evidence.runs(LARGE, HALPERN),
                Observations.epochs(SCALED, SQUARES_TARGET));
    }

    private static List<Claim> monotone() {
        return List.of(
                Claim.of(
                                "bilinear-scaling",
                                "Bilinear: Algorithm 2 takes at n = 256 a quarter of its epochs at n = 16 at most")
                        .source("complexity n + sqrt(n) L / eps of Algorithm 2")
                        .parts(BILINEAR)
                        .atMost(
                                0.25,
                                Statistic.MEDIAN,
                                e -> Observations.scaling(
                                        e.runs(BILINEAR, RESOLVENT), SCALED, BILINEAR_TARGET, 256, 16)),
                bilinear(
                                "bilinear-eag",
                                "Bilinear, n = 256: Algorithm 2 takes half the epochs of EAG with step 1/(2 L_F) at most")
                        .atMost(
                                0.5,
                                Statistic.MAXIMUM,
                                e -> over(e, Observations.of(e.runs(BILINEAR, EAG), "step", 0.5))),
                bilinear(
                                "bilinear-eg",
                                "Bilinear, n = 256: Algorithm 2 takes a tenth of extragradient's epochs at most")
                        .atMost(0.1, Statistic.MAXIMUM, e -> over(e, e.runs(BILINEAR, EG))),
                bilinear(
                                "bilinear-vr-eg",
                                "Bilinear, n = 256: Algorithm 2 takes fewer epochs than VR extragradient on every seed")
                        .atMost(1, Statistic.MAXIMUM, e -> over(e, e.runs(BILINEAR, VR_EG))),
                Claim.of("restart", "Strongly monotone: with restarts Algorithm 2 takes a tenth of the epochs at most")
                        .source("derived: restarts make the rate linear")
                        .parts(RESTARTS)
                        .atMost(
                                0.1,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(
                                        Observations.of(e.runs(RESTARTS, RESOLVENT), "restart", true),
                                        Observations.epochs(SCALED, 1e-4),
                                        Observations.of(e.runs(RESTARTS, RESOLVENT), "restart", false),
                                        Observations.atLeast(SCALED, 1e-4))),
                Claim.of("min-max", "Min-max regression, n = 10000: Algorithm 2 takes fewer epochs than extragradient")
                        .source("derived: the predicted gain sqrt(n) L_F / L is above 40")
                        .parts(MIN_MAX)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(
                                        Observations.of(e.runs(MIN_MAX, RESOLVENT), "n", 10000),
                                        Observations.epochs(RESIDUAL, RESIDUAL_TARGET),
                                        e.runs(MIN_MAX, EG),
                                        Observations.atLeast(RESIDUAL, RESIDUAL_TARGET))),
                Claim.of("dro-gain", "DRO logistic regression: the predicted gain sqrt(n) L_F / L is 1.5 at most")
                        .source("derived: each component has a weight of its own, so that L is near sqrt(n) L_F")
                        .parts(DRO)
                        .atMost(
                                1.5,
                                Statistic.MAXIMUM,
                                e -> Observations.each(e.runs(DRO, RESOLVENT), Observations.last("predicted-gain"))),
                Claim.of(
                                "dro-extragradient",
                                "DRO logistic regression: extragradient takes half the epochs of Algorithm 2 at most")
                        .source("derived: without gain plain extragradient is enough")
                        .parts(DRO)
                        .atMost(
                                0.5,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(
                                        e.runs(DRO, EG),
                                        Observations.epochs(RESIDUAL, RESIDUAL_TARGET),
                                        e.runs(DRO, RESOLVENT),
                                        Observations.atLeast(RESIDUAL, RESIDUAL_TARGET))));
    }

    private static Claim.Builder bilinear(String id, String statement) {
        return Claim.of(id, statement)
                .source("derived from the complexities of Algorithm 2 and the baselines")
                .parts(BILINEAR);
    }

    private static List<Double> over(Evidence evidence, List<RunView> others) {
        return Observations.ratios(
                Observations.of(evidence.runs(BILINEAR, RESOLVENT), "n", 256),
                Observations.epochs(SCALED, BILINEAR_TARGET),
                others,
                Observations.atLeast(SCALED, BILINEAR_TARGET));
    }

    private static List<Claim> paperProblems() {
        ToDoubleFunction<RunView> residual = Observations.last(RESIDUAL);
        return List.of(
                game("game-page", "In the median game Algorithm 1's last residual is at most those of EG and EAG")
                        .atMost(1, Statistic.MEDIAN, e -> overDeterministic(e, PAGE, RESIDUAL)),
                game("game-vr-eg", "In the median game VR extragradient's last residual is at most those of EG and EAG")
                        .atMost(1, Statistic.MEDIAN, e -> overDeterministic(e, VR_EG, RESIDUAL)),
                game("game-page-gap", "In the median game Algorithm 1's duality gap is at most those of EG and EAG")
                        .atMost(1, Statistic.MEDIAN, e -> overDeterministic(e, PAGE, "gap")),
                game(
                                "game-vr-eg-gap",
                                "In the median game VR extragradient's duality gap is at most those of EG and EAG")
                        .atMost(1, Statistic.MEDIAN, e -> overDeterministic(e, VR_EG, "gap")),
                Claim.of("tangent", "Games, Algorithm 1: the natural residual never exceeds the tangent residual")
                        .source("derived: projections are nonexpansive")
                        .parts(GAME)
                        .atMost(
                                1 + 1e-9,
                                Statistic.MAXIMUM,
                                e -> Observations.each(e.runs(GAME, PAGE), Observations::tangentRatio)),
                program(
                                "program-page",
                                "Quadratic program: Algorithm 1's last residual is 0.3 of extragradient's at most")
                        .atMost(
                                0.3,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(
                                        e.runs(PROGRAM, PAGE), residual, e.runs(PROGRAM, EG), residual)),
                program(
                                "program-resolvent",
                                "Quadratic program: Algorithm 2's last residual is 0.3 of extragradient's at most")
                        .atMost(
                                0.3,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(snapshots(e, false), residual, e.runs(PROGRAM, EG), residual)),
                Claim.of(
                                "snapshot",
                                "Quadratic program: Algorithm 2 ends lower with snapshots at v than with those at u")
                        .source("Algorithm 3 against the authors' code")
                        .parts(PROGRAM)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.ratios(snapshots(e, false), residual, snapshots(e, true), residual)),
                Claim.of("exact-resolvent", "With exact resolvents r(v_k) eta (k + 1) / D_0 is 2 at most for every k")
                        .source("Halpern's rate for a nonexpansive map")
                        .parts(EXACT)
                        .atMost(
                                2,
                                Statistic.MAXIMUM,
                                e -> Observations.each(e.runs(EXACT, RESOLVENT), Observations::exactBound)));
    }

    private static Claim.Builder game(String id, String statement) {
        return Claim.of(id, statement)
                .source("Figure 1(a)")
                .paperValue("lowest residuals")
                .parts(GAME);
    }

    private static Claim.Builder program(String id, String statement) {
        return Claim.of(id, statement)
                .source("Figure 1(b)")
                .paperValue("anchored methods win")
                .parts(PROGRAM);
    }

    private static List<RunView> snapshots(Evidence evidence, boolean official) {
        return Observations.of(evidence.runs(PROGRAM, RESOLVENT), "officialSnapshot", official);
    }

    private static List<Double> overDeterministic(Evidence evidence, String algorithm, String metric) {
        return Observations.overBest(
                evidence.runs(GAME, algorithm), evidence.runs(GAME, EG), evidence.runs(GAME, EAG), metric);
    }
}
