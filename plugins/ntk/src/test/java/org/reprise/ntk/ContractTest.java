package org.reprise.ntk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.ode.ODEState;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.datasets.BundledTables;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.PrincipalComponents;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(NeuralTangentKernel.class)
            .libraries(DMatrixRMaj.class, CommonOps_DDRM.class, Erf.class, ODEState.class)
            .with(BundledTables.class)
            .set("data", "digits")
            .set("replicas", "2")
            .set("width", "8")
            .set("functions", "30")
            .set("images", "12")
            .set("train", "20")
            .set("test", "20")
            .set("inputs", "6")
            .set("points", "12")
            .set("steps", "9")
            .set("depth", "3");

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }

    private static void refuses(ErrorCode code, String message, Runnable problem) {
        assertThatThrownBy(problem::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    private static TangentProblem problem(double[] targets, Rows test, double... times) {
        Architecture architecture = Circles.relu(2);
        Rows train = Rows.circle(0, 1, 2);
        return new TangentProblem(
                architecture,
                train,
                targets,
                false,
                1,
                test,
                new double[0],
                0,
                Rows.none(2),
                Loss.SQUARED,
                times,
                1,
                1,
                new Theory(architecture, train, test));
    }

    @Test
    void badProblemsAreRefused() {
        ErrorCode bad = ErrorCode.BAD_PROBLEM;
        Rows test = Rows.circle(3);
        refuses(bad, "2 targets for 3 examples", () -> problem(new double[2], test, 0));
        refuses(bad, "target of example 1 is NaN", () -> problem(new double[] {0, Double.NaN, 1}, test, 0));
        refuses(bad, "features", () -> problem(new double[3], Rows.none(5), 0));
        refuses(bad, "do not begin with 0", () -> problem(new double[3], test, 1));
        refuses(bad, "row 1, column 0 is Infinity", () -> new Rows(2, 1, new double[] {1, Double.POSITIVE_INFINITY}));
        refuses(ErrorCode.BAD_VALUE, "depth = 0", () -> new Architecture(0, .1, Activation.RELU));
        refuses(ErrorCode.BAD_VALUE, "beta = -1.0", () -> new Architecture(2, -1, Activation.RELU));
        refuses(ErrorCode.BAD_VALUE, "learning rate above 2/lambda_max", () -> Circles.four(
                        Circles.relu(4), 20, 1, 0, 20)
                .checked());
        refuses(
                ErrorCode.BAD_VALUE,
                "5 principal components of 3 examples",
                () -> PrincipalComponents.of(new DMatrixRMaj(3, 3), 5, new java.util.Random(1)));
    }
}
