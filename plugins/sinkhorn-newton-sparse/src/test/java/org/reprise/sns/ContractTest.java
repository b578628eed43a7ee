package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.datasets.ImageSets;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;

class ContractTest extends PluginContract {
    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(SinkhornNewtonSparse.class)
            .with(ImageSets.class)
            .set("n", "80")
            .set("data", "digits");

    private static final double[] HALF = {0.5, 0.5};

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

    @Test
    void badProblemsAreRefused() {
        double[] cost = {0, 1, 1, 0};
        ErrorCode bad = ErrorCode.BAD_PROBLEM;
        refuses(
                bad,
                "row 0, column 1 is NaN",
                () -> TransportProblem.of(new double[] {0, Double.NaN, 1, 0}, HALF, HALF, 1));
        refuses(bad, "eta", () -> TransportProblem.of(cost, HALF, HALF, 0));
        refuses(bad, "strictly positive", () -> TransportProblem.of(cost, new double[] {1, 0}, HALF, 1));
        refuses(bad, "differ in total", () -> TransportProblem.of(cost, HALF, new double[] {0.5, 0.6}, 1));
        refuses(bad, "Shapes disagree", () -> TransportProblem.of(new double[3], HALF, HALF, 1));
        refuses(ErrorCode.MEMORY, "too large", () -> TransportProblem.requireMemory(100_000, 100_000, 1L << 30));
    }
}
