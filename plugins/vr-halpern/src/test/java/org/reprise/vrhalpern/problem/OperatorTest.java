package org.reprise.vrhalpern.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.numerics.RandomStreams;
import org.reprise.vrhalpern.Instances;
import org.reprise.vrhalpern.problem.GroupRobustSum.Penalties;

class OperatorTest {
    private static final RandomGenerator RANDOM = RandomStreams.of(3, "operators");

    static Stream<FiniteSum> operators() {
        return Stream.of(
                Instances.randomGame(7, MatrixGame.Sampling.UNIFORM, 1).operator(),
                Instances.randomGame(7, MatrixGame.Sampling.NORMS, 1).operator(),
                Instances.quadratic(6).operator(),
                Instances.bilinear(5, 4, 0.3, 1).operator(),
                Instances.squares(9, 4, 1).operator(),
                new LinearModelSum(rows(9, 4), labels(9), Loss.LOGISTIC),
                new LinearModelSum(rows(9, 4), labels(9), Loss.HUBER),
                GroupRobustSum.distributional(rows(9, 4), labels(9), Loss.LOGISTIC, new Penalties(0.01, 0.1)),
                GroupRobustSum.of(
                        rows(9, 4),
                        labels(9),
                        Loss.HUBER,
                        new int[] {0, 1, 1, 2, 0, 0, 0, 2, 1},
                        3,
                        new Penalties(0.01, 0.1)));
    }

