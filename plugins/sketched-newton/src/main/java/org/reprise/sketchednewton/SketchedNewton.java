package org.reprise.sketchednewton;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class SketchedNewton implements Paper {
    private static final String CUTEST = "cutest";
    private static final String STRESS = "stress";
    private static final String LOGISTIC = "logistic";
    private static final String SONAR = "logistic-sonar";
    private static final String ELLIPTIC = "elliptic";
    private static final String GAUSSIAN = "elliptic-gaussian";
    private static final String LARGE = "elliptic-large";
    private static final String RATE = "rate";
    private static final String SUPERLINEAR = "rate-superlinear";
    private static final String SYSTEM = "system";
    private static final Set<String> PAIRED = Set.of(
            "HS6",
            "HS7",
            "HS28",
            "HS40",
            "HS42",
            "HS48",
            "HS50",
            "HS51",
            "HS52",
            "HS56",
            "HS77",
            "HS78",
            "HS79",
            "HS100LNP",
            "BT2",
            "BT3",
            "BT4",
            "BT5",
            "BT6",
            "BT10",
            "BT11",
            "GENHS28");

    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "sketched-newton",
                "Constrained Optimization via Exact Augmented Lagrangian and Randomized Iterative Sketching",
                List.of("Ilgee Hong", "Sen Na", "Michael W. Mahoney", "Mladen Kolar"),
                "ICML",
                2023,
                "https://arxiv.org/abs/2305.18379",
                "An inexact Newton method for equality constraints solves its linear systems by sketch-and-project, and"
                        + " tunes the accuracy together with the penalties of an exact augmented Lagrangian: it converges"
                        + " from anywhere, takes unit steps near a solution, and is linear or superlinear there.");
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(small());
        claims.addAll(large());
        claims.addAll(local());
        return claims;
    }

    private static List<Claim> small() {
        return List.of(
                Claim.of(
                                "as-exact",
                                "Kaczmarz takes as many iterations as exact Newton, within one, on 90% of the runs")
                        .source("Section 4, CUTEst; 22 problems")
                        .parts(CUTEST)
                        .atLeast(0.9, Statistic.MEAN, e -> Observations.agreements(e, CUTEST, "rows", PAIRED)),
                Claim.of("accuracy", "Kaczmarz: median KKT residual at the end of 1e-6 at most")
                        .source("Section 4, CUTEst")
                        .paperValue("3.7e-8")
                        .parts(CUTEST)
                        .atMost(
                                1e-6,
                                Statistic.MAXIMUM,
                                e -> Observations.medianResiduals(Observations.sketched(e, CUTEST, "rows"))),
                Claim.of("accuracy-gmres", "A tenth of that of adaptive GMRES-l1-SQP at most")
                        .source("Section 4, CUTEst")
                        .paperValue("3.7e-8 against 2.5e-5")
                        .parts(CUTEST)
                        .atMost(
                                0.1,
                                Statistic.MAXIMUM,
                                e -> Observations.residualRatios(
                                        Observations.sketched(e, CUTEST, "rows"), e.runs(CUTEST, "gmres-adaptive"))),
                Claim.of("iterations", "Kaczmarz: median iterations 0.3 times those of the non-adaptive method at most")
                        .source("Section 4, CUTEst")
                        .paperValue("5 against 50")
                        .parts(CUTEST)
                        .atMost(
                                0.3,
                                Statistic.MAXIMUM,
                                e -> Observations.iterationRatios(
                                        Observations.sketched(e, CUTEST, "rows"), e.runs(CUTEST, "gmres-nonadaptive"))),
                Claim.of("unit-step", "The last step of every run that converges is 1, with each sketch")
                        .source("Theorem on local behaviour")
                        .parts(CUTEST)
                        .atLeast(
                                1,
                                Statistic.MINIMUM,
                                e -> Observations.lastSteps(e.runs(CUTEST, Observations.SKETCHED))),
                Claim.of(
                                "singular",
                                "HS61 and BYRDSPHR, whose Jacobian loses rank at the start, are said to be singular")
                        .source("Section 4: problems that stop for a singular Jacobian")
                        .parts(STRESS)
                        .atLeast(
                                1,
                                Statistic.MINIMUM,
                                e -> Observations.singular(e.runs(STRESS).stream()
                                        .filter(run -> Set.of("HS61", "BYRDSPHR")
                                                .contains(run.configuration().get("problem")))
                                        .toList())),
                Claim.of("logistic-rows", "Logistic regression: Kaczmarz takes as many iterations as exact Newton")
                        .source("Section 4, constrained logistic regression")
                        .parts(LOGISTIC, SONAR)
                        .atLeast(
                                0.9,
                                Statistic.MEAN,
                                e -> both(
                                        Observations.agreements(e, LOGISTIC, "rows", Set.of()),
                                        Observations.agreements(e, SONAR, "rows", Set.of()))),
                Claim.of(
                                "logistic-gaussian",
                                "Gaussian sketches: median difference from exact Newton of one iteration at most")
                        .source("Section 4, constrained logistic regression; the paper's own counts differ by one")
                        .parts(LOGISTIC, SONAR)
                        .atMost(
                                1,
                                Statistic.MEDIAN,
                                e -> both(
                                        Observations.iterationDifferences(e, LOGISTIC, "gaussian"),
                                        Observations.iterationDifferences(e, SONAR, "gaussian"))),
                Claim.of("logistic-objective", "Kaczmarz and exact Newton end at the same objective, to 1e-4")
                        .source("derived: the stopping tolerance")
                        .parts(LOGISTIC, SONAR)
                        .atMost(
                                1e-4,
                                Statistic.MAXIMUM,
                                e -> both(
                                        Observations.objectiveDifferences(e, LOGISTIC, "rows"),
                                        Observations.objectiveDifferences(e, SONAR, "rows"))));
    }

    private static List<Claim> large() {
        return List.of(
                Claim.of("elliptic-rows", "PDE problem, N = 3: Kaczmarz needs 4 iterations at most")
                        .source("Section 4, PDE-constrained problem")
                        .paperValue("3")
                        .parts(ELLIPTIC)
                        .atMost(
                                4,
                                Statistic.MAXIMUM,
                                e -> Observations.iterations(Observations.sketched(e, ELLIPTIC, "rows"))),
                Claim.of("elliptic-gaussian", "PDE problem, N = 3: Gaussian sketches need 5 iterations at most")
                        .source("Section 4, PDE-constrained problem")
                        .paperValue("4")
                        .parts(GAUSSIAN)
                        .atMost(
                                5,
                                Statistic.MAXIMUM,
                                e -> Observations.iterations(Observations.sketched(e, GAUSSIAN, "gaussian"))),
                Claim.of("elliptic-exact", "10^5 unknowns: the quadratic program takes exact Newton one step")
                        .source("derived: f is quadratic and c linear")
                        .parts(LARGE)
                        .atMost(
                                1,
                                Statistic.MAXIMUM,
                                e -> Observations.iterations(Observations.onGrid(e.runs(LARGE, "exact-newton"), 224))),
                Claim.of("sparse-cost", "A Kaczmarz step at N = 224 costs at most 1.2 times one at N = 20")
                        .source("derived: a step costs in proportion to the entries of its row")
                        .parts(LARGE)
                        .atMost(1.2, Statistic.MAXIMUM, e -> Observations.workRatios(e, LARGE, 224, 20)),
                Claim.of(
                                "fine-grid",
                                "10^5 unknowns: three iterations of 3 10^6 Kaczmarz steps reduce the residual less than 10-fold")
                        .source("observed: the contraction of a step falls with the grid, N = 3 takes 3 iterations")
                        .presets("quick")
                        .unit("times")
                        .parts(LARGE)
                        .atMost(
                                10,
                                Statistic.MAXIMUM,
                                e -> Observations.reductions(
                                        Observations.onGrid(Observations.sketched(e, LARGE, "rows"), 224))));
    }

    private static List<Claim> local() {
        return List.of(
                Claim.of("linear-half", "Accuracy 0.5: no residual above 1.1 * 0.5 times the one before")
                        .source("local linear convergence")
                        .parts(RATE)
                        .atMost(1.1, Statistic.MAXIMUM, e -> Observations.ratiosOverKappa(e, RATE, 0.5)),
                Claim.of("linear-tenth", "Accuracy 0.1: no residual above 1.1 * 0.1 times the one before")
                        .source("local linear convergence")
                        .parts(RATE)
                        .atMost(1.1, Statistic.MAXIMUM, e -> Observations.ratiosOverKappa(e, RATE, 0.1)),
                Claim.of(
                                "superlinear",
                                "Accuracy 2^-(k+1): the last ratio of residuals is a tenth of the first at most")
                        .source("local superlinear convergence")
                        .parts(SUPERLINEAR)
                        .atMost(0.1, Statistic.MAXIMUM, e -> Observations.rateDrops(e, SUPERLINEAR)),
                Claim.of("quadratic", "Accuracy 1e-8: residual 1e-11 within 4 iterations")
                        .source("derived: nearly Newton's method")
                        .parts(RATE)
                        .atMost(
                                4,
                                Statistic.MAXIMUM,
                                e -> Observations.iterationsToEnd(Observations.withKappa(e, RATE, 1e-8))),
                Claim.of("mean-bound", "Rows drawn by norm: mean squared error within (1 - sigma_min^2/||K||_F^2)^t")
                        .source("Strohmer and Vershynin 2009, Theorem 2")
                        .parts(SYSTEM)
                        .atMost(
                                1,
                                Statistic.MEAN,
                                e -> Observations.last(
                                        e.runs(SYSTEM, "sketch-and-project").stream()
                                                .filter(run -> run.parameters()
                                                        .get("sketch")
                                                        .equals("rows"))
                                                .toList(),
                                        "over-bound")),
                Claim.of("monotone", "The distance to the solution never grows in a step, with each sketch")
                        .source("Gower and Richtarik 2015")
                        .parts(SYSTEM)
                        .atMost(
                                1 + 1e-9,
                                Statistic.MAXIMUM,
                                e -> Observations.growths(e.runs(SYSTEM, "sketch-and-project"))));
    }

    private static List<Double> both(List<Double> some, List<Double> others) {
        List<Double> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
