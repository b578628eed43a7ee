package org.reprise.srrw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.srrw.problem.BaseChain;
import org.reprise.srrw.problem.BaseChain.Kind;
import org.reprise.srrw.problem.SelfRepellentKernel;

class KernelTest {
    private static void close(double[] actual, double tolerance, double... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).as("entry %d", k).isCloseTo(expected[k], within(tolerance));
        }
    }

    @Test
    void metropolisHastings() {
        double third = 1.0 / 3;
        double[] p = SelfRepellentKernel.matrix(Paw.chain(Kind.MHRW), 0, Paw.X);
        close(
                p,
                1e-15,
                0.5 * third,
                0.5,
                third,
                0,
                0.5,
                0.5 * third,
                third,
                0,
                third,
                third,
                0,
                third,
                0,
                0,
                third,
                2 * third);
    }

    @Test
    void rowsAndStationaryLaw() {
        BaseChain chain = Paw.chain(Kind.MHRW);
        close(
                SelfRepellentKernel.matrix(chain, 1, Paw.X),
                1e-11,
                0.315789473684,
                0.473684210526,
                0.210526315789,
                0,
                0.72,
                0.12,
                0.16,
                0,
                0.571428571429,
                0.285714285714,
                0,
                0.142857142857,
                0,
                0,
                0.4,
                0.6);
        close(
                SelfRepellentKernel.stationary(chain, 1, Paw.X),
                1e-11,
                0.463414634146,
                0.304878048780,
                0.170731707317,
                0.060975609756);
        close(
                SelfRepellentKernel.matrix(chain, 2, Paw.X),
                1e-11,
                0.507042253521,
                0.380281690141,
                0.112676056338,
                0,
                0.864,
                0.072,
                0.064,
                0,
                0.761904761905,
                0.190476190476,
                0,
                0.047619047619,
                0,
                0,
                0.470588235294,
                0.529411764706);
        close(
                SelfRepellentKernel.stationary(chain, 2, Paw.X),
                1e-11,
                0.623833058759,
                0.274574409665,
                0.092257001647,
                0.009335529929);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, 20, 100})
    void reversibleScaleFreeAndTheBaseChainAtItsLaw(double alpha) {
        BaseChain chain = Paw.chain(Kind.LAZY_SRW);
        double[] kernel = SelfRepellentKernel.matrix(chain, alpha, Paw.X);
        double[] law = SelfRepellentKernel.stationary(chain, alpha, Paw.X);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(law[i] * kernel[i * 4 + j]).isCloseTo(law[j] * kernel[j * 4 + i], within(1e-15));
            }
        }
        close(
                SelfRepellentKernel.matrix(
                        chain, alpha, Arrays.stream(Paw.X).map(v -> 1e-9 * v).toArray()),
                1e-13,
                kernel);
        close(
                SelfRepellentKernel.matrix(chain, alpha, chain.law()),
                1e-15,
                SelfRepellentKernel.matrix(chain, 0, Paw.X));
    }

    @Test
    void jacobianOfTheMeanField() {
        double alpha = 3;
        double step = 1e-6;
        BaseChain chain = Paw.chain(Kind.SRW);
        double[] p = SelfRepellentKernel.matrix(chain, 0, Paw.X);
        for (int j = 0; j < 4; j++) {
            double[] up = chain.law().clone();
            double[] down = chain.law().clone();
            up[j] += step;
            down[j] -= step;
            double[] high = SelfRepellentKernel.stationary(chain, alpha, up);
            double[] low = SelfRepellentKernel.stationary(chain, alpha, down);
            for (int i = 0; i < 4; i++) {
                double measured = (high[i] - low[i]) / (2 * step) - (i == j ? 1 : 0);
                double exact = 2 * alpha * chain.law()[i] - alpha * p[j * 4 + i] - (i == j ? alpha + 1 : 0);
                assertThat(measured).isCloseTo(exact, within(1e-9));
            }
        }
    }
}
