package org.reprise.lastiterate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.lastiterate.algorithm.Csmd;
import org.reprise.lastiterate.algorithm.Geometry;
import org.reprise.lastiterate.algorithm.Schedule;
import org.reprise.lastiterate.experiment.LeastDeviationsExperiment;
import org.reprise.lastiterate.experiment.LeastDeviationsExperiment.Configuration;
import org.reprise.lastiterate.experiment.Place;
import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.HardMaximum;
import org.reprise.lastiterate.problem.NoisyObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.oracle.Noise;
import org.reprise.testkit.FakeSetup;

class InstanceTest {
    private static double lastOf(HardMaximum function, int horizon, Schedule schedule) {
        StochasticProblem problem = new StochasticProblem(
                new NoisyObjective(function, Noise.NONE, 2),
                Regulariser.NONE,
                Domain.ball(1),
                new double[horizon],
                new double[horizon],
                0,
                horizon,
                1,
                5,
                2);
        Csmd.Parameters parameters = new Csmd.Parameters(schedule, Geometry.EUCLIDEAN, 1, 1, false, true);
        Paths end = new Csmd().solve(problem, parameters, new KeepingTrial(1));
        return problem.value(end.last(), 0);
    }

    @ParameterizedTest
    @CsvSource({"64,0.03034,0.00436,1.740", "256,0.01919,0.00214,2.073"})
    void theLowerBoundInstancesHaveTheirKnownErrors(int horizon, double root, double linear, double strong) {
        assertThat(lastOf(new HardMaximum(horizon, false), horizon, Schedule.ANYTIME))
                .isCloseTo(root, within(1e-5));
        assertThat(lastOf(new HardMaximum(horizon, false), horizon, Schedule.LINEAR))
                .isCloseTo(linear, within(1e-5));
        assertThat(horizon * lastOf(new HardMaximum(horizon, true), horizon, Schedule.SC_F_1))
                .isCloseTo(strong, within(1e-3));
    }

    @Test
    void anotherTieRuleIsNotHard() {
        int horizon = 256;
        double bound = Math.log(horizon) / (32 * Math.sqrt(horizon));
        assertThat(lastOf(new HardMaximum(horizon, false), horizon, Schedule.ANYTIME))
                .isGreaterThan(bound);
        assertThat(lastOf(new HardMaximum(horizon, false, true), horizon, Schedule.ANYTIME))
                .isLessThan(bound);
    }

    @Test
    void prefixSumsAreTheMaximumOfThePlanes() {
        int t = 7;
        double[][] planes = new double[t + 1][t];
        for (int i = 0; i <= t; i++) {
            for (int j = 0; j < t; j++) {
                planes[i][j] = j < i ? 1.0 / (8 * (t - j)) : j == i ? -Math.sqrt(j + 1) / (2 * Math.sqrt(t)) : 0;
            }
        }
        HardMaximum f = new HardMaximum(t, false);
        RandomGenerator random = RandomStreams.of(1, "points");
        for (int k = 0; k < 200; k++) {
            double[] x = random.doubles(t, -1, 1).toArray();
            double[] values = Arrays.stream(planes).mapToDouble(h -> dot(h, x)).toArray();
            double most = Arrays.stream(values).max().orElseThrow();
            assertThat(f.value(x, 0)).isCloseTo(most, within(1e-14));
            double[] gradient = new double[t];
            f.gradient(x, 0, gradient, 0);
            assertThat(dot(gradient, x)).isCloseTo(most, within(1e-12));
        }
        assertThat(f.lipschitz())
                .isCloseTo(
                        Arrays.stream(planes)
                                .mapToDouble(h -> Math.sqrt(dot(h, h)))
                                .max()
                                .orElseThrow(),
                        within(1e-14));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    @Test
    void gaussianNoiseMeetsTheSubGaussianConditionWithEquality() {
        for (int d : new int[] {1, 4, 50}) {
            NoisyObjective f = new NoisyObjective(new HardMaximum(d, false), Noise.gaussian(1.5), 2);
            double square = Math.pow(f.tail(MirrorMap.EUCLIDEAN), 2);
            assertThat(Math.pow(1 - 2 * 2.25 / (d * square), -d / 2.0)).isCloseTo(Math.E, within(1e-10));
            assertThat(f.deviation(MirrorMap.EUCLIDEAN, null, null)).isCloseTo(1.5, within(1e-12));
        }
    }

    @Test
    void theOptimumIsWhereALongRunGoes() {
        Configuration configuration = new Configuration(60, 4, 0, false, 0.05, Place.H, 0.01, 16, 20_000, 20, 5);
        StochasticProblem problem = new LeastDeviationsExperiment().problem(configuration, new FakeSetup(3));
        Constants constants = problem.constants(MirrorMap.EUCLIDEAN);
        assertThat(constants.smoothness()).isZero();
        assertThat(constants.muH()).isEqualTo(0.05);
        Csmd.Parameters parameters = new Csmd.Parameters(Schedule.SC_H, Geometry.EUCLIDEAN, 0, 1, false, true);
        Paths end = new Csmd().solve(problem, parameters, new KeepingTrial(2));
        double mean = 0;
        for (int r = 0; r < 20; r++) {
            double gap = problem.value(end.last(), 4 * r) - problem.minimum();
            assertThat(gap).isGreaterThan(-1e-12);
            mean += gap / 20;
        }
        assertThat(mean).isLessThan(1e-3);
    }

    @Test
    void powersAreFittedExactly() {
        double[] x = {1, 2, 3};
        double[] y = {5, 3, 1};
        assertThat(LineFit.of(x, y).slope()).isCloseTo(-2, within(1e-14));
        assertThat(LineFit.of(x, y).determination()).isCloseTo(1, within(1e-14));
    }
}
