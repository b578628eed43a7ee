package org.reprise.lastiterate.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.lastiterate.KeepingTrial;
import org.reprise.lastiterate.Problem;
import org.reprise.lastiterate.problem.Distance;
import org.reprise.lastiterate.problem.NoisyObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.oracle.Noise;
import org.reprise.spi.RepriseException;

class DescentTest {
    private static Paths run(StochasticProblem problem, double[] eta, KeepingTrial trial) {
        return new DescentRun(problem, MirrorMap.EUCLIDEAN, eta, true, trial).run(t -> {});
    }

    private static double[] constant(double eta, int count) {
        double[] steps = new double[count];
        Arrays.fill(steps, eta);
        return steps;
    }

    @Test
    void withoutNoiseItIsGradientDescentToTheBit() {
        double[] x = {1, 2, 3};
        double[] eigenvalues = {0.25, 0.5, 1};
        for (int t = 0; t < 30; t++) {
            for (int j = 0; j < 3; j++) {
                x[j] -= 0.4 * (eigenvalues[j] * x[j]);
            }
        }
        KeepingTrial trial = new KeepingTrial(1);
        Paths plain = run(Problem.quadratic(0, 30, 2, 5), constant(0.4, 30), trial);
        assertThat(plain.last()).containsExactly(x[0], x[1], x[2], x[0], x[1], x[2]);
        assertThat(trial.counters()).containsEntry("gradients", 60L);
        Paths inBall = run(Problem.quadratic(Domain.ball(1e300), 0, 30, 2, 5), constant(0.4, 30), new KeepingTrial(1));
        assertThat(inBall.last()).containsExactly(plain.last());
    }

