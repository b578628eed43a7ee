package org.reprise.srrw;

import java.util.ArrayList;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.Claim;
import org.reprise.spi.Claim.Statistic;
import org.reprise.spi.Evidence;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;

/** The paper and its claims. */
@Extension
public final class SelfRepellentWalks implements Paper {
    private static final String SAMPLING = "sampling";
    private static final String QUADRATIC = "quadratic";
    private static final String CASE_TWO = "case-two";
    private static final String SMALL_EXPONENT = "small-exponent";
    private static final String LOGISTIC = "logistic";
    private static final String HEAVY_BALL = "heavy-ball";
    private static final String FIT = "fit";
    private static final String GRAPHS = "graphs";

    @Override
    public PaperInfo info() {
        return new PaperInfo(
                "srrw",
                "Accelerating Distributed Stochastic Optimization via Self-Repellent Random Walks",
                List.of("Jie Hu", "Vishwaraj Doshi", "Do Young Eun"),
                "ICLR",
                2024,
                "https://arxiv.org/abs/2401.09665",
                "In token algorithms, where the sample of stochastic gradient descent walks on a graph, a walk that avoids"
                        + " the nodes it has visited often lowers the asymptotic covariance for every strength alpha > 0,"
                        + " at rate O(1/alpha^2) when the walk's memory moves faster than the parameters.");
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(measured());
        claims.addAll(predicted());
        return claims;
    }

