package {{package}};

import org.pf4j.Extension;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Builds problems from a configuration and the seed, and is the referee. */
@Extension
@ExperimentSpec(
        id = "numbers",
        title = "Random numbers",
        description = "The root of a random number.",
        metrics = @Metric(name = "error", description = "relative error", log = true))
public final class Numbers implements Experiment<Root, Numbers.Configuration, Double> {
    /** Configuration. */
    public record Configuration(@Param(value = "largest number", byDefault = "100", min = 2) double largest) {}

    @Override
    public Root problem(Configuration configuration, Setup setup) {
        return new Root(setup.random("number").nextDouble(1, configuration.largest()));
    }

    @Override
    public void measure(Root problem, Double iterate, Measurements out) {
        double root = Math.sqrt(problem.a());
        out.put("error", Math.abs(iterate - root) / root);
    }
}