    @Test
    void averagesAreThoseOfTheTrajectory() {
        int horizon = 21;
        StochasticProblem problem = Problem.quadratic(1, horizon, 3, 2000);
        KeepingTrial trial = new KeepingTrial(1);
        run(problem, constant(0.3, horizon), trial);
        // So many checkpoints leave out none of the steps.
        assertThat(trial.kept)
                .extracting(Paths::steps)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, horizon).boxed().toList());
        Paths end = trial.kept.get(horizon);
        int size = end.last().length;
        double[] uniform = new double[size];
        double[] suffix = new double[size];
        double[] weighted = new double[size];
        double[] polynomial = new double[size];
        for (int t = 1; t <= horizon; t++) {
            double[] x = trial.kept.get(t).last();
            double share = 4.0 / (t + 3);
            for (int k = 0; k < size; k++) {
                uniform[k] += x[k] / horizon;
                suffix[k] += t > 10 ? x[k] / 11 : 0;
                weighted[k] += 2.0 * t / (horizon * (horizon + 1.0)) * x[k];
                polynomial[k] = (1 - share) * polynomial[k] + share * x[k];
            }
        }
        assertThat(end.uniform()).containsExactly(uniform, within(1e-12));
        assertThat(end.suffix()).containsExactly(suffix, within(1e-12));
        assertThat(end.weighted()).containsExactly(weighted, within(1e-12));
        assertThat(end.polynomial()).containsExactly(polynomial, within(1e-12));
        assertThat(trial.kept.get(10).suffix()).isEmpty();
    }

    @Test
    void threadsDoNotMatter() {
        StochasticProblem problem = Problem.quadratic(1, 40, 333, 6);
        Paths one = run(problem, constant(0.1, 40), new KeepingTrial(1));
        Paths three = run(problem, constant(0.1, 40), new KeepingTrial(3));
        assertThat(three.last()).containsExactly(one.last());
        assertThat(three.weighted()).containsExactly(one.weighted());
    }

    @Test
    void aRunThatDivergesEndsEarlyWithWhatItHas() {
        KeepingTrial trial = new KeepingTrial(1);
        Paths end = run(Problem.quadratic(0, 100_000, 2, 40), constant(1e3, 100_000), trial);
        assertThat(end.steps()).isLessThan(100_000);
        assertThat(Arrays.stream(end.last()).sum()).isNaN();
        assertThat(trial.kept.get(1).last()).doesNotContain(Double.NaN);
    }

    @Test
    void clippingBoundsEveryStep() {
        StochasticProblem problem = new StochasticProblem(
                new NoisyObjective(new Distance(new double[2]), new Noise(Noise.Kind.PARETO, 10, 1.2), 1.1),
                Regulariser.NONE,
                Domain.SPACE,
                new double[2],
                new double[2],
                0,
                50,
                20,
                2000,
                1.1);
        KeepingTrial trial = new KeepingTrial(1);
        new DescentRun(problem, MirrorMap.EUCLIDEAN, constant(0.5, 50), false, trial)
                .clippedAt(t -> 0.1 * t)
                .run(t -> {});
        for (int t = 1; t <= 50; t++) {
            double[] before = trial.kept.get(t - 1).last();
            double[] after = trial.kept.get(t).last();
            for (int r = 0; r < 20; r++) {
                double step = Math.hypot(after[2 * r] - before[2 * r], after[2 * r + 1] - before[2 * r + 1]);
                assertThat(step).isLessThanOrEqualTo(0.5 * 0.1 * t + 1e-9);
            }
        }
    }

    @Test
    void aPowerOfTwoIsTheEuclideanMap() {
        StochasticProblem problem = new StochasticProblem(
                new NoisyObjective(new Distance(new double[] {1, -1}), Noise.gaussian(1), 2),
                Regulariser.NONE,
                Domain.SPACE,
                new double[2],
                new double[] {1, -1},
                0,
                30,
                3,
                5,
                2);
        Csmd csmd = new Csmd();
        Paths power = csmd.solve(
                problem,
                new Csmd.Parameters(Schedule.HEAVY_ANYTIME, Geometry.POWER, 1, 1, false, true),
                new KeepingTrial(1));
        Paths plain = csmd.solve(
                problem,
                new Csmd.Parameters(Schedule.ANYTIME, Geometry.EUCLIDEAN, 1, 1, false, true),
                new KeepingTrial(1));
        assertThat(power.last()).containsExactly(plain.last(), within(1e-12));
    }

    @Test
    void theFactorOfTheStepsIsChosenOrGiven() {
        StochasticProblem problem = Problem.quadratic(2, 400, 5, 5);
        for (Schedule schedule : List.of(Schedule.ANYTIME, Schedule.HORIZON, Schedule.LINEAR)) {
            KeepingTrial plain = new KeepingTrial(1);
            KeepingTrial tuned = new KeepingTrial(1);
            new Csmd().solve(problem, new Csmd.Parameters(schedule, Geometry.EUCLIDEAN, 0, 1, false, true), plain);
            new Csmd().solve(problem, new Csmd.Parameters(schedule, Geometry.EUCLIDEAN, 0, 1, true, true), tuned);
            assertThat(tuned.records().get("bound"))
                    .isLessThanOrEqualTo(plain.records().get("bound"));
            assertThat(tuned.records().get("bound-99")).isFinite();
        }
        StochasticProblem atOptimum = new StochasticProblem(
                new NoisyObjective(new Distance(new double[1]), Noise.gaussian(1), 2),
                Regulariser.NONE,
                Domain.SPACE,
                new double[1],
                new double[1],
                0,
                5,
                1,
                5,
                2);
        assertThatThrownBy(() -> new Csmd()
                        .solve(
                                atOptimum,
                                new Csmd.Parameters(Schedule.LINEAR, Geometry.EUCLIDEAN, 0, 1, false, true),
                                new KeepingTrial(1)))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("D0 = 0.0");
    }

    @Test
    void baselinesTakeTheirSteps() {
        StochasticProblem problem = Problem.quadratic(0.5, 400, 50, 5);
        for (BaselineSgd.Steps steps : BaselineSgd.Steps.values()) {
            Paths end = new BaselineSgd()
                    .solve(
                            problem,
                            new BaselineSgd.Parameters(steps, Geometry.EUCLIDEAN, 0.5, 1, true),
                            new KeepingTrial(1));
            assertThat(problem.value(end.last(), 0)).isLessThan(problem.value(problem.start(), 0));
        }
    }
}
