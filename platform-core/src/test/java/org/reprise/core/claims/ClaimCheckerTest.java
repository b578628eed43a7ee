package org.reprise.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.spi.Claim;

class ClaimCheckerTest {
    private static Claim atMost(double threshold, Claim.Statistic statistic) {
        return Claim.of("c", "statement").atMost(threshold, statistic, evidence -> List.of());
    }

    private static Claim atLeast(double threshold, Claim.Statistic statistic) {
        return Claim.of("c", "statement").atLeast(threshold, statistic, evidence -> List.of());
    }

    @Test
    void theWholeIntervalDecides() {
        double[] values = {1, 2, 3, 4, 5};
        assertThat(ClaimChecker.judge(atMost(6, Claim.Statistic.MEDIAN), values).verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(ClaimChecker.judge(atMost(3, Claim.Statistic.MEDIAN), values).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ClaimChecker.judge(atLeast(6, Claim.Statistic.MEDIAN), values)
                        .verdict())
                .isEqualTo(Verdict.FAILS);
        assertThat(ClaimChecker.judge(atLeast(1, Claim.Statistic.MINIMUM), values)
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(ClaimChecker.judge(atMost(4.9, Claim.Statistic.MAXIMUM), values)
                        .verdict())
                .isEqualTo(Verdict.FAILS);
        assertThat(ClaimChecker.judge(atLeast(2.9, Claim.Statistic.MEAN), values)
                        .value())
                .isEqualTo(3);
    }

    @Test
    void aRunThatShouldShowItAndDoesNotFailsTheClaim() {
        assertThat(ClaimChecker.judge(atMost(6, Claim.Statistic.MEDIAN), new double[] {1, Double.NaN})
                        .verdict())
                .isEqualTo(Verdict.FAILS);
    }
}
