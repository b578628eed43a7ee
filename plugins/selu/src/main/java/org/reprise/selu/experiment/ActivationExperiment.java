package org.reprise.selu.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.selu.problem.ActivationProblem;
import org.reprise.selu.problem.Activations;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Normal activations that pass through layers (Section 2 of the paper). */
@Extension
@ExperimentSpec(
        id = "activations",
        title = "Activations through layers",
        description =
                "Independent normal activations of many units for many samples; what layers make of their distribution.",
        metrics = {
            @Metric(
                    name = Distribution.VARIANCE,
                    description = Distribution.VARIANCE_TEXT,
                    direction = Direction.NEUTRAL,
                    log = true),
            @Metric(name = Distribution.MEAN, description = Distribution.MEAN_TEXT, direction = Direction.NEUTRAL),
            @Metric(
                    name = Distribution.UNIT_VARIANCE,
                    description = Distribution.UNIT_VARIANCE_TEXT,
                    direction = Direction.NEUTRAL,
                    log = true),
            @Metric(
                    name = Distribution.SPREAD,
                    description = Distribution.SPREAD_TEXT,
                    direction = Direction.NEUTRAL,
                    log = true)
        })
public final class ActivationExperiment
        implements Experiment<ActivationProblem, ActivationExperiment.Configuration, Activations> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "number of samples", byDefault = "512", min = 2) int samples,
            @Param(value = "number of units", byDefault = "256", min = 1) int width,
            @Param(value = "variance of the inputs", byDefault = "1", min = 0) double inputVariance) {}

    @Override
    public ActivationProblem problem(Configuration configuration, Setup setup) {
        RandomGenerator random = setup.random("inputs");
        double deviation = Math.sqrt(configuration.inputVariance);
        float[] values = new float[Math.multiplyExact(configuration.samples, configuration.width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return new ActivationProblem(configuration.samples, configuration.width, values);
    }

    @Override
    public void measure(ActivationProblem problem, Activations activations, Measurements out) {
        Distribution.measure(problem, activations, out);
    }
}
