package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.sns.algorithm.Backend;
import org.reprise.sns.algorithm.Greenkhorn;
import org.reprise.sns.algorithm.Lbfgs;
import org.reprise.sns.algorithm.NewtonCg;
import org.reprise.sns.algorithm.SinkhornKernel;
import org.reprise.sns.algorithm.SinkhornLog;
import org.reprise.sns.algorithm.SinkhornNewton;
import org.reprise.sns.algorithm.SinkhornStabilised;
import org.reprise.sns.experiment.AssignmentExperiment;
import org.reprise.sns.problem.PlanKernel;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeSetup;

class SolverTest {
    private static final List<String> ALL = List.of(
            "sinkhorn-kernel", "sinkhorn-log", "sinkhorn-stabilised", "sns", "newton-cg", "l-bfgs", "greenkhorn");

    private static Potentials solve(String algorithm, TransportProblem problem, MeasuringTrial trial) throws Exception {
        return switch (algorithm) {
            case "sinkhorn-kernel" -> new SinkhornKernel().solve(problem, new SinkhornKernel.Parameters(1e-13), trial);
            case "sinkhorn-log" ->
                new SinkhornLog().solve(problem, new SinkhornLog.Parameters(1e-13, Backend.JAVA, 1), trial);
            case "sinkhorn-stabilised" ->
                new SinkhornStabilised().solve(problem, new SinkhornStabilised.Parameters(1e-13, 50), trial);
            case "sns" -> new SinkhornNewton().solve(problem, newton(6, 5, 60), trial);
            case "newton-cg" -> new NewtonCg().solve(problem, new NewtonCg.Parameters(5, 60, 1e-13, 1e-8, 3000), trial);
            case "l-bfgs" -> new Lbfgs().solve(problem, new Lbfgs.Parameters(5, 10, 1e-13), trial);
            default -> new Greenkhorn().solve(problem, new Greenkhorn.Parameters(1e-13), trial);
        };
    }

    private static SinkhornNewton.Parameters newton(double kappa, int warmUp, int steps) {
        return new SinkhornNewton.Parameters(kappa, warmUp, steps, 1e-13, 1e-8, 3000, false, false);
    }

    private static TransportProblem random(int n, int m, double eta, long seed) {
        RandomGenerator random = RandomStreams.of(seed, "test");
        double[] cost = random.doubles((long) n * m).toArray();
        return TransportProblem.of(cost, marginal(random, n), marginal(random, m), eta);
    }

