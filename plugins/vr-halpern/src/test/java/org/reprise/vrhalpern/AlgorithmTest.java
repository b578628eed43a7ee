package org.reprise.vrhalpern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.vrhalpern.algorithm.DeterministicHalpern;
import org.reprise.vrhalpern.algorithm.Estimator;
import org.reprise.vrhalpern.algorithm.Extragradient;
import org.reprise.vrhalpern.algorithm.GradientDescentAscent;
import org.reprise.vrhalpern.algorithm.HalpernPage;
import org.reprise.vrhalpern.algorithm.HalpernResolvent;
import org.reprise.vrhalpern.algorithm.HalpernResolvent.Inner;
import org.reprise.vrhalpern.algorithm.StepParameters;
import org.reprise.vrhalpern.algorithm.StepUnit;
import org.reprise.vrhalpern.algorithm.VarianceReducedExtragradient;
import org.reprise.vrhalpern.problem.FiniteSum;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MatrixGame;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Residual;

class AlgorithmTest {
    private static final StepParameters OWN = new StepParameters(0, StepUnit.OWN, 0);

    private static HalpernPage.Parameters page(Estimator estimator, boolean restart, double tolerance) {
        return new HalpernPage.Parameters(0, StepUnit.OWN, 0, estimator, 0, restart, tolerance);
    }

    private static HalpernResolvent.Parameters resolvent(Inner inner, boolean adaptive, boolean official) {
        return new HalpernResolvent.Parameters(0, StepUnit.OWN, 0, inner, .5, 2, adaptive, official, false, 0);
    }

    /** The deterministic recursion, written out. */
    @Test
    void algorithmOneWithFullEvaluationsIsTheDeterministicRecursion() {
        MonotoneInclusion problem = Instances.squares(30, 6, 1);
        KeepingTrial trial = new KeepingTrial(50, 1);
        new HalpernPage().solve(problem, page(Estimator.FULL, false, 0), trial);
        double eta = 0.25 / problem.operator().constants().cocoercive();
        double[] u = problem.start().clone();
        for (int k = 0; k < 50; k++) {
            double[] f = Instances.f(problem, u);
            double lambda = 2.0 / (k + 4);
            for (int j = 0; j < u.length; j++) {
                u[j] = lambda * problem.start()[j] + (1 - lambda) * u[j] - eta * f[j];
            }
            assertThat(trial.u(k + 1)).isEqualTo(u);
        }
    }

    @Test
    void withOneComponentEveryEstimateIsExact() {
        MonotoneInclusion problem = Instances.bilinear(1, 3, 0.5, 1);
        KeepingTrial full = new KeepingTrial(80, 1);
        new HalpernPage().solve(problem, page(Estimator.FULL, false, 0), full);
        for (Estimator estimator : List.of(Estimator.PAGE, Estimator.SVRG_LOOPLESS)) {
            KeepingTrial trial = new KeepingTrial(160, 1);
            new HalpernPage().solve(problem, page(estimator, false, 0), trial);
            assertThat(distinct(trial).get(20)).containsExactly(distinct(full).get(20), within(1e-12));
        }
        KeepingTrial eg = new KeepingTrial(40, 1);
        new Extragradient().solve(problem, new StepParameters(.99, StepUnit.MEAN_SQUARE, 0), eg);
        KeepingTrial vr = new KeepingTrial(80, 1);
        new VarianceReducedExtragradient().solve(problem, OWN, vr);
        // The same steps, at two and at three epochs each.
        assertThat(distinct(vr).get(10)).containsExactly(distinct(eg).get(10), within(1e-12));
        KeepingTrial forb = new KeepingTrial(4000, 1);
        new HalpernResolvent()
                .solve(
                        problem,
                        new HalpernResolvent.Parameters(
                                0, StepUnit.OWN, 0, Inner.VR_FORB, .5, 20, false, false, false, 0),
                        forb);
        KeepingTrial exact = new KeepingTrial(60, 1);
        new HalpernResolvent().solve(problem, resolvent(Inner.EXACT, false, false), exact);
        assertThat(Residual.distance(distinct(forb).get(20), distinct(exact).get(20)))
                .isLessThan(1e-2);
    }

