package org.reprise.ntk.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Recursions of the limiting kernels and the dual functions in them. */
class LimitKernelTest {
    private static final Rows PAIR = new Rows(3, 2, new double[] {1, 0, .6, .8, -1, 0});

    private static LimitKernel relu(int depth, double beta, Rows rows) {
        return LimitKernel.of(new Architecture(depth, beta, Activation.RELU), rows);
    }

    @ParameterizedTest
    @CsvSource({
        "1, .51, .31, -.49, .51, .31, -.49",
        "2, .52, .29392201, -.01131697, .265, .18418742, .01059547",
        "3, .4025, .21832715, .05195737, .1425, .10889758, .05485864",
        "4, .2825, .15173239, .06435377, .08125, .06692727, .04809659"
    })
    void rectifiersByDepth(int depth, double t0, double t1, double t2, double s0, double s1, double s2) {
        LimitKernel kernel = relu(depth, 0.1, PAIR);
        assertThat(Arrays.copyOf(kernel.tangent().data, 3)).containsExactly(new double[] {t0, t1, t2}, within(1e-8));
        assertThat(Arrays.copyOf(kernel.covariance().data, 3)).containsExactly(new double[] {s0, s1, s2}, within(1e-8));
    }

    @Test
    void theCircleOfThePaper() {
        Rows circle = Rows.circle(0, Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4, Math.PI, 1);
        double[] row = LimitKernel.between(new Architecture(4, 0.1, Activation.RELU), Rows.circle(0), circle)
                .tangent()
                .data;
        assertThat(row)
                .containsExactly(
                        new double[] {.2825, .16997051, .09270211, .06603643, .06435377, .14308}, within(4e-6));
        double[] gram = relu(4, 0.1, circle).tangent().data;
        assertThat(Arrays.copyOf(gram, 6)).containsExactly(row, within(1e-15));
    }

