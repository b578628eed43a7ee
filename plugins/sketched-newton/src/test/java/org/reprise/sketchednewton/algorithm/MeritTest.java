package org.reprise.sketchednewton.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.sketchednewton.problem.SparseMatrix;

/** The exact augmented Lagrangian. */
class MeritTest {
    private static final double[] X = {2, 2.1, 2.2, 2.3, 2.4};
    private static final double[] L = {.3, -.2, .5};
    private static final ExactAugmentedLagrangian MERIT = new ExactAugmentedLagrangian(1.3, .2);

    @Test
    void valuesOfHs79() {
        EqualityProblem problem = GoldenTest.named("HS79");
        Evaluation at = Evaluation.of(problem.model(), X, L);
        SparseMatrix hessian = problem.model().hessian(X, L);
        assertThat(MERIT.value(at)).isCloseTo(92.3489051032, within(1e-9));
        assertThat(MERIT.gradient(at, hessian))
                .containsExactly(
                        new double[] {
                            28.412367, 55.945307, 223.458798, -2.013019, 8.642896, 28.140287, -5.876587, 4.7856
                        },
                        within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS79", "HS77", "BT11", "HS100LNP", "GENHS28"})
    void theGradientNeedsTheHessianOfTheLagrangian(String name) {
        EqualityProblem problem = GoldenTest.named(name);
        double[] l = new double[problem.multipliers().length];
        Arrays.setAll(l, i -> .3 - .2 * i);
        Evaluation at = Evaluation.of(problem.model(), problem.start(), l);
        double[] gradient = MERIT.gradient(at, problem.model().hessian(at.x(), l));
        double step = 1e-6;
        for (int j = 0; j < gradient.length; j++) {
            double[] z = new double[gradient.length];
            z[j] = 1;
            double difference =
                    (MERIT.value(at.moved(problem.model(), step, z)) - MERIT.value(at.moved(problem.model(), -step, z)))
                            / 2
                            / step;
            assertThat(difference)
                    .isCloseTo(gradient[j], within(1e-6 * (1 + Math.sqrt(Dense.dot(gradient, gradient)))));
        }
    }

    @Test
    void thePenaltiesAreMonotone() {
        EqualityProblem problem = GoldenTest.named("HS42");
        GoldenTest.Trace trace = new GoldenTest.Trace(problem) {
            private double eta1 = 1;
            private double eta2 = .1;

            @Override
            public void record(String recorded, double value) {
                super.record(recorded, value);
                if (recorded.equals("eta1")) {
                    assertThat(value).isGreaterThanOrEqualTo(eta1);
                    eta1 = value;
                }
                if (recorded.equals("eta2")) {
                    assertThat(value).isLessThanOrEqualTo(eta2);
                    eta2 = value;
                }
            }
        };
        new AdaSketchNewton().solve(problem, GoldenTest.KACZMARZ, trace);
        assertThat(trace.residuals.get(trace.residuals.size() - 1)).isLessThan(1e-4);
    }

    /** What the line search and the descent test promise together, seen from outside. */
    @ParameterizedTest
    @ValueSource(strings = {"HS6", "HS42", "HS77", "BT11"})
    void everyStepLowersTheMeritFunctionAsPromised(String name) {
        EqualityProblem problem = GoldenTest.named(name);
        int[] count = {0};
        GoldenTest.Trace trace = new GoldenTest.Trace(problem) {
            private Evaluation previous;

            @Override
            protected boolean take(long iteration, Supplier<? extends PrimalDual> iterate) {
                PrimalDual point = iterate.get();
                Evaluation at = Evaluation.of(problem.model(), point.x(), point.multipliers());
                if (previous != null) {
                    double eta2 = records().get("eta2");
                    ExactAugmentedLagrangian merit =
                            new ExactAugmentedLagrangian(records().get("eta1"), eta2);
                    double gain = records().get(Outcomes.STEP) * .1 * eta2 / 2 * Math.pow(previous.residual(), 2);
                    assertThat(merit.value(at)).isLessThanOrEqualTo(merit.value(previous) - gain + 1e-12);
                    count[0]++;
                }
                previous = at;
                return true;
            }
        };
        new AdaSketchNewton().solve(problem, GoldenTest.KACZMARZ, trace);
        assertThat(count[0]).isGreaterThan(3);
    }
}