    private static List<double[]> distinct(KeepingTrial trial) {
        List<double[]> points = new ArrayList<>();
        for (Iterate iterate : trial.iterates) {
            if (points.isEmpty() || Residual.distance(points.get(points.size() - 1), iterate.u()) > 0) {
                points.add(iterate.u());
            }
        }
        return points;
    }

    /** E[g_k - F(u_k) | past] = (1 - p) (g_{k-1} - F(u_{k-1})), by drawing one PAGE step many times. */
    @Test
    void biasOfPageShrinksByOneMinusP() {
        MonotoneInclusion problem = Instances.squares(25, 4, 2);
        int n = 25;
        RandomGenerator random = RandomStreams.of(4, "bias");
        double[] last = {.3, -.2, .5, 1};
        double[] u = {.25, -.1, .4, .9};
        double[] error = {.02, -.01, .03, .01};
        double[] fLast = Instances.f(problem, last);
        double[] f = Instances.f(problem, u);
        double p = 0.3;
        int draws = 100_000;
        double[] sum = new double[4];
        double[] squares = new double[4];
        FiniteSum.Evaluator evaluator = problem.operator().evaluator(1);
        int[] batch = new int[5];
        double[] g = new double[4];
        for (int draw = 0; draw < draws; draw++) {
            if (random.nextDouble() < p) {
                System.arraycopy(f, 0, g, 0, 4);
            } else {
                for (int k = 0; k < 5; k++) {
                    batch[k] = random.nextInt(n);
                }
                for (int j = 0; j < 4; j++) {
                    g[j] = fLast[j] + error[j];
                }
                evaluator.addDifferences(batch, 5, u, last, 0.2, g);
            }
            for (int j = 0; j < 4; j++) {
                sum[j] += g[j] - f[j];
                squares[j] += (g[j] - f[j]) * (g[j] - f[j]);
            }
        }
        for (int j = 0; j < 4; j++) {
            double mean = sum[j] / draws;
            double deviation = Math.sqrt((squares[j] / draws - mean * mean) / draws);
            assertThat(mean).isCloseTo((1 - p) * error[j], within(4 * deviation));
        }
    }

    @Test
    void callsAreCountedExactly() {
        MonotoneInclusion problem = Instances.squares(49, 5, 1);
        KeepingTrial page = new KeepingTrial(200, 1);
        new HalpernPage().solve(problem, page(Estimator.PAGE, false, 0), page);
        long full = page.counters().get("full-evaluations");
        long steps = page.counters().get("steps");
        long calls = page.counters().get("component-calls");
        assertThat(calls).isEqualTo(49 * full + 2 * 7 * (steps - full));
        assertThat(calls).isBetween(199L * 49 - 14, 200L * 49);

        KeepingTrial eg = new KeepingTrial(11, 1);
        new Extragradient().solve(problem, OWN, eg);
        assertThat(eg.counters()).containsEntry("component-calls", 10L * 49).containsEntry("steps", 5L);
        // The iterate of an odd epoch is that of the epoch before.
        assertThat(eg.u(3)).isEqualTo(eg.u(2));
        assertThat(eg.u(4)).isNotEqualTo(eg.u(3));
    }

    /** M_k differences of two calls each, and a full evaluation at the start and at each snapshot. */
    @Test
    void callsOfAlgorithmTwo() {
        MonotoneInclusion problem = Instances.bilinear(8, 3, 0, 1);
        // The tolerance ends it after the first outer step, with M_0 = ceil(2 n ln 2).
        KeepingTrial trial = new KeepingTrial(10_000, 1);
        new HalpernResolvent()
                .solve(
                        problem,
                        new HalpernResolvent.Parameters(
                                0, StepUnit.OWN, 0, Inner.VR_FORB, .5, 2, false, false, false, 1e9),
                        trial);
        long length = (long) Math.ceil(2 * 8 * Math.log(2));
        long full = trial.counters().get("full-evaluations");
        assertThat(trial.counters()).containsEntry("component-calls", 2 * length + 8 * full);
    }