    @Test
    void dualFunctionsOfTheErrorFunctionAndRectifiers() {
        assertThat(Activation.ERF.dual(.7, 1.3, .4)).isCloseTo(.1754796560918218, within(1e-15));
        assertThat(Activation.ERF.slopeDual(.7, 1.3, .4)).isCloseTo(.4501581580785531, within(1e-15));
        assertThat(Activation.RELU.dual(.7, 1.3, .4)).isCloseTo(.26537809151894237, within(1e-15));
        assertThat(Activation.RELU.slopeDual(.7, 1.3, .4)).isCloseTo(.3188646691587358, within(1e-15));
        assertThat(Activation.HE_RELU.dual(.7, 1.3, .4)).isCloseTo(2 * .26537809151894237, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"ERF", "SIN", "IDENTITY"})
    void closedFormsAreTheQuadrature(Activation sigma) {
        assertThat(sigma.dual(.7, 1.3, .4)).isCloseTo(Quadrature.dual(sigma, .7, 1.3, .4), within(1e-12));
        assertThat(sigma.slopeDual(.7, 1.3, .4)).isCloseTo(Quadrature.slopeDual(sigma, .7, 1.3, .4), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "HE_RELU", "LEAKY", "ABS"})
    void kinksAreMetByQuadratureToItsAccuracy(Activation sigma) {
        assertThat(sigma.dual(.7, 1.3, .4)).isCloseTo(Quadrature.dual(sigma, .7, 1.3, .4), within(0.01));
        assertThat(sigma.slopeDual(.7, 1.3, .4)).isCloseTo(Quadrature.slopeDual(sigma, .7, 1.3, .4), within(0.05));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theSlopeDualIsTheDerivativeOfTheDual(Activation sigma) {
        // d/dc E[s(u) s(v)] = E[s'(u) s'(v)] for jointly normal u and v.
        double h = 1e-5;
        double derivative = (sigma.dual(.7, 1.3, .4 + h) - sigma.dual(.7, 1.3, .4 - h)) / (2 * h);
        // Selu's own slope jumps at 0, which the quadrature sees to a few digits.
        double tolerance = sigma == Activation.SELU ? 0.02 : 1e-8;
        assertThat(sigma.slopeDual(.7, 1.3, .4)).isCloseTo(derivative, within(tolerance));
    }

    @Test
    void evenlySpacedPointsGiveACirculant() {
        int m = 64;
        double[] angles = new double[m];
        Arrays.setAll(angles, i -> 2 * Math.PI * i / m);
        Rows circle = Rows.circle(angles);
        DMatrixRMaj gram = relu(4, 0.1, circle).tangent();
        KernelFlow flow = KernelFlow.of(gram, gram);
        double[] expected = {.12348736, .04356083, .04356083, .0177844, .0177844, .00603059, .00603059};
        for (int i = 0; i < expected.length; i++) {
            assertThat(flow.eigenvalue(i)).isCloseTo(expected[i], within(1e-8));
        }
        double[] constants = {8.1, 23.0, 56.2, 165.8, 310.0, 562.6};
        for (int k = 0; k < constants.length; k++) {
            double sum = 0;
            for (int i = 0; i < m; i++) {
                sum += gram.get(0, i) * Math.cos(k * angles[i]) / m;
            }
            assertThat(1 / sum).isCloseTo(constants[k], within(0.05));
        }
    }

    @Test
    void definitenessOnTheSphere() {
        double[] angles = new double[16];
        Arrays.setAll(angles, i -> 2 * Math.PI * i / 16);
        Rows circle = Rows.circle(angles);
        double[][] cases = {{2, .1, .0137}, {3, .1, .0253}, {4, .1, .0253}, {1, .1, 0}, {2, 0, 0}};
        for (double[] one : cases) {
            DMatrixRMaj gram = relu((int) one[0], one[1], circle).tangent();
            assertThat(KernelFlow.of(gram, gram).eigenvalue(15) * 16).isCloseTo(one[2], within(5e-5));
        }
    }

    @Test
    void oneLayerWithoutBiasIsTheLinearKernel() {
        double[] gram = relu(1, 0, PAIR).tangent().data;
        assertThat(gram[1]).isEqualTo(.3);
        assertThat(relu(1, 0, PAIR).covariance().data).isEqualTo(gram);
        // Without nonlinearity all layers do is to count: Theta_L = L x.x'/n_0.
        double[] deep = LimitKernel.of(new Architecture(3, 0, Activation.IDENTITY), PAIR)
                .tangent()
                .data;
        assertThat(deep[1]).isCloseTo(3 * .3, within(1e-15));
    }

    @Property(tries = 50)
    void gramMatricesAreSymmetricAndPositive(@ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 2) double beta) {
        Random random = new Random(seed);
        Rows rows = new Rows(6, 3, random.doubles(18, -2, 2).toArray());
        Activation sigma = Activation.values()[random.nextInt(7)];
        LimitKernel kernel = LimitKernel.of(new Architecture(1 + random.nextInt(4), beta, sigma), rows);
        for (DMatrixRMaj gram : new DMatrixRMaj[] {kernel.covariance(), kernel.tangent()}) {
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    assertThat(gram.get(i, j)).isEqualTo(gram.get(j, i));
                }
            }
            KernelFlow flow = KernelFlow.of(gram, gram);
            assertThat(flow.eigenvalue(5)).isGreaterThan(-1e-12 * Math.max(1, flow.eigenvalue(0)));
        }
    }

    @Test
    void theZeroVectorNeedsABias() {
        Rows zero = new Rows(2, 2, new double[] {1, 0, 0, 0});
        assertThat(relu(3, 0.1, zero).tangent().data).doesNotContain(Double.NaN);
        assertThatThrownBy(() -> relu(3, 0, zero)).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_PROBLEM);
            assertThat(e.getMessage()).contains("Example 1 is the zero vector");
        });
    }
}
