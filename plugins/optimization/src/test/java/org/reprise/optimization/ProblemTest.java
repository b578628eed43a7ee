package org.reprise.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.data.ExampleTables;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.oracle.GradientOracle.Draws;
import org.reprise.optimization.oracle.Noise;
import org.reprise.optimization.oracle.NoisyGradients;
import org.reprise.optimization.oracle.SampledGradients;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.optimization.problem.Smoothness;
import org.reprise.optimization.problem.Spectrum;
import org.reprise.optimization.schedule.StepSchedules;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

class ProblemTest {
    private static final int D = Waves.COLUMNS;
    private static final double[] POINT = {0.4, -1.1, 0.7, 0.05, 2.5};

    @ParameterizedTest
    @EnumSource(Loss.class)
    void derivativesAgreeWithDifferences(Loss loss) {
        for (Penalty penalty : List.of(Penalty.NONE, Penalty.squaredNorm(0.3), Penalty.bounded(0.7))) {
            LinearModel f = new LinearModel(Waves.classification(), loss, 2, penalty);
            double[] gradient = new double[D];
            double[] hessian = new double[D * D];
            f.gradient(POINT, 0, gradient, 0);
            f.addHessian(1, POINT, 0, hessian);
            double step = 1e-6;
            for (int j = 0; j < D; j++) {
                double[] up = POINT.clone();
                double[] down = POINT.clone();
                up[j] += step;
                down[j] -= step;
                assertThat((f.value(up, 0) - f.value(down, 0)) / (2 * step)).isCloseTo(gradient[j], within(1e-8));
                double[] above = new double[D];
                double[] below = new double[D];
                f.gradient(up, 0, above, 0);
                f.gradient(down, 0, below, 0);
                for (int i = 0; i < D; i++) {
                    assertThat((above[i] - below[i]) / (2 * step)).isCloseTo(hessian[i * D + j], within(1e-8));
                }
            }
        }
    }

    @Test
    void blocksAndComponentsMakeUpTheSum() {
        LinearModel f = new LinearModel(Waves.classification(), Loss.LOGISTIC, 1, Penalty.bounded(0.2));
        double[] points = new double[3 * D];
        System.arraycopy(POINT, 0, points, 2 * D, D);
        double value = 0;
        double[] sum = new double[D];
        for (int i = 0; i < f.components(); i++) {
            value += f.value(i, points, 2 * D) / f.components();
            f.addGradient(i, 1.0 / f.components(), points, 2 * D, sum, 0);
        }
        double[] values = new double[3];
        f.values(points, values, 2, 3);
        assertThat(values[2]).isCloseTo(value, within(1e-14));
        double[] whole = new double[D];
        f.gradient(POINT, 0, whole, 0);
        assertThat(whole).containsExactly(sum, within(1e-14));
        double[] half = new double[D];
        f.gradient(0, 10, POINT, 0, half, 0);
        double[] rest = new double[D];
        f.gradient(10, 40, POINT, 0, rest, 0);
        for (int j = 0; j < D; j++) {
            assertThat(half[j] / 4 + rest[j] * 3 / 4).isCloseTo(whole[j], within(1e-14));
        }
    }

    @Test
    void constantsAreTheKnownEigenvalues() {
        LinearModel f = LinearModel.of(Waves.regression(), Loss.SQUARED);
        assertThat(Smoothness.of(f)).isCloseTo(0.5613879487029249, within(1e-14));
        assertThat(Smoothness.strongConvexity(f)).isCloseTo(0.44914549273496557, within(1e-14));
        assertThat(Spectrum.largestOfGram(f.examples().features(), null, 0, 3, D))
                .isCloseTo(3.8431620532494297, within(1e-13));
        Smoothness blocks = Smoothness.ofBlocks(
                new LinearModel(Waves.classification(), Loss.LOGISTIC, 1, Penalty.bounded(0.1)), new int[] {0, 10, 40});
        assertThat(blocks.whole()).isLessThanOrEqualTo(blocks.arithmeticMean());
        assertThat(blocks.arithmeticMean()).isLessThanOrEqualTo(blocks.quadraticMean());
        assertThat(blocks.variance())
                .isCloseTo(Math.pow(blocks.quadraticMean(), 2) - Math.pow(blocks.arithmeticMean(), 2), within(1e-14));
        assertThat(Smoothness.ofRows(f).largest()).isGreaterThan(Smoothness.of(f));
    }