    @ParameterizedTest
    @EnumSource(
            value = Inner.class,
            names = {"VR_FORB", "VR_EXTRAGRADIENT"})
    void innerSolversApproachTheExactResolvent(Inner inner) {
        for (int n : new int[] {16, 64}) {
            MonotoneInclusion problem = Instances.bilinear(n, 20, 0, 3);
            double[] exact = firstOuter(problem, Inner.EXACT, 1);
            double whole = Residual.distance(problem.start(), exact);
            double last = 1;
            // M_0 = 20 n, 40 n and 80 n.
            for (double multiple : new double[] {20, 40, 80}) {
                double[] v = firstOuter(problem, inner, multiple / Math.log(2));
                double error = Residual.distance(v, exact) / whole;
                assertThat(error).isLessThan(last / 2);
                last = error;
                if (multiple == 40 && inner == Inner.VR_FORB) {
                    assertThat(error).isLessThan(5e-3);
                }
            }
        }
    }

    private static double[] firstOuter(MonotoneInclusion problem, Inner inner, double length) {
        KeepingTrial trial = new KeepingTrial(1_000_000, 1);
        new HalpernResolvent()
                .solve(
                        problem,
                        new HalpernResolvent.Parameters(
                                0, StepUnit.OWN, 0, inner, .5, length, false, false, false, 1e9),
                        trial);
        return trial.u(trial.iterates.size() - 1);
    }

