package org.reprise.sketchednewton.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.sketchednewton.problem.EllipticModel;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.FormulaFile;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.testkit.FakeTrial;

/** Published iteration counts, and traces computed independently in double precision. */
class GoldenTest {
    static final AdaSketchNewton.Parameters KACZMARZ = new AdaSketchNewton.Parameters(
            Sketch.ROWS,
            1,
            Sampling.UNIFORM,
            100_000,
            ThetaSchedule.CONSTANT,
            1,
            0.1,
            0.1,
            0.1,
            0.1,
            1.5,
            1e-6,
            1e-2,
            1e-4,
            false);
    private static final ExactNewton.Parameters EXACT =
            new ExactNewton.Parameters(1, 0.1, 0.1, 0.1, 1.5, 1e-6, 1e-2, 1e-4, false);

    /** Keeps residuals and steps. */
    static class Trace extends FakeTrial<PrimalDual> {
        final List<Double> residuals = new ArrayList<>();
        final List<Double> steps = new ArrayList<>();
        private final EqualityProblem problem;
        PrimalDual last;

        Trace(EqualityProblem problem) {
            super(10_000, 1);
            this.problem = problem;
        }

        @Override
        protected boolean take(long iteration, Supplier<? extends PrimalDual> iterate) {
            last = iterate.get();
            residuals.add(
                    Evaluation.of(problem.model(), last.x(), last.multipliers()).residual());
            return true;
        }

        @Override
        public void record(String name, double value) {
            super.record(name, value);
            if (name.equals(Outcomes.STEP)) {
                steps.add(value);
            }
        }
    }

    static EqualityProblem named(String name) {
        return FormulaFile.bundled().problem(name);
    }

    private static EqualityProblem elliptic(int grid) {
        EllipticModel model = new EllipticModel(grid, 0.1);
        double[] start = new double[model.variables()];
        Arrays.fill(start, 1);
        double[] multipliers = new double[model.constraints()];
        Arrays.fill(multipliers, 1);
        return new EqualityProblem("elliptic", model, start, multipliers, Double.NaN);
    }

    private static Trace exact(EqualityProblem problem) {
        Trace trace = new Trace(problem);
        new ExactNewton().solve(problem, EXACT, trace);
        return trace;
    }

    @ParameterizedTest
    @CsvSource({
        "HS6, 6.22254 6.00334 5.70927 5.3599 4.97688 4.6529 4.02876 3.27607 1.31551",
        "HS7, 25.0328 19.9811 17.7475 17.3279 17.2567 8.13912 6.93517 1.50989 .142956 .00210242 5.64942e-7",
        "HS40, 1.08638 .0992708 .00295116 4.25811e-6",
        "HS42, 7.54983 3.57071 .270362 .0279286 7.39213e-5",
        "HS50, 1294.42 373.769 112.266 34.224 10.6858 3.34615 .801312 .0343116 3.08996e-6",
        "HS77, 57.3472 17.0491 4.10317 .584051 .142417 .0776971 .0352257 .00267266 3.85298e-5",
        "HS79, 8.29837 1.21771 .0767624 4.09955e-4 1.11232e-8",
        "BT12, 8.24498 7.98188 5.13117 3.148 .00807068 8.92619e-8"
    })
    void exactNewtonFollowsKnownTraces(String name, String residuals) {
        Trace trace = exact(named(name));
        double[] expected = Arrays.stream(residuals.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int k = 0; k < expected.length; k++) {
            assertThat(trace.residuals.get(k)).isCloseTo(expected[k], within(1e-4 * expected[k]));
        }
        assertThat(trace.steps.get(trace.steps.size() - 1)).isEqualTo(1);
    }

    @Test
    void stepsAndPenaltiesAreThoseKnown() {
        assertThat(exact(named("HS6")).steps).containsExactly(.125, .125, .125, .125, .25, .25, .5, 1., 1.);
        assertThat(exact(named("HS40")).records().get("eta1")).isCloseTo(2.25, within(1e-12));
        Trace hs42 = exact(named("HS42"));
        assertThat(hs42.records().get("eta1")).isCloseTo(5.0625, within(1e-12));
        assertThat(hs42.records().get("eta2")).isCloseTo(.0444444, within(1e-6));
        assertThat(exact(named("HS77")).last.x())
                .containsExactly(new double[] {1.166164, 1.182104, 1.380259, 1.506033, .610872}, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "HS6, 9, 72",
        "HS7, 10, 66",
        "HS28, 1, 6",
        "HS40, 3, 14",
        "HS77, 8, 36",
        "ORTHREGB, 42, 170",
        "SINVALNE, 16, 156",
        "MWRIGHT, 6, 28",
        "BT1, 28, 246",
        "BT7, 117, 1650",
        "MARATOS, 14, 264"
    })
    void exactNewtonTakesTheKnownNumberOfIterations(String name, int iterations, long evaluations) {
        Trace trace = exact(named(name));
        assertThat(trace.iterations()).isEqualTo(iterations);
        assertThat(trace.counters().get("evaluations")).isEqualTo(evaluations);
    }