    @Test
    void noSecantIsSteeperThanTheConstant() {
        LinearModel f = new LinearModel(Waves.classification(), Loss.LOGISTIC, 1, Penalty.bounded(0.1));
        double constant = Smoothness.of(f);
        RandomGenerator random = RandomStreams.of(3, "pairs");
        double steepest = 0;
        for (int k = 0; k < 2000; k++) {
            double[] pair = random.doubles(2 * D, -0.01, 0.01).toArray();
            double[] gradients = new double[2 * D];
            f.gradient(pair, 0, gradients, 0);
            f.gradient(pair, D, gradients, D);
            double rise = 0;
            double run = 0;
            for (int j = 0; j < D; j++) {
                rise += Math.pow(gradients[j] - gradients[D + j], 2);
                run += Math.pow(pair[j] - pair[D + j], 2);
            }
            steepest = Math.max(steepest, Math.sqrt(rise / run));
        }
        // Attained at 0, so pairs close to it come close.
        assertThat(steepest / constant).isBetween(0.97, 1.0);
    }

    @Test
    void samplesAreUnbiasedAndCounted() {
        LinearModel f = LinearModel.of(Waves.classification(), Loss.LOGISTIC);
        double[] exact = new double[D];
        f.gradient(POINT, 0, exact, 0);
        for (boolean replacement : new boolean[] {true, false}) {
            Draws draws = new SampledGradients(f, 8, replacement).draws(RandomStreams.of(5, "draws"));
            double[] mean = new double[D];
            double[] one = new double[D];
            for (int k = 0; k < 20_000; k++) {
                draws.draw(POINT, one, 0, 1);
                for (int j = 0; j < D; j++) {
                    mean[j] += one[j] / 20_000;
                }
            }
            assertThat(mean).containsExactly(exact, within(0.01));
            assertThat(draws.calls()).isEqualTo(160_000);
        }
        double[] all = new double[D];
        new SampledGradients(f, 40, false).draws(RandomStreams.of(5, "all")).draw(POINT, all, 0, 1);
        assertThat(all).containsExactly(exact, within(1e-14));
    }

    @Test
    void noiseHasItsMoments() {
        for (Noise noise :
                List.of(Noise.gaussian(2), new Noise(Noise.Kind.WEIBULL, 2, 1.5), new Noise(Noise.Kind.PARETO, 2, 5))) {
            Draws draws = new NoisyGradients((x, at, out, outAt) -> Arrays.fill(out, outAt, outAt + 3, 1), 3, noise)
                    .draws(RandomStreams.of(9, "noise"));
            double[] g = new double[3 * 100_000];
            draws.draw(new double[g.length], g, 0, 100_000);
            double square = 0;
            double mean = 0;
            for (double v : g) {
                square += (v - 1) * (v - 1) / 100_000;
                mean += v / g.length;
            }
            assertThat(mean).isCloseTo(1, within(0.02));
            assertThat(square / noise.moment(2, 3)).isCloseTo(1, within(0.03));
            assertThat(draws.calls()).isEqualTo(100_000);
            double power = 0;
            for (int r = 0; r < 100_000; r++) {
                double norm = Math.hypot(Math.hypot(g[3 * r] - 1, g[3 * r + 1] - 1), g[3 * r + 2] - 1);
                power += Math.pow(norm, 1.5) / 100_000;
            }
            assertThat(power / noise.moment(1.5, 3)).isCloseTo(1, within(0.02));
        }
    }