    @Test
    void exactResolventsKeepHalpernsRate() {
        MonotoneInclusion problem = Instances.quadratic(10);
        KeepingTrial trial = new KeepingTrial(300, 1);
        new HalpernResolvent().solve(problem, resolvent(Inner.EXACT, false, false), trial);
        double eta = trial.records().get("eta");
        for (int k = 1; k <= 300; k++) {
            double residual = Instances.residual(problem, trial.u(k));
            assertThat(residual * eta * k / problem.distance()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void halpernKeepsItsRate() {
        MonotoneInclusion problem = Instances.squares(40, 10, 1);
        KeepingTrial trial = new KeepingTrial(300, 1);
        new DeterministicHalpern().solve(problem, OWN, trial);
        double scale = problem.operator().constants().lipschitz() * problem.distance();
        for (int k = 0; k <= 300; k++) {
            assertThat(Instances.residual(problem, trial.u(k))).isLessThanOrEqualTo(scale / (k + 1) * (1 + 1e-9));
        }
    }

    @Test
    void theNaturalResidualIsAtMostTheTangentResidual() {
        MonotoneInclusion game = Instances.randomGame(20, MatrixGame.Sampling.UNIFORM, 1);
        KeepingTrial trial = new KeepingTrial(300, 1);
        new HalpernPage().solve(game, page(Estimator.PAGE, false, 0), trial);
        int checked = 0;
        for (Iterate iterate : trial.iterates) {
            double[] f = Instances.f(game, iterate.u());
            double tangent = Residual.tangent(iterate, f);
            if (!Double.isNaN(tangent)) {
                assertThat(Instances.residual(game, iterate.u())).isLessThanOrEqualTo(tangent * (1 + 1e-12));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(290);
    }

    @Test
    void restartsSpeedUpStrongMonotonicity() {
        MonotoneInclusion problem = Instances.bilinear(64, 10, 0.1, 1);
        double[] ends = new double[2];
        for (int k = 0; k < 2; k++) {
            KeepingTrial trial = new KeepingTrial(1000, 1);
            double[] u = new HalpernResolvent()
                    .solve(
                            problem,
                            new HalpernResolvent.Parameters(
                                    0, StepUnit.OWN, 0, Inner.VR_FORB, .5, 2, false, false, k == 1, 0),
                            trial)
                    .u();
            ends[k] = Instances.residual(problem, u);
        }
        assertThat(ends[1]).isLessThan(ends[0] / 100);
        KeepingTrial page = new KeepingTrial(20_000, 1);
        new HalpernPage().solve(problem, page(Estimator.PAGE, true, 1e-4), page);
        assertThat(page.iterations()).isLessThan(20_000);
        assertThat(Instances.residual(problem, page.u(page.iterates.size() - 1)))
                .isLessThanOrEqualTo(1e-4);
    }

    @Test
    void toleranceEndsAlgorithmOne() {
        MonotoneInclusion problem = Instances.squares(100, 10, 1);
        KeepingTrial trial = new KeepingTrial(100_000, 1);
        double[] u = new HalpernPage()
                .solve(problem, page(Estimator.PAGE, false, 1e-2), trial)
                .u();
        assertThat(trial.iterations()).isLessThan(100_000);
        assertThat(Instances.residual(problem, u)).isLessThanOrEqualTo(1e-2);
    }

    @Test
    void variantsOfTheEstimateAndOfTheInnerSolveConverge() {
        MonotoneInclusion squares = Instances.squares(100, 10, 1);
        for (Estimator estimator : Estimator.values()) {
            KeepingTrial trial = new KeepingTrial(2000, 1);
            double[] u = new HalpernPage()
                    .solve(squares, page(estimator, false, 0), trial)
                    .u();
            assertThat(Instances.residual(squares, u)).isLessThan(5e-3 * problemScale(squares));
        }
        MonotoneInclusion sum = Instances.bilinear(16, 5, 0, 1);
        for (Inner inner : Inner.values()) {
            for (boolean adaptive : new boolean[] {false, true}) {
                KeepingTrial trial = new KeepingTrial(2000, 1);
                double[] u = new HalpernResolvent()
                        .solve(sum, resolvent(inner, adaptive, false), trial)
                        .u();
                assertThat(Instances.residual(sum, u)).isLessThan(1e-2 * problemScale(sum));
            }
        }
    }

    private static double problemScale(MonotoneInclusion problem) {
        return problem.scale() * problem.distance();
    }

    @Test
    void theStepSearchTakesTheBestStep() {
        MonotoneInclusion problem = Instances.squares(400, 10, 1);
        KeepingTrial trial = new KeepingTrial(300, 1);
        HalpernPage.Parameters parameters =
                new HalpernPage.Parameters(0, StepUnit.OWN, 10, Estimator.PAGE, 0, false, 0);
        double[] u = new HalpernPage().solve(problem, parameters, trial).u();
        assertThat(trial.records().get("chosen-step")).isGreaterThanOrEqualTo(1);
        KeepingTrial theory = new KeepingTrial(300, 1);
        double[] v = new HalpernPage()
                .solve(problem, page(Estimator.PAGE, false, 0), theory)
                .u();
        assertThat(Instances.residual(problem, u)).isLessThan(Instances.residual(problem, v));
        // Diverging candidates are dropped: the largest steps of descent ascent on a game without constraints.
        KeepingTrial skew = new KeepingTrial(2000, 1);
        new GradientDescentAscent()
                .solve(Instances.bilinear(4, 3, 0, 1), new StepParameters(0, StepUnit.OWN, 200), skew);
        assertThat(skew.records()).containsEntry("chosen-step", 0.25);
    }

    @Test
    void descentAscentDivergesOnBilinearProblemsAndSaysSo() {
        MonotoneInclusion problem = Instances.bilinear(4, 3, 0, 1);
        KeepingTrial trial = new KeepingTrial(100_000, 1);
        new GradientDescentAscent().solve(problem, new StepParameters(2, StepUnit.OWN, 0), trial);
        assertThat(trial.records()).containsEntry("diverged", 1.0);
        assertThat(trial.iterations()).isLessThan(1000);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        MonotoneInclusion problem = Instances.bilinear(16, 5, 0, 1);
        double[][] ends = new double[3][];
        for (int k = 0; k < 3; k++) {
            KeepingTrial trial = new KeepingTrial(200, k == 2 ? 2 : 1);
            ends[k] = new HalpernResolvent()
                    .solve(problem, resolvent(Inner.VR_FORB, false, false), trial)
                    .u();
        }
        assertThat(ends[1]).isEqualTo(ends[0]);
        assertThat(ends[2]).isNotEqualTo(ends[0]);
    }
}
