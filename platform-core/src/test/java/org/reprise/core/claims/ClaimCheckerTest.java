package org.reprise.core.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
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
        assertThat(ClaimChecker.judge(atMost(6, Claim.Statistic.MEDIAN), values, 5)
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(ClaimChecker.judge(atMost(3, Claim.Statistic.MEDIAN), values, 5)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ClaimChecker.judge(atLeast(6, Claim.Statistic.MEDIAN), values, 5)
                        .verdict())
                .isEqualTo(Verdict.FAILS);
        assertThat(ClaimChecker.judge(atLeast(1, Claim.Statistic.MINIMUM), values, 5)
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(ClaimChecker.judge(atMost(4.9, Claim.Statistic.MAXIMUM), values, 5)
                        .verdict())
                .isEqualTo(Verdict.FAILS);
        assertThat(ClaimChecker.judge(atLeast(2.9, Claim.Statistic.MEAN), values, 5)
                        .value())
                .isEqualTo(3);
    }

    @Test
    void aRunThatShouldShowItAndDoesNotFailsTheClaim() {
        assertThat(ClaimChecker.judge(atMost(6, Claim.Statistic.MEDIAN), new double[] {1, Double.NaN}, 2)
                        .verdict())
                .isEqualTo(Verdict.FAILS);
    }

    @Test
    void whatIsInconclusiveSaysHowManySeedsWouldSettleIt() {
        double[] values = {1, 2, 3, 4, 5};
        CheckedClaim near = ClaimChecker.judge(atLeast(2.5, Claim.Statistic.MEAN), values, 5);
        assertThat(near.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        // 0.5 above the threshold, and the interval reaches some 1.2 below the mean.
        assertThat(near.seeds()).isBetween(20L, 40L);
        assertThat(near.reason()).contains("about " + near.seeds() + " seeds", "--seeds 0.." + (near.seeds() - 1));
        CheckedClaim exact = ClaimChecker.judge(atLeast(3, Claim.Statistic.MEAN), values, 5);
        assertThat(exact.seeds()).isZero();
        assertThat(exact.reason()).contains("too near");
        assertThat(ClaimChecker.judge(atLeast(0, Claim.Statistic.MEAN), values, 5)
                        .seeds())
                .isZero();
    }

    @Test
    void soManySeedsDoSettleIt() {
        // Normal values, 0.2 standard deviations above the threshold.
        RandomGenerator random = RandomStreams.of(4, "test");
        double[] many = new double[1];
        for (int trial = 0; trial < 20; trial++) {
            double[] few = new double[10];
            Arrays.setAll(few, i -> 0.3 + random.nextGaussian());
            CheckedClaim first = ClaimChecker.judge(atLeast(0, Claim.Statistic.MEAN), few, few.length);
            if (first.verdict() == Verdict.INCONCLUSIVE && first.seeds() > 0 && first.seeds() < 5000) {
                many = new double[(int) (4 * first.seeds())];
                double center = first.value();
                Arrays.setAll(many, i -> center + random.nextGaussian());
                assertThat(ClaimChecker.judge(atLeast(0, Claim.Statistic.MEAN), many, many.length)
                                .verdict())
                        .isNotEqualTo(Verdict.INCONCLUSIVE);
            }
        }
        assertThat(many.length).as("at least one was inconclusive").isGreaterThan(1);
    }
}