    private static Rows rows(int n, int d) {
        double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> normal(d));
        return Rows.dense(rows, d);
    }

    private static double[] labels(int n) {
        double[] labels = new double[n];
        Arrays.setAll(labels, i -> i % 3 == 0 ? 1 : -1);
        return labels;
    }

    private static double[] normal(int size) {
        double[] values = new double[size];
        Arrays.setAll(values, j -> RANDOM.nextGaussian());
        return values;
    }

    /** A point where the operator is defined: weights of losses must not be negative. */
    private static double[] point(FiniteSum operator) {
        double[] u = normal(operator.dimension());
        if (operator instanceof GroupRobustSum sum) {
            sum.weights().apply(1, u, u);
        }
        return u;
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theMeanOfTheComponentsIsTheOperator(FiniteSum operator) {
        int n = operator.components();
        double[] u = point(operator);
        double[] v = point(operator);
        FiniteSum.Evaluator evaluator = operator.evaluator(1);
        double[] mean = new double[u.length];
        for (int i = 0; i < n; i++) {
            double weight = operator.probabilities().length == 0 ? 1.0 / n : operator.probabilities()[i];
            evaluator.addDifferences(new int[] {i}, 1, u, v, weight, mean);
        }
        double[] fu = new double[u.length];
        double[] fv = new double[u.length];
        evaluator.full(u, fu);
        evaluator.full(v, fv);
        for (int j = 0; j < u.length; j++) {
            assertThat(mean[j]).isCloseTo(fu[j] - fv[j], within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void aBatchIsTheSumOfItsComponents(FiniteSum operator) {
        double[] u = point(operator);
        double[] v = point(operator);
        int[] batch = {4, 0, 3, 2, 1};
        double[] together = new double[u.length];
        double[] apart = new double[u.length];
        operator.evaluator(1).addDifferences(batch, 5, u, v, 0.7, together);
        for (int i : batch) {
            operator.evaluator(1).addDifferences(new int[] {i}, 1, u, v, 0.7, apart);
        }
        for (int j = 0; j < u.length; j++) {
            assertThat(together[j]).isCloseTo(apart[j], within(1e-10));
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void constantsBoundEveryPair(FiniteSum operator) {
        Constants constants = operator.constants();
        FiniteSum.Evaluator evaluator = operator.evaluator(1);
        int n = operator.components();
        // Estimates are maxima over other pairs.
        double margin = constants.estimated() ? 1.5 : 1 + 1e-9;
        for (int pair = 0; pair < 200; pair++) {
            double[] u = point(operator);
            double[] v = point(operator);
            double square = 0;
            double product = 0;
            double meanSquare = 0;
            double[] mean = new double[u.length];
            for (int i = 0; i < n; i++) {
                double weight = operator.probabilities().length == 0 ? 1.0 / n : operator.probabilities()[i];
                double[] difference = new double[u.length];
                evaluator.addDifferences(new int[] {i}, 1, u, v, 1, difference);
                for (int j = 0; j < u.length; j++) {
                    meanSquare += weight * difference[j] * difference[j];
                    mean[j] += weight * difference[j];
                }
            }
            double norm = 0;
            for (int j = 0; j < u.length; j++) {
                product += mean[j] * (u[j] - v[j]);
                square += (u[j] - v[j]) * (u[j] - v[j]);
                norm += mean[j] * mean[j];
            }
            assertThat(Math.sqrt(norm / square)).isLessThan(constants.lipschitz() * margin);
            assertThat(Math.sqrt(meanSquare / square)).isLessThan(constants.meanSquare() * margin);
            assertThat(product).isGreaterThan(-1e-12 * (1 + square));
            if (constants.certified()) {
                assertThat(product - meanSquare / constants.cocoercive()).isGreaterThan(-1e-12 * (1 + square));
            }
        }
    }

    @Test
    void leastSquaresOnUnitRowsIsCocoerciveWithConstantOne() {
        assertThat(Instances.squares(100, 50, 1).operator().constants().cocoercive())
                .isCloseTo(1, within(1e-12));
    }

    /** The saddle function behind the operator, by central differences. */
    @ParameterizedTest
    @MethodSource("losses")
    void robustOperatorsAreGradientsOfTheirSaddleFunction(Loss loss) {
        Rows rows = rows(8, 3);
        double[] labels = labels(8);
        int[] group = {0, 1, 0, 1, 1, 0, 0, 0};
        GroupRobustSum operator = GroupRobustSum.of(rows, labels, loss, group, 2, new Penalties(0.2, 0.3));
        double[] u = point(operator);
        double[] f = new double[5];
        operator.evaluator(1).full(u, f);
        double h = 1e-6;
        for (int j = 0; j < 5; j++) {
            double[] above = u.clone();
            double[] below = u.clone();
            above[j] += h;
            below[j] -= h;
            double slope =
                    (saddle(rows, labels, loss, group, above) - saddle(rows, labels, loss, group, below)) / (2 * h);
            assertThat(f[j]).isCloseTo(j < 3 ? slope : -slope, within(1e-7));
        }
    }

    static Stream<Loss> losses() {
        return Stream.of(Loss.LOGISTIC, Loss.HUBER);
    }

    private static double saddle(Rows rows, double[] labels, Loss loss, int[] group, double[] u) {
        double[] sums = new double[2];
        double[] sizes = new double[2];
        for (int i = 0; i < labels.length; i++) {
            sums[group[i]] += loss.value(rows.dot(i, u), labels[i]);
            sizes[group[i]]++;
        }
        double value = 0.1 * (u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
        for (int g = 0; g < 2; g++) {
            value += u[3 + g] * sums[g] / sizes[g] - 0.15 * (u[3 + g] - 0.5) * (u[3 + g] - 0.5);
        }
        return value;
    }

    @Test
    void slopesAreDerivatives() {
        double h = 1e-6;
        for (Loss loss : Loss.values()) {
            for (double z : new double[] {-2.5, -0.3, 0.4, 3}) {
                double slope = (loss.value(z + h, 1) - loss.value(z - h, 1)) / (2 * h);
                assertThat(loss.slope(z, 1)).isCloseTo(slope, within(1e-8));
            }
            assertThat(loss.value(-800, 1)).isFinite();
        }
    }

    @Test
    void sparseRowsAreTheSameRows() {
        double[][] dense = {{1, 0, 2}, {0, 0, 3}};
        Rows sparse = Rows.sparse(new int[] {0, 2, 3}, new int[] {0, 2, 2}, new double[] {1, 2, 3}, 3);
        Rows full = Rows.dense(dense, 3);
        double[] u = {0.5, -1, 0.25};
        for (int i = 0; i < 2; i++) {
            assertThat(sparse.dot(i, u)).isEqualTo(full.dot(i, u));
            assertThat(sparse.square(i)).isEqualTo(full.square(i));
            double[] a = new double[3];
            double[] b = new double[3];
            sparse.axpy(i, 2, a);
            full.axpy(i, 2, b);
            assertThat(a).isEqualTo(b);
        }
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        FiniteSum operator = Instances.squares(30_000, 5, 1).operator();
        double[] u = normal(5);
        double[] one = new double[5];
        double[] two = new double[5];
        operator.evaluator(1).full(u, one);
        operator.evaluator(2).full(u, two);
        assertThat(two).isEqualTo(one);
    }

    @Test
    void gameSamplingByNormsIsAtMostRootTwoFrobenius() {
        Constants constants = Instances.randomGame(50, MatrixGame.Sampling.NORMS, 2)
                .operator()
                .constants();
        assertThat(constants.meanSquare()).isLessThanOrEqualTo(Math.sqrt(2) * constants.frobenius());
    }

    @Test
    void spectralNormsOfKnownMatrices() {
        assertThat(SpectralNorm.of(new double[][] {{3, 0}, {0, -5}})).isCloseTo(5, within(1e-12));
        double[][] laplacian = new double[300][300];
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 300; j++) {
                laplacian[i][j] = i == j ? 2 : Math.abs(i - j) == 1 ? -1 : 0;
            }
        }
        assertThat(SpectralNorm.of(laplacian)).isCloseTo(2 - 2 * Math.cos(300 * Math.PI / 301), within(1e-4));
    }
}