    private static List<Claim> measured() {
        return List.of(
                Claim.of("visit-covariance", "n E||x_n - mu||^2 is within 10% of the trace of V_x, alpha from 0 to 10")
                        .source("central limit theorem, V_x")
                        .parts(SAMPLING)
                        .atMost(0.1, Statistic.MEDIAN, e -> Observations.visitDeviations(e, SAMPLING)),
                Claim.of(
                                "history-covariance",
                                "History-driven target: within 10% of the base chain's trace / (2 alpha + 1)")
                        .source("arXiv 2505.18300")
                        .parts(SAMPLING)
                        .atMost(0.1, Statistic.MEDIAN, e -> Observations.historyDeviations(e, SAMPLING)),
                Claim.of("sampling-rate", "Ten times the steps cut the total variation distance 2.5-fold at least")
                        .source("derived: the rate is n^(-1/2), 3.16-fold, for every alpha")
                        .unit("times")
                        .parts(SAMPLING)
                        .atLeast(2.5, Statistic.MINIMUM, e -> Observations.distanceDrops(e, SAMPLING)),
                Claim.of("parameter-covariance", "In case (ii) MSE / beta_n is within 10% of the trace of V_theta")
                        .source("central limit theorem, V_theta, case (ii)")
                        .parts(CASE_TWO)
                        .atMost(0.1, Statistic.MEDIAN, e -> Observations.parameterDeviations(e, CASE_TWO)),
                Claim.of("alpha-order-quadratic", "The MSE falls from each alpha to the next, in each case")
                        .source("Figure 2a, ordering")
                        .unit("times")
                        .parts(QUADRATIC)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.alphaDrops(e, QUADRATIC)),
                Claim.of(
                                "case-order-quadratic",
                                "For alpha >= 5 case (i) is below case (ii), and that below case (iii)")
                        .source("Figure 3a-c, ordering")
                        .unit("times")
                        .parts(QUADRATIC)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.caseDrops(e, QUADRATIC)),
                Claim.of(
                                "small-exponent",
                                "alpha = 10: after 2 10^4 steps a = 0.6 has at least 1.5 times the MSE of a = 0.8")
                        .source("derived: asymptotically equal, but x_n is too noisy for the linearisation")
                        .presets("quick")
                        .unit("times")
                        .parts(SMALL_EXPONENT)
                        .atLeast(
                                1.5, Statistic.MINIMUM, e -> Observations.exponentEffects(e, SMALL_EXPONENT, 0.6, 0.8)),
                Claim.of("alpha-order", "Logistic regression: the MSE falls from each alpha to the next, in each case")
                        .source("Figure 2a, ordering")
                        .unit("times")
                        .parts(LOGISTIC)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.alphaDrops(e, LOGISTIC)),
                Claim.of("case-order", "There case (i) is below case (ii), and that below case (iii), for alpha >= 5")
                        .source("Figure 3a-c, ordering")
                        .unit("times")
                        .parts(LOGISTIC)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.caseDrops(e, LOGISTIC)),
                Claim.of("beats-iid", "There, case (i), alpha >= 5: half the MSE of independent sampling at most")
                        .source("Section 4, Figure 2a")
                        .paperValue("alpha >= 5 beats i.i.d. sampling")
                        .parts(LOGISTIC)
                        .atMost(
                                0.5,
                                Statistic.MAXIMUM,
                                e -> Observations.overIndependent(e, LOGISTIC, alpha -> alpha >= 5)),
                Claim.of("small-alpha", "There, case (i), alpha = 1 is still above independent sampling")
                        .source("observed, at 10^4 steps")
                        .presets("quick")
                        .parts(LOGISTIC)
                        .atLeast(
                                1,
                                Statistic.MEDIAN,
                                e -> Observations.overIndependent(e, LOGISTIC, alpha -> alpha == 1)),
                Claim.of("heavy-ball-order", "With heavy ball, too, the MSE falls from each alpha to the next")
                        .source("Figure 2b, ordering")
                        .unit("times")
                        .parts(HEAVY_BALL)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.alphaDrops(e, HEAVY_BALL)),
                Claim.of(
                                "heavy-ball-iid",
                                "With heavy ball, alpha >= 5 has half the MSE of independent sampling at most")
                        .source("Figure 2b")
                        .parts(HEAVY_BALL)
                        .atMost(
                                0.5,
                                Statistic.MAXIMUM,
                                e -> Observations.overIndependent(e, HEAVY_BALL, alpha -> alpha >= 5)));
    }

    private static List<Claim> predicted() {
        List<Claim> claims = new ArrayList<>(List.of(
                ratio("case-one-low", "Case (i): the trace of V_theta at alpha = 20 is 0.25 of that at 10 or more", 0.8)
                        .atLeast(0.25, Statistic.MINIMUM, e -> ratios(e, Observations.CASE_ONE)),
                ratio("case-one-high", "Case (i): it is 0.3 of that at most: O(1/alpha^2)", 0.8)
                        .atMost(0.3, Statistic.MAXIMUM, e -> ratios(e, Observations.CASE_ONE)),
                ratio("case-two-low", "Case (ii): the trace at alpha = 20 is 0.5 of that at 10 or more", 0.9)
                        .atLeast(0.5, Statistic.MINIMUM, e -> ratios(e, Observations.CASE_TWO)),
                ratio("case-two-high", "Case (ii): it is 0.56 of that at most: O(1/alpha)", 0.9)
                        .atMost(0.56, Statistic.MAXIMUM, e -> ratios(e, Observations.CASE_TWO)),
                ratio("case-three", "Case (iii): alpha changes the trace by 1e-12 at most", 1)
                        .atMost(1e-12, Statistic.MAXIMUM, e -> ratios(e, Observations.CASE_THREE).stream()
                                .map(r -> Math.abs(r - 1))
                                .toList()),
                Claim.of(
                                "square-fit",
                                "The trace of V_theta over alpha fits c1/(alpha + c2)^2 + c3: R^2 of 0.9999 or more")
                        .source("Figure 2c")
                        .parts(FIT)
                        .atLeast(0.9999, Statistic.MINIMUM, e -> Observations.determinations(e, FIT)),
                Claim.of("square-not-first", "Exponent 1 leaves more of the variance unexplained than exponent 2")
                        .source("Figure 2c")
                        .unit("times")
                        .parts(FIT)
                        .atLeast(1, Statistic.MINIMUM, e -> Observations.exponentRatios(e, FIT)),
                Claim.of("exponent-low", "From alpha = 12 to 20 the trace falls with exponent -2.05 or more")
                        .source("rate O(1/alpha^2) of case (i)")
                        .parts(FIT)
                        .atLeast(-2.05, Statistic.MINIMUM, e -> Observations.exponents(e, FIT)),
                Claim.of("exponent-high", "and -1.85 at most")
                        .source("rate O(1/alpha^2) of case (i)")
                        .parts(FIT)
                        .atMost(-1.85, Statistic.MAXIMUM, e -> Observations.exponents(e, FIT))));
        for (String graph : List.of("ring:101", "lollipop:50:50", "grid:10:10", "ba:100:3", "karate")) {
            String name = graph.split(":")[0];
            claims.add(Claim.of("gain-" + name, "On " + graph + " alpha = 5 divides the trace of V_theta by 60 or more")
                    .source("derived: central limit theorem, case (i)")
                    .unit("times")
                    .parts(GRAPHS)
                    .atLeast(
                            60,
                            Statistic.MINIMUM,
                            e -> Observations.predictedRatios(
                                    Observations.on(e, GRAPHS, graph), Observations.CASE_ONE, 0, 5)));
        }
        for (String graph : List.of("ring:101", "lollipop:50:50")) {
            String name = graph.split(":")[0];
            claims.add(Claim.of(
                            "slow-" + name,
                            "The gain on " + graph + " exceeds that on ba:100:3: slow chains profit most")
                    .source("derived: central limit theorem, case (i)")
                    .unit("times")
                    .parts(GRAPHS)
                    .atLeast(1, Statistic.MINIMUM, e -> Observations.gainRatios(e, GRAPHS, graph, "ba:100:3")));
        }
        return claims;
    }

    private static Claim.Builder ratio(String id, String statement, double a) {
        return Claim.of(id, statement)
                .source("central limit theorem, b = 0.9 and a = " + a)
                .parts(LOGISTIC);
    }

    private static List<Double> ratios(Evidence evidence, double a) {
        return Observations.predictedRatios(evidence.runs(LOGISTIC, Observations.WALK), a, 20, 10);
    }
}
