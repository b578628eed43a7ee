package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Claim;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Evidence;
import org.reprise.spi.RepriseException;
import org.reprise.spi.RunView;

class ContractTest {
    private static final double[] HALF = {0.5, 0.5};

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

    @Test
    void claimsWithoutRunsSayNothing() {
        Evidence none = part -> List.<RunView>of();
        List<Claim> claims = new SinkhornNewtonSparse().claims();
        assertThat(claims).extracting(Claim::id).doesNotHaveDuplicates();
        assertThat(claims).allSatisfy(claim -> assertThat(claim.observation().values(none))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "paper"})
    void presetsHaveThePartsThatClaimsName(String preset) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/presets/" + preset + ".yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Claim claim : new SinkhornNewtonSparse().claims()) {
                assertThat(claim.parts()).allSatisfy(part -> assertThat(text).contains("- id: " + part + "\n"));
            }
        }
    }
}
