package org.reprise.testkit.faulty;

import org.pf4j.Extension;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Measures what is left; of negative numbers, something that it does not declare. */
@Extension
@ExperimentSpec(
        id = "countdown",
        title = "Countdown",
        description = "What is left.",
        metrics = @Metric(name = "left", description = "what is left"))
public final class Countdown implements Experiment<Count, Countdown.Configuration, Double> {
    /** Configuration. */
    public record Configuration(@Param(value = " ", byDefault = "10", min = 1) int from) {}

    @Override
    public Count problem(Configuration configuration, Setup setup) {
        return new Count(configuration.from());
    }

    @Override
    public void measure(Count problem, Double iterate, Measurements out) {
        out.put(iterate == -1 ? "below" : "left", iterate);
    }
}
