package org.reprise.sketchednewton.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model's derivatives against central differences. */
class DerivativesTest {
    private static final double STEP = 1e-5;

    static List<String> names() {
        return FormulaFile.bundled().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void formulas(String name) {
        EqualityProblem problem = FormulaFile.bundled().problem(name);
        check(problem.model(), problem.start());
    }

    @Test
    void logisticRegression() {
        RandomGenerator random = new SplittableRandom(1);
        double[][] features = new double[30][6];
        double[] labels = new double[30];
        for (int i = 0; i < 30; i++) {
            Arrays.setAll(features[i], j -> random.nextGaussian());
            labels[i] = i % 3 == 0 ? 1 : -1;
        }
        double[] a = new double[12];
        Arrays.setAll(a, k -> random.nextGaussian());
        NlpModel model = new LogisticModel(features, labels, SparseMatrix.full(2, 6, a), new double[] {0.1, -0.1});
        check(model, new double[] {1, -1, 0.5, 2, 0, 1});
    }

    @Test
    void ellipticControl() {
        NlpModel model = new EllipticModel(3, 0.1);
        check(model, new double[model.variables()]);
        assertThat(model.jacobian(new double[18]).nonZeros()).isEqualTo(9 + 9 + 24);
    }

    private static void check(NlpModel model, double[] start) {
        RandomGenerator random = new SplittableRandom(7);
        int n = model.variables();
        int m = model.constraints();
        double[] x = new double[n];
        Arrays.setAll(x, i -> start[i] + 0.1 * random.nextDouble());
        double[] multipliers = new double[m];
        Arrays.setAll(multipliers, i -> random.nextGaussian());
        double[] gradient = new double[n];
        double f = model.objective(x, gradient);
        // The two ways to the value may round differently.
        assertThat(f).isCloseTo(model.objective(x, null), within(1e-12 * (1 + Math.abs(f))));
        double[] jacobian = model.jacobian(x).dense();
        double[] hessian = model.hessian(x, multipliers).dense();
        for (int j = 0; j < n; j++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[j] += STEP;
            down[j] -= STEP;
            close((model.objective(up, null) - model.objective(down, null)) / 2 / STEP, gradient[j]);
            double[] high = new double[m];
            double[] low = new double[m];
            model.constraints(up, high);
            model.constraints(down, low);
            double[] there = lagrangian(model, up, multipliers);
            double[] back = lagrangian(model, down, multipliers);
            for (int i = 0; i < m; i++) {
                close((high[i] - low[i]) / 2 / STEP, jacobian[i * n + j]);
            }
            for (int i = 0; i < n; i++) {
                close((there[i] - back[i]) / 2 / STEP, hessian[i * n + j]);
                assertThat(hessian[i * n + j]).isEqualTo(hessian[j * n + i]);
            }
        }
    }

    private static double[] lagrangian(NlpModel model, double[] x, double[] multipliers) {
        double[] gradient = new double[x.length];
        model.objective(x, gradient);
        model.jacobian(x).addTransposed(multipliers, gradient);
        return gradient;
    }

    private static void close(double difference, double derivative) {
        assertThat(Math.abs(difference - derivative)).isLessThan(2e-6 * (1 + Math.abs(derivative)));
    }
}
