package org.reprise.testkit.faulty;

import org.pf4j.Extension;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Is in no preset. */
@Extension
@AlgorithmSpec(id = "idle", title = "Idle", description = "Does nothing.", reference = "none")
public final class Idle implements Algorithm<Count, Idle.Parameters, Double> {
    /** None. */
    public record Parameters() {}

    @Override
    public Double solve(Count problem, Parameters parameters, Trial<Double> trial) {
        return (double) problem.from();
    }
}