    @ParameterizedTest
    @CsvSource({"HS28", "HS48", "HS51", "HS52", "BT3", "GENHS28"})
    void aQuadraticProgramTakesOneStep(String name) {
        assertThat(exact(named(name)).iterations()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"HS61", "BYRDSPHR", "BT8", "GOTTFR"})
    void aSingularJacobianIsSaidToBe(String name) {
        Trace trace = exact(named(name));
        assertThat(trace.records()).containsKey(Outcomes.SINGULAR);
        assertThat(trace.records().get(Outcomes.SINGULAR)).isLessThan(1e-2);
    }

    @ParameterizedTest
    @CsvSource({
        "HS6, 9, 91",
        "HS7, 7, 10",
        "HS28, 5, 36",
        "HS40, 5, 38",
        "HS42, 5, 9",
        "HS48, 5, 26",
        "HS78, 6, 48",
        "HS79, 6, 72",
        "BT5, 5, 38",
        "BT11, 8, 27",
        "BT12, 5, 117"
    })
    void gmresMethodsTakeThePublishedIterations(String name, int adaptive, int fixed) {
        EqualityProblem problem = named(name);
        Trace first = new Trace(problem);
        new AdaptiveGmresSqp()
                .solve(problem, new AdaptiveGmresSqp.Parameters(1, .1, 1.5, 100_000, .1, 1e-6, 1e-6, 1e-4), first);
        assertThat(first.iterations()).isEqualTo(adaptive);
        Trace second = new Trace(problem);
        new ByrdGmresSqp()
                .solve(problem, new ByrdGmresSqp.Parameters(1, 1, .1, .1, 100_000, .1, 1e-6, 1e-6, 1e-4), second);
        assertThat(second.iterations()).isEqualTo(fixed);
    }

    @ParameterizedTest
    @CsvSource({"HS6, 4, 29", "HS7, 4, 45", "HS77, 4, 24", "HS79, 4, 14"})
    void theAugmentedLagrangianTakesTheKnownSteps(String name, int outer, long inner) {
        EqualityProblem problem = named(name);
        Trace trace = new Trace(problem);
        new AugmentedLagrangian()
                .solve(problem, new AugmentedLagrangian.Parameters(1, .1, .1, 100, 100_000, 1e-4), trace);
        assertThat(trace.iterations()).isEqualTo(outer);
        assertThat(trace.counters().get("newton-steps")).isEqualTo(inner);
    }

    @Test
    void theAugmentedLagrangianIsUnboundedOnHs40() {
        EqualityProblem problem = named("HS40");
        Trace trace = new Trace(problem);
        new AugmentedLagrangian()
                .solve(problem, new AugmentedLagrangian.Parameters(1, .1, .1, 100, 100_000, 1e-4), trace);
        assertThat(trace.records()).containsKey(Outcomes.UNBOUNDED);
    }

    @Test
    void theEllipticOptimaAreThoseKnown() {
        for (int grid : new int[] {3, 4}) {
            Trace trace = exact(elliptic(grid));
            assertThat(trace.iterations()).isEqualTo(1);
            assertThat(new EllipticModel(grid, 0.1).objective(trace.last.x(), null))
                    .isCloseTo(grid == 3 ? 9.644442051811629 : 17.651376620842985, within(1e-9));
        }
        assertThat(exact(elliptic(3)).last.x())
                .startsWith(new double[] {-.41344279, -.56193877, -.41600857}, within(1e-7));
    }

    @Test
    void theSparseFactorSolvesAFineGrid() {
        Trace trace = exact(elliptic(60));
        assertThat(trace.iterations()).isEqualTo(1);
        assertThat(trace.residuals.get(1)).isLessThan(1e-8);
    }

    @ParameterizedTest
    @CsvSource({"HS6", "HS7", "HS28", "HS40", "HS42", "HS52", "HS77", "HS78", "HS79", "BT5", "BT11"})
    void kaczmarzFollowsExactNewton(String name) {
        EqualityProblem problem = named(name);
        Trace trace = new Trace(problem);
        new AdaSketchNewton().solve(problem, KACZMARZ, trace);
        assertThat(trace.iterations()).isEqualTo(exact(problem).iterations());
    }

    @Test
    void theStageOfHs79IsTheKnownOne() {
        EqualityProblem problem = named("HS79");
        Evaluation at = Evaluation.of(problem.model(), problem.start(), problem.multipliers());
        NewtonStage stage = NewtonStage.of(problem.model(), at, .1, 1e-6, 1e-2);
        assertThat(at.objective()).isEqualTo(1);
        assertThat(at.c()).containsExactly(new double[] {7.75735931, -.82842712, 2}, within(1e-8));
        assertThat(stage.floor()).isCloseTo(5.42971697, within(1e-7));
        assertThat(stage.hessian().norm()).isCloseTo(7.21110255, within(1e-7));
        assertThat(at.jacobian().norm()).isCloseTo(13.67479433, within(1e-7));
        assertThat(Eigenvalues.reduced(stage.hessian(), at.jacobian())).isCloseTo(.57391296, within(1e-7));
        assertThat(stage.psi(.1)).isCloseTo(10400, within(1e-6));
        assertThat(stage.upsilon()).isCloseTo(13.674794, within(1e-5));
        Globalisation settings = new Globalisation(1, .1, .1, .1, .1, 1.5, 1e-6, 1e-2, 1e-4, false);
        assertThat(settings.accuracy(1, .1, stage.upsilon(), stage.psi(.1)) * 1e13)
                .isCloseTo(9.41743, within(1e-4));
    }
}
