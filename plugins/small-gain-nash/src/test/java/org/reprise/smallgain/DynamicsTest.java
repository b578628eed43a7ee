package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.algorithm.Euler;
import org.reprise.smallgain.algorithm.Extragradient;
import org.reprise.smallgain.algorithm.NaturalGradient;
import org.reprise.smallgain.algorithm.Optimistic;
import org.reprise.smallgain.algorithm.RungeKutta;
import org.reprise.smallgain.algorithm.StepParameters;
import org.reprise.smallgain.algorithm.StepRule;
import org.reprise.smallgain.algorithm.TwoTimescale;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.Comparison;
import org.reprise.smallgain.certificate.Rk4;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.game.Spectral;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.Equilibrium;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.FakeTrial;

class DynamicsTest {
    private static final QuadraticGame TOY = QuadraticGame.scalar(1, 10, 0.05, 1);
    private static final double[] STARTS = {.15, -.15, 1, 2};

    private static DynamicsProblem problem(QuadraticGame game, double halfWidth) {
        Box box = new Box(new double[game.dimension()], 1, Box.Layout.SOBOL);
        return new DynamicsProblem(
                game,
                Certifier.of(game, box, 1, Certifier.Proof.AUTO, RandomStreams.of(0, "p"), 1)
                        .smallGain(WeightRule.PERRON),
                game.equilibrium(),
                STARTS,
                halfWidth);
    }

    private static StepParameters absolute(double h) {
        return new StepParameters(StepRule.ABSOLUTE, h);
    }

    private static <C extends Record> List<double[]> path(
            Algorithm<DynamicsProblem, C, GameState> algorithm, DynamicsProblem problem, C parameters, int steps)
            throws Exception {
        List<double[]> path = new ArrayList<>();
        algorithm.solve(problem, parameters, new FakeTrial<GameState>(steps, 2) {
            @Override
            protected boolean take(long iteration, Supplier<? extends GameState> iterate) {
                path.add(iterate.get().x().clone());
                return true;
            }
        });
        return path;
    }

    private static double[] times(double[] matrix, double[] x) {
        double[] out = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            int r = k / 2 * 2;
            out[k] = matrix[k % 2 * 2] * x[r] + matrix[k % 2 * 2 + 1] * x[r + 1];
        }
        return out;
    }

    private static void same(double[] one, double[] other) {
        assertThat(one).hasSameSizeAs(other);
        for (int k = 0; k < one.length; k++) {
            assertThat(one[k]).isCloseTo(other[k], within(1e-14));
        }
    }

    @Test
    void stepsAreWhatTheirFormulasSay() throws Exception {
        DynamicsProblem free = problem(TOY, Double.POSITIVE_INFINITY);
        double h = 0.1;
        double[] f = times(TOY.matrix(), STARTS);
        double[] euler = STARTS.clone();
        double[] middle = STARTS.clone();
        for (int k = 0; k < 4; k++) {
            euler[k] -= h * f[k];
        }
        same(path(new Euler(), free, absolute(h), 1).get(1), euler);
        same(path(new RungeKutta(), free, absolute(h), 1).get(1), times(Rk4.step(TOY.matrix(), 2, h), STARTS));
        double[] later = times(TOY.matrix(), euler);
        for (int k = 0; k < 4; k++) {
            middle[k] = STARTS[k] - h * later[k];
        }
        same(path(new Extragradient(), free, absolute(h), 1).get(1), middle);
        double[] second = euler.clone();
        for (int k = 0; k < 4; k++) {
            second[k] += h * (f[k] - 2 * later[k]);
        }
        same(path(new Optimistic(), free, absolute(h), 2).get(2), second);
        same(
                path(new TwoTimescale(), free, new TwoTimescale.Parameters(StepRule.ABSOLUTE, h, 1), 1)
                        .get(1),
                euler);
    }

    @Test
    void playersStayInTheirBox() throws Exception {
        List<double[]> path = path(new Euler(), problem(TOY, 0.5), absolute(0.1), 20);
        for (double[] x : path.subList(1, path.size())) {
            assertThat(Arrays.stream(x).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(0.5);
        }
    }

    @Test
    void certifiedStepsContractInTheMetricThoughNotOtherwise() throws Exception {
        DynamicsProblem free = problem(TOY, Double.POSITIVE_INFINITY);
        List<double[]> path = path(new Euler(), free, new StepParameters(StepRule.CERTIFIED, 0.99), 100);
        double before = Double.POSITIVE_INFINITY;
        boolean grew = false;
        for (double[] x : path) {
            double metric = x[0] * x[0] + 200 * x[1] * x[1];
            assertThat(metric).isLessThan(before);
            before = metric;
            grew |= Math.hypot(x[0], x[1]) > 2 * Math.hypot(STARTS[0], STARTS[1]);
        }
        assertThat(grew).isTrue();
    }

    @Test
    void divergenceEndsARunWithoutAnError() throws Exception {
        List<double[]> path = path(new Euler(), problem(TOY, Double.POSITIVE_INFINITY), absolute(100), 100_000);
        assertThat(path.size()).isLessThan(200);
    }

    @Test
    void rungeKuttasMatrixHasTheEigenvalueMinusOne() {
        double[][] a = {{0, 0, 0, 0}, {.5, 0, 0, 0}, {0, .5, 0, 0}, {0, 0, 1, 0}};
        double[] b = {1 / 6., 1 / 3., 1 / 3., 1 / 6.};
        double[] q = new double[16];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                q[4 * i + j] = (b[i] * a[i][j] + b[j] * a[j][i] - b[i] * b[j]) / Math.sqrt(b[i] * b[j]);
            }
        }
        assertThat(new Spectral().leastOfSymmetricPart(q, 0, 4, 4)).isCloseTo(-1, within(1e-14));
    }

    @Test
    void equilibriaAreFound() {
        double[] x = Equilibrium.of(new Duopoly(1, 2), new double[] {1, 1});
        double[] f = new double[2];
        new Duopoly(1, 2).field(x, 0, 1, f);
        assertThat(Math.hypot(f[0], f[1])).isLessThan(1e-11);
        QuadraticGame shifted = new QuadraticGame(new int[] {1, 1}, TOY.matrix(), new double[] {1, 2});
        DMatrixRMaj field = new DMatrixRMaj(2, 1);
        CommonOps_DDRM.mult(
                new DMatrixRMaj(2, 2, true, TOY.matrix()), new DMatrixRMaj(2, 1, true, shifted.equilibrium()), field);
        assertThat(field.data[0]).isCloseTo(-1, within(1e-13));
        assertThat(field.data[1]).isCloseTo(-2, within(1e-13));
    }

    @Test
    void whatAGameDoesNotHaveIsRefused() {
        DynamicsProblem free = problem(TOY, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> path(new NaturalGradient(), free, absolute(0.1), 1))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("no softmax policies");
        DynamicsProblem zeroSum = problem(QuadraticGame.scalar(0, 1, -1, 0), Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> path(new Euler(), zeroSum, new StepParameters(StepRule.CERTIFIED, 1), 1))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("player 1 has no own curvature");
        assertThat(Comparison.of(zeroSum.certificate().bounds()).radius()).isInfinite();
    }
}
