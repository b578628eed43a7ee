package org.reprise.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.core.run.RunState;

class ForecastTest {
    @Test
    void theNearestPastRunsSayHowLongATrialTakes() {
        // Samples take ten seconds by the clock, one of them by the algorithm's.
        Forecast forecast = new Forecast(List.of(
                Samples.run(Samples.trial(1, 0, 100), RunState.DONE, 1),
                Samples.run(Samples.trial(2, 0, 100), RunState.FAILED, 1)));
        assertThat(forecast.seconds(Samples.trial(1, 5, 100))).hasValue(10);
        assertThat(forecast.seconds(Samples.trial(2, 0, 100)))
                .as("another setting of the algorithm")
                .hasValue(10);
        assertThat(new Forecast(List.of()).seconds(Samples.trial(1, 0, 100))).isEmpty();
        assertThat(Forecast.most(Samples.trial(1, 0, 100))).isEqualTo(60);
    }
}
