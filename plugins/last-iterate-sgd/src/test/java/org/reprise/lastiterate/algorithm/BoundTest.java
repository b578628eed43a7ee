package org.reprise.lastiterate.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.lastiterate.problem.Constants;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class BoundTest {
    /** Smooth by so little that only the factor c = 2 shows it. */
    private static final double HARDLY = Double.MIN_NORMAL;

    private static Constants constants(double smoothness, double muF, double muH) {
        return new Constants(smoothness, 0, 1, 1, muF, muH, 1, false);
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR,0,0,2.158333333333",
        "HORIZON,0,0,2.583333333333",
        "ANYTIME,0,0,3.256606028483",
        "SC_H,0,0.5,5.363756613757",
        "SC_F_2,0.5,0,3.449735449735"
    })
    void boundsHaveTheirKnownValues(Schedule schedule, double muF, double muH, double expected) {
        Constants c = constants(HARDLY, muF, muH);
        double[] steps = schedule.steps(c, 1, 4, 2).first(4);
        ConvergenceBound bound = ConvergenceBound.of(steps, 4, schedule.muF(c), schedule.muH(c), c.smoothness());
        assertThat(bound.expected(c)).isCloseTo(expected, within(1e-11));
        assertThat(bound.highProbability(c, 0.01)).isGreaterThan(expected);
    }

    @Test
    void withoutNoiseItIsTheRateOfGradientDescent() {
        Constants c = new Constants(4, 0, 0, 0, 0, 0, 3, false);
        double[] steps =
                Schedule.HORIZON.steps(c, Double.POSITIVE_INFINITY, 50, 2).first(50);
        assertThat(ConvergenceBound.of(steps, 50, 0, 0, 4).expected(c)).isCloseTo(2 * 4 * 3 / 50.0, within(1e-14));
    }

    @Test
    void productsThatOverflowAreFinite() {
        Constants c = constants(0, 1, 0);
        double[] steps = Schedule.SC_F_3PHASE.steps(c, 1, 100_000, 2).first(100_000);
        double last = Double.POSITIVE_INFINITY;
        for (int t = 60_000; t <= 100_000; t += 10_000) {
            double bound = ConvergenceBound.of(steps, t, 1, 0, 0).expected(c);
            assertThat(bound).isFinite().isPositive().isLessThan(last);
            last = bound;
        }
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void noStepExceedsWhatTheTheoremsAllow(Schedule schedule) {
        for (double smoothness : new double[] {0, 0.3, 20}) {
            Constants c = constants(smoothness, Math.min(0.1, smoothness == 0 ? 1 : smoothness), 0.2);
            double[] steps = schedule.steps(c, 3, 40, 1.5).first(40);
            assertThat(Arrays.stream(steps).min().orElseThrow()).isPositive();
            if (!schedule.heavy()) {
                assertThat(ConvergenceBound.of(steps, 40, schedule.muF(c), schedule.muH(c), smoothness)
                                .expected(c))
                        .isPositive();
            }
        }
    }

    @Test
    void schedulesHaveTheirKnownValues() {
        Offset<Double> six = within(1e-6);
        assertThat(Schedule.SC_F_3PHASE.steps(constants(0, 1, 0), 1, 8, 2).first(8))
                .containsExactly(new double[] {1, 2.0 / 3, 2.0 / 3, 2.0 / 3, 2.0 / 3, 0.5, 0.4, 1.0 / 3}, six);
        assertThat(Schedule.SC_F_3PHASE.steps(constants(2, 1, 0), 1, 8, 2).first(8))
                .containsExactly(
                        new double[] {0.2, 0.181818, 0.181818, 0.181818, 0.181818, 0.166667, 0.153846, 0.142857}, six);
        double[] linear = Schedule.LINEAR.steps(constants(0, 0, 0), 2, 16, 2).first(16);
        assertThat(linear[0]).isEqualTo(0.5);
        assertThat(linear[15]).isEqualTo(2 / 64.0);
        assertThat(Schedule.HEAVY_LINEAR.steps(constants(0, 0, 0), 2, 16, 2).first(16))
                .containsExactly(linear, within(1e-15));
        assertThat(Schedule.ANYTIME.steps(constants(10, 0, 0), 1, 16, 2).at(1)).isEqualTo(0.05);
    }

    @Test
    void aboveTheLimitsIsRefused() {
        double[] steps = new double[5];
        Arrays.fill(steps, 0.3);
        refuses("eta_t <= 1/(2L) at t = 1", () -> ConvergenceBound.of(steps, 5, 0, 0, 2));
        refuses("eta_t <= 1/mu_f at t = 1", () -> ConvergenceBound.of(steps, 5, 4, 0, 0));
        refuses("mu_h = 0.0", () -> Schedule.SC_H.steps(constants(0, 1, 0), 1, 4, 2));
        refuses("sc-f-3phase with mu_f", () -> Schedule.SC_F_3PHASE.steps(constants(0, 0, 1), 1, 4, 2));
        steps[2] = Double.NaN;
        refuses("must be positive and finite", () -> ConvergenceBound.of(steps, 5, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void aFailureProbabilityIsBetweenZeroAndOne(double delta) {
        ConvergenceBound bound = ConvergenceBound.of(new double[] {1}, 1, 0, 0, 0);
        refuses("delta", () -> bound.highProbability(constants(0, 0, 0), delta));
    }

    private static void refuses(String message, Runnable code) {
        assertThatThrownBy(code::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }
}
