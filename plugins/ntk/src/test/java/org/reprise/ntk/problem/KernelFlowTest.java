package org.reprise.ntk.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradient flow in function space and the normal law over time. */
class KernelFlowTest {
    static final double[] TARGETS = {.47580104, -.46601954, .49272486, -.37840125};
    private static final Rows TRAIN = Rows.circle(-2.2, -.6, .7, 2);
    private static final Rows TEST = Rows.circle(-3, -1.5, 0, 1.2, 3);
    private static final Architecture FOUR = new Architecture(4, .1, Activation.RELU);

    private static Theory theory() {
        return new Theory(FOUR, TRAIN, TEST);
    }

    @Test
    void eigenvaluesOfFourPoints() {
        KernelFlow flow = theory().flow();
        double[] expected = {.13550612, .05837657, .05219966, .03641765};
        for (int i = 0; i < 4; i++) {
            assertThat(flow.eigenvalue(i)).isCloseTo(expected[i], within(1e-8));
        }
        PrincipalComponents components = theory().components(3);
        for (int i = 0; i < 3; i++) {
            assertThat(components.eigenvalues()[i]).isCloseTo(expected[i], within(1e-8));
            double[] vector = flow.eigenvector(i);
            double dot = 0;
            for (int j = 0; j < 4; j++) {
                dot += vector[j] * components.components()[i][j] / 2;
            }
            assertThat(Math.abs(dot)).isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Infinity, .14646281 .03544677 -.02110887 .19898081 -.00561903,"
                + " .13538882 .10440593 .08112623 .07692923 .14271818",
        "10, .06679543 .0353221 -.0024314 .06212999 .0155578, .17479163 .15014531 .13003737 .12761912 .1790059",
        "100, .14561164 .03754224 -.02155181 .19263548 -.00330994, ''"
    })
    void theLawOverTime(double time, String means, String deviations) {
        Theory.Law law = theory().law(TARGETS, time);
        assertThat(law.mean()).containsExactly(numbers(means), within(1e-8));
        if (!deviations.isEmpty()) {
            assertThat(law.deviation()).containsExactly(numbers(deviations), within(1e-8));
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void timeZeroIsTheStartAndTheEndFits() {
        double[] inside = {.1, .2, .3, .4};
        double[] outside = {5, 4, 3, 2, 1};
        KernelFlow.Path path = theory().flow().from(inside, outside, TARGETS);
        assertThat(path.inside(0)).containsExactly(inside, within(1e-15));
        assertThat(path.outside(0)).isEqualTo(outside);
        assertThat(path.inside(Double.POSITIVE_INFINITY)).containsExactly(TARGETS, within(1e-12));
        Theory.Law start = theory().law(TARGETS, 0);
        assertThat(start.mean()).containsExactly(new double[5], within(1e-16));
        assertThat(start.deviation()).containsExactly(constant(Math.sqrt(.08125), 5), within(1e-8));
        Theory itself = new Theory(FOUR, TRAIN, TRAIN);
        Theory.Law end = itself.law(TARGETS, Double.POSITIVE_INFINITY);
        assertThat(end.mean()).containsExactly(TARGETS, within(1e-12));
        assertThat(end.deviation()).containsExactly(new double[4], within(1e-7));
    }

    private static double[] constant(double value, int count) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void theFlowSolvesItsDifferentialEquation() {
        DMatrixRMaj gram = theory().inside().tangent();
        double[] f = {.1, -.2, .3, .4};
        KernelFlow.Path path = theory().flow().from(f, new double[5], TARGETS);
        double h = 1e-4;
        for (double t : new double[] {0.5, 20, 300}) {
            double[] before = path.inside(t - h);
            double[] now = path.inside(t);
            double[] after = path.inside(t + h);
            for (int i = 0; i < 4; i++) {
                double slope = 0;
                for (int j = 0; j < 4; j++) {
                    slope -= gram.get(i, j) * (now[j] - TARGETS[j]) / 4;
                }
                assertThat((after[i] - before[i]) / (2 * h)).isCloseTo(slope, within(1e-9));
            }
        }
    }

    @Test
    void descentIsGradientDescentInFunctionSpace() {
        DMatrixRMaj gram = theory().inside().tangent();
        double eta = 3;
        double[] f = {.1, -.2, .3, .4};
        KernelFlow.Path path = theory().flow().descending(eta).from(f, new double[5], TARGETS);
        double[] now = f.clone();
        for (int step = 0; step < 7; step++) {
            double[] next = now.clone();
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    next[i] -= eta * gram.get(i, j) * (now[j] - TARGETS[j]) / 4;
                }
            }
            now = next;
        }
        assertThat(path.inside(7 * eta)).containsExactly(now, within(1e-13));
    }

    @Test
    void equalExamplesLeaveThePathFinite() {
        Rows twice = Rows.circle(1, 1, 2);
        Theory theory = new Theory(FOUR, twice, TEST);
        KernelFlow.Path path = theory.flow().from(new double[3], new double[5], new double[] {1, 3, 0});
        assertThat(path.inside(Double.POSITIVE_INFINITY)[0]).isCloseTo(2, within(1e-6));
        assertThat(path.outside(1e6)).doesNotContain(Double.NaN);
        assertThat(path.outside(Double.POSITIVE_INFINITY)).containsExactly(path.outside(1e6), within(1e-3));
    }

    @Test
    void theOrderOfTheDataDoesNotMatter() {
        Random random = new Random(3);
        double[] f = random.doubles(4).toArray();
        KernelFlow.Path path = theory().flow().from(f, new double[5], TARGETS);
        int[] order = {2, 0, 3, 1};
        double[] angles = {-2.2, -.6, .7, 2};
        Rows shuffled =
                Rows.circle(Arrays.stream(order).mapToDouble(i -> angles[i]).toArray());
        KernelFlow.Path other = new Theory(FOUR, shuffled, TEST)
                .flow()
                .from(
                        Arrays.stream(order).mapToDouble(i -> f[i]).toArray(),
                        new double[5],
                        Arrays.stream(order).mapToDouble(i -> TARGETS[i]).toArray());
        assertThat(other.outside(17)).containsExactly(path.outside(17), within(1e-13));
    }
}
