package org.reprise.sea.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;
import org.reprise.sea.problem.QuadraticNature;
import org.reprise.sea.problem.QuadraticNature.Settings;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Scenario;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.sea.problem.Sphere;
import org.reprise.spi.Algorithm;
import org.reprise.testkit.FakeTrial;

/** What holds for every learner and every environment. */
class InvariantTest {
    private static final NoParameters NONE = new NoParameters();

    private static SeaProblem problem(int replicas, long horizon) {
        Settings settings = new Settings(Scenario.SWITCHES, 0.5, 0, 0, 0.8, 1, 4, 0, 0);
        QuadraticNature nature = new QuadraticNature(settings, 6, 6, 1, 1, horizon, 9);
        double g = nature.gradientBound();
        return SeaProblem.of(nature, 1, horizon, replicas, 7, new Regularity(g, 1, 1, 1 / (g * g)));
    }

    private record Case(String name, Algorithm<SeaProblem, Record, Score> algorithm, Record parameters) {
        @SuppressWarnings("unchecked")
        static <C extends Record> Case of(Algorithm<SeaProblem, C, Score> algorithm, C parameters) {
            return new Case(algorithm.info().id(), (Algorithm<SeaProblem, Record, Score>) algorithm, parameters);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> learners() {
        return Stream.of(
                Case.of(new OptimisticConvex(), new OptimisticConvex.Parameters(1)),
                Case.of(new OptimisticStronglyConvex(), NONE),
                Case.of(new OptimisticExpConcave(), new OptimisticExpConcave.Parameters(16)),
                Case.of(new OptimisticImplicit(), new OptimisticImplicit.Parameters(0.01)),
                Case.of(new OptimisticRegularisedLeader(), new OptimisticRegularisedLeader.Parameters(0)),
                Case.of(new OptimisticLeader(), NONE),
                Case.of(new RunningMean(), NONE),
                Case.of(new GradientDescent(), NONE),
                Case.of(new GradientDescentStronglyConvex(), NONE),
                Case.of(new OracleGradientDescent(), NONE),
                Case.of(new NewtonStep(), NONE),
                Case.of(new FixedStep(), new FixedStep.Parameters(2, FixedStep.Guess.LAST)),
                Case.of(new DynamicEnsemble(), new DynamicEnsemble.Parameters(0)),
                Case.of(new Ader(), NONE));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void playsStayInTheBallAndThreadsDoNotMatter(Case learner) throws Exception {
        // The game itself refuses a play outside the ball and a gradient longer than G.
        SeaProblem problem = problem(64, 120);
        FakeTrial<Score> trial = new FakeTrial<>(Long.MAX_VALUE, 1);
        Score one = learner.algorithm.solve(problem, learner.parameters, trial);
        Score three = learner.algorithm.solve(problem, learner.parameters, new FakeTrial<>(Long.MAX_VALUE, 3));
        assertThat(three.loss()).isEqualTo(one.loss());
        assertThat(three.plays()).isEqualTo(one.plays());
        assertThat(one.round()).isEqualTo(120);
        assertThat(trial.counters()).containsEntry("gradients", 64L * 120);
        double g = problem.regularity().gradient();
        for (int r = 0; r < 64; r++) {
            assertThat(one.realised()[r]).isLessThanOrEqualTo(4 * g * g * 120);
            // No learner beats the moving minimisers on the expected losses by more than noise could give.
            assertThat(one.loss()[r])
                    .isGreaterThan(problem.references().at(r, 120).moving() - 60);
        }
    }

    @Test
    void aStopEndsTheGame() throws Exception {
        Score score = new GradientDescent().solve(problem(3, 1000), NONE, new FakeTrial<>(4, 1));
        assertThat(score.round()).isEqualTo(28);
    }

    @Test
    void stepsNeverGrow() {
        SeaProblem problem = problem(1, 10);
        StepSize steps = OptimisticConvex.steps(problem, 1);
        double last = Double.POSITIVE_INFINITY;
        for (int t = 1; t < 50; t++) {
            double eta = steps.of(t, 0.3 * (t - 1));
            assertThat(eta).isLessThanOrEqualTo(last);
            last = eta;
        }
        assertThat(steps.of(1, 0)).isCloseTo(2 / Math.sqrt(40 + 4 * 2.3 * 2.3), within(1e-12));
    }

    @Test
    void ensembleWeightsSumToOne() {
        SeaProblem problem = problem(2, 60);
        Ensemble ensemble = new Ensemble(problem, DynamicEnsemble.settings(problem, 0.01));
        Recorder.of(problem, ensemble);
        assertThat(ensemble.weights(1).length).isGreaterThan(1);
        assertThat(Arrays.stream(ensemble.weights(1)).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theMetricProjectsInItsOwnNorm() {
        int d = 5;
        RandomGenerator random = RandomStreams.of(6, "metric");
        NewtonMetric metric = new NewtonMetric(d, 0.8, 1.5);
        double[] h = new double[d * d];
        for (int i = 0; i < d; i++) {
            h[i * d + i] = 1.5;
        }
        double[] g = new double[d];
        // More updates than between two refreshes.
        for (int k = 0; k < 620; k++) {
            Sphere.point(random, 1, g);
            metric.add(0.3, g);
            for (int i = 0; i < d; i++) {
                Dense.axpy(0.3 * g[i], g, 0, h, i * d, d);
            }
        }
        double[] zero = new double[d];
        double[] step = new double[d];
        double[] small = new double[d];
        Sphere.point(random, 1, g);
        metric.step(zero, 1e-3, g, small);
        for (int i = 0; i < d; i++) {
            // H times the step gives the gradient back.
            assertThat(-1e3 * Dense.dot(h, i * d, small, 0, d)).isCloseTo(g[i], within(1e-9));
        }
        metric.step(zero, 1000, g, step);
        assertThat(Dense.dot(step, step)).isCloseTo(0.64, within(1e-12));
        double[] y = small.clone();
        for (int i = 0; i < d; i++) {
            y[i] *= 1e6;
        }
        double best = norm(h, y, step);
        double[] other = new double[d];
        for (int k = 0; k < 300; k++) {
            Sphere.point(random, Math.pow(10, -(k % 4)), other);
            Dense.add(step, other, d);
            Ball.project(other, 0, d, 0.8);
            assertThat(norm(h, y, other)).isGreaterThanOrEqualTo(best * (1 - 1e-12));
        }
    }

    private static double norm(double[] h, double[] y, double[] x) {
        int d = x.length;
        double[] difference = new double[d];
        for (int i = 0; i < d; i++) {
            difference[i] = x[i] - y[i];
        }
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += difference[i] * Dense.dot(h, i * d, difference, 0, d);
        }
        return sum;
    }
}