    @Test
    void schedulesHaveTheirKnownValues() {
        assertThat(StepSchedules.linear(1, 4).first(4)).containsExactly(1, 0.75, 0.5, 0.25);
        assertThat(StepSchedules.power(2, 0.5, 0).at(16)).isEqualTo(0.5);
        assertThat(StepSchedules.power(1, 1, 3).at(1)).isEqualTo(0.25);
        assertThat(StepSchedules.cosine(1, 2).first(2)).containsExactly(1, 0.5);
        // T = 8: stages end at 4, 6, 7 and 8.
        assertThat(StepSchedules.halving(StepSchedules.constant(1), 8).first(8))
                .containsExactly(1, 1, 1, 1, 0.5, 0.5, 0.25, 0.125);
        assertThatThrownBy(() -> StepSchedules.constant(0))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("must be positive and finite");
    }

    @Test
    void tablesBecomeExamples() {
        TableDataset table = new TableDataset(
                "t",
                4,
                List.of(
                        new Column("x", new double[] {1, 2, Double.NaN, 4}, List.of()),
                        new Column("colour", new double[] {0, 1, 2, 2}, List.of("red", "green", "blue")),
                        new Column("class", new double[] {0, 1, 1, 1}, List.of("yes", "no"))));
        Examples e = ExampleTables.classification(table);
        assertThat(e.rows()).isEqualTo(3);
        assertThat(e.columns()).isEqualTo(4);
        assertThat(e.targets()).containsExactly(1, -1, -1);
        assertThat(e.features()).containsExactly(1, 1, 0, 0, 2, 0, 1, 0, 4, 0, 0, 1);
        assertThat(ExampleTables.regression(table, "x").targets()).containsExactly(1, 2, 4);
        TableDataset sparse = new TableDataset(
                "s",
                2,
                List.of(
                        new Column("x1", new double[] {5, 0}, List.of()),
                        new Column("label", new double[] {1, 2}, List.of())));
        assertThat(ExampleTables.classification(sparse).targets()).containsExactly(-1, 1);
        assertThatThrownBy(() -> ExampleTables.classification(
                        new TableDataset("none", 1, List.of(new Column("x", new double[1], List.of())))))
                .isInstanceOfSatisfying(
                        RepriseException.class, x -> assertThat(x.code()).isEqualTo(ErrorCode.BAD_PROBLEM));
    }

    @Test
    void examplesAreTransformed() {
        Examples e = new Examples("e", new double[] {1, 5, 3, 5, 2, 5}, new double[] {1, -1, 1}, 3, 2);
        assertThat(e.scaled(-1, 1).features()).containsExactly(-1, 1, 0);
        assertThat(e.standardised().features())
                .containsExactly(new double[] {-Math.sqrt(1.5), Math.sqrt(1.5), 0}, within(1e-15));
        assertThat(e.withBias().features()).containsExactly(1, 1, 5, 1, 3, 5, 1, 2, 5);
        assertThat(e.sortedByNorm().features()).containsExactly(1, 5, 2, 5, 3, 5);
        assertThat(e.sortedByTarget().targets()).containsExactly(-1, 1, 1);
        assertThat(e.unitRows().squaredNorm(1)).isCloseTo(1, within(1e-15));
        assertThat(e.shuffled(RandomStreams.of(1, "s")).targets()).containsExactlyInAnyOrder(-1, 1, 1);
        assertThatThrownBy(() -> new Examples("bad", new double[] {Double.NaN}, new double[1], 1, 1))
                .hasMessageContaining("Row 0 of bad");
        assertThatThrownBy(() -> LinearModel.of(Waves.regression(), Loss.HINGE)).hasMessageContaining("-1 or +1");
        assertThatThrownBy(() -> Smoothness.of(LinearModel.of(e, Loss.HINGE))).hasMessageContaining("not smooth");
    }
}