    private static double[] marginal(RandomGenerator random, int size) {
        double[] values = random.doubles(size, 0.5, 1.5).toArray();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int i = 0; i < size; i++) {
            values[i] /= sum;
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"30, 20, 10, 1", "25, 40, 300, 1", "25, 40, 300, 7"})
    void theGraphSweepsAsJavaDoes(int n, int m, double eta, int sweepsPerCall) throws Exception {
        TransportProblem problem = random(n, m, eta, 3);
        int sweeps = 35;
        Potentials java;
        Potentials graph;
        try (MeasuringTrial one = MeasuringTrial.of(problem, sweeps, 0)) {
            java = new SinkhornLog().solve(problem, new SinkhornLog.Parameters(0, Backend.JAVA, 1), one);
        }
        try (MeasuringTrial other = MeasuringTrial.of(problem, sweeps / sweepsPerCall, 0)) {
            SinkhornLog.Parameters parameters = new SinkhornLog.Parameters(0, Backend.ONNX, sweepsPerCall);
            graph = new SinkhornLog().solve(problem, parameters, other);
            assertThat(other.counters().get("sweeps")).isEqualTo(sweeps);
        }
        assertThat(graph.x()).containsExactly(java.x(), within(1e-12));
        assertThat(graph.y()).containsExactly(java.y(), within(1e-12));
    }

    @Test
    void theGraphEndsOnceTheSumsAreRight() throws Exception {
        TransportProblem problem = random(30, 20, 10, 3);
        try (MeasuringTrial trial = MeasuringTrial.of(problem, 10, 0)) {
            new SinkhornLog().solve(problem, new SinkhornLog.Parameters(1e-10, Backend.ONNX, 10_000), trial);
            assertThat(trial.error()).isLessThan(1e-10);
            assertThat(trial.counters().get("sweeps")).isLessThan(1000);
        }
    }

    private static double[] plan(TransportProblem problem, Potentials z) {
        double[] plan = new double[problem.cost().length];
        new PlanKernel(problem, 1)
                .evaluate(z.x(), z.y(), plan, new double[problem.rows()], new double[problem.columns()]);
        return plan;
    }

    @ParameterizedTest
    @CsvSource({"1, 0.36552928931500245, -1.0064088680781684", "10, 0.49997730106, -0.06931925794591623"})
    void twoByTwo(double eta, double p11, double dual) throws Exception {
        double[] half = {0.5, 0.5};
        TransportProblem problem = TransportProblem.of(new double[] {0, 1, 1, 0}, half, half, eta);
        for (String algorithm : ALL) {
            MeasuringTrial trial = MeasuringTrial.of(problem, 500, 1e-15);
            Potentials z = solve(algorithm, problem, trial);
            trial.measure(z);
            assertThat(plan(problem, z)[0]).as(algorithm).isCloseTo(p11, within(1e-10));
            assertThat(trial.dual()).as(algorithm).isCloseTo(dual, within(1e-13));
        }
    }

    @Test
    void allAgreeOnRectangularProblems() throws Exception {
        TransportProblem problem = random(40, 23, 20, 1);
        double[] reference = plan(problem, solve("sinkhorn-log", problem, MeasuringTrial.of(problem, 5000, 1e-13)));
        for (String algorithm : ALL) {
            double[] plan = plan(problem, solve(algorithm, problem, MeasuringTrial.of(problem, 5000, 1e-13)));
            // A line search on function values sees differences of the point down to the root of a rounding, no finer.
            double precision = algorithm.equals("l-bfgs") ? Math.sqrt(Math.ulp(1.0)) : 1e-10;
            assertThat(plan)
                    .as(algorithm)
                    .usingComparatorWithPrecision(precision)
                    .containsExactly(reference);
        }
    }

    @Test
    void theDualNeverFalls() throws Exception {
        TransportProblem problem = random(60, 60, 100, 2);
        for (String algorithm : List.of("sinkhorn-log", "sinkhorn-stabilised", "sns", "newton-cg", "greenkhorn")) {
            MeasuringTrial trial = MeasuringTrial.of(problem, 200, 1e-10);
            solve(algorithm, problem, trial);
            for (int k = 1; k < trial.duals.size(); k++) {
                assertThat(trial.duals.get(k)).as(algorithm).isGreaterThanOrEqualTo(trial.duals.get(k - 1) - 1e-13);
            }
        }
    }

    @Test
    void keepingEverythingIsFullNewtonAndNoStepsIsSinkhorn() throws Exception {
        TransportProblem problem = random(50, 50, 100, 3);
        MeasuringTrial all = MeasuringTrial.of(problem, 100, 1e-10);
        new SinkhornNewton().solve(problem, newton(50, 5, 60), all);
        MeasuringTrial full = MeasuringTrial.of(problem, 100, 1e-10);
        solve("newton-cg", problem, full);
        assertThat(all.errors).hasSameSizeAs(full.errors);
        assertThat(all.errors.get(8)).isCloseTo(full.errors.get(8), within(1e-6 * full.errors.get(8)));
        MeasuringTrial none = MeasuringTrial.of(problem, 100, 0);
        new SinkhornNewton().solve(problem, newton(6, 12, 0), none);
        MeasuringTrial sinkhorn = MeasuringTrial.of(problem, 12, 0);
        solve("sinkhorn-log", problem, sinkhorn);
        assertThat(none.errors).isEqualTo(sinkhorn.errors);
    }

    @Test
    void automaticSparsityConverges() {
        TransportProblem problem = new AssignmentExperiment()
                .problem(
                        new AssignmentExperiment.Configuration(200, 1200, AssignmentExperiment.Instance.FORMULA),
                        new FakeSetup(0));
        MeasuringTrial trial = MeasuringTrial.of(problem, 80, 1e-10);
        SinkhornNewton.Parameters automatic = new SinkhornNewton.Parameters(6, 20, 60, 1e-12, 1e-8, 3000, true, false);
        new SinkhornNewton().solve(problem, automatic, trial);
        assertThat(trial.error()).isLessThan(1e-10);
    }

    @Test
    void automaticWarmUpEndsBelowFivePercent() {
        TransportProblem problem = random(80, 80, 400, 7);
        MeasuringTrial trial = MeasuringTrial.of(problem, 500, 0);
        SinkhornNewton.Parameters automatic = new SinkhornNewton.Parameters(6, 0, 0, 1e-12, 1e-8, 3000, false, true);
        new SinkhornNewton().solve(problem, automatic, trial);
        int last = trial.errors.size() - 1;
        // A sweep sees the error before it: one sweep more than would do.
        assertThat(trial.errors.get(last - 1)).isLessThan(0.05);
        assertThat(trial.errors.get(last - 2)).isGreaterThanOrEqualTo(0.05);
    }

    @Test
    void thePlanIgnoresShiftsOfRowsAndColumns() throws Exception {
        TransportProblem problem = random(30, 20, 50, 4);
        double[] shifted = problem.cost().clone();
        for (int k = 0; k < shifted.length; k++) {
            shifted[k] += 0.01 * (k / 20) - 0.03 * (k % 20);
        }
        TransportProblem other = TransportProblem.of(shifted, problem.r(), problem.c(), 50);
        double[] one = plan(problem, solve("sns", problem, MeasuringTrial.of(problem, 100, 1e-13)));
        double[] two = plan(other, solve("sns", other, MeasuringTrial.of(other, 100, 1e-13)));
        assertThat(two).usingComparatorWithPrecision(1e-10).containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sinkhorn-kernel",
                "sinkhorn-log",
                "sinkhorn-stabilised",
                "sns",
                "newton-cg",
                "l-bfgs",
                "greenkhorn"
            })
    void threadsDoNotChangeTheBits(String algorithm) throws Exception {
        TransportProblem problem = random(130, 90, 200, 5);
        Potentials one = solve(algorithm, problem, new MeasuringTrial(problem, 40, 0, 1, 1));
        Potentials three = solve(algorithm, problem, new MeasuringTrial(problem, 40, 0, 1, 3));
        assertThat(three.x()).containsExactly(one.x());
        assertThat(three.y()).containsExactly(one.y());
    }

    @Test
    void gradientAndCurvatureAgreeWithDifferences() {
        TransportProblem problem = random(7, 5, 8, 6);
        PlanKernel kernel = new PlanKernel(problem, 1);
        double[] x = RandomStreams.of(1, "x").doubles(7, 0, 0.3).toArray();
        double[] y = RandomStreams.of(1, "y").doubles(5, 0, 0.3).toArray();
        double[] a = new double[7];
        double[] b = new double[5];
        double[] plan = new double[35];
        double f = kernel.dual(x, y, kernel.evaluate(x, y, plan, a, b));
        double h = 1e-4;
        double[] up = x.clone();
        up[2] += h;
        double above = kernel.dual(up, y, kernel.evaluate(up, y, null, new double[7], new double[5]));
        up[2] -= 2 * h;
        double below = kernel.dual(up, y, kernel.evaluate(up, y, null, new double[7], new double[5]));
        assertThat((above - below) / (2 * h)).isCloseTo(problem.r()[2] - a[2], within(1e-5));
        assertThat((above - 2 * f + below) / (h * h)).isCloseTo(-8 * a[2], within(1e-4));
        // H (1, -1) = 0: the diagonal blocks are the sums of the plan.
        for (int i = 0; i < 7; i++) {
            double product = a[i];
            for (int j = 0; j < 5; j++) {
                product -= plan[i * 5 + j];
            }
            assertThat(product).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void thePlainKernelRefusesWhatUnderflows() {
        TransportProblem problem =
                TransportProblem.of(new double[] {0, 1, 1, 1}, new double[] {0.5, 0.5}, new double[] {0.5, 0.5}, 1200);
        assertThatThrownBy(() -> solve("sinkhorn-kernel", problem, MeasuringTrial.of(problem, 10, 0)))
                .isInstanceOfSatisfying(RepriseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_PROBLEM);
                    assertThat(e.hint()).contains("sinkhorn-log", "sinkhorn-stabilised");
                });
    }
}
