package org.reprise.selu.experiment;

import org.hipparchus.util.FastMath;
import org.pf4j.Extension;
import org.reprise.selu.problem.MomentMap;
import org.reprise.selu.problem.MomentProblem;
import org.reprise.selu.problem.Moments;
import org.reprise.selu.problem.Selu;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Mean and variance from layer to layer (Section 2 and Figure 2 of the paper). */
@Extension
@ExperimentSpec(
        id = "moments",
        title = "Mean and variance from layer to layer",
        description =
                "The activation whose fixed point is given, and a start from which mean and variance go through layers.",
        metrics = {
            @Metric(name = "distance", description = "distance of mean and variance from the fixed point", log = true),
            @Metric(name = "mean", description = "mean of the activations", direction = Direction.NEUTRAL),
            @Metric(name = "variance", description = "variance of the activations", direction = Direction.NEUTRAL),
            @Metric(
                    name = "norm",
                    description = "spectral norm of the map's Jacobian there; below 1 it contracts",
                    direction = Direction.NEUTRAL)
        })
public final class MomentExperiment implements Experiment<MomentProblem, MomentExperiment.Configuration, Moments> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "mean of the fixed point", byDefault = "0") double fixedMean,
            @Param(value = "variance of the fixed point", byDefault = "1", min = 0, aboveMin = true)
                    double fixedVariance,
            @Param(value = "sum of a unit's weights; a fixed point of another mean than 0 needs 1", byDefault = "0")
                    double omega,
            @Param(value = "sum of a unit's squared weights", byDefault = "1", min = 0, aboveMin = true) double tau,
            @Param(value = "mean at the start", byDefault = "0") double startMean,
            @Param(value = "variance at the start", byDefault = "2", min = 0, aboveMin = true) double startVariance) {}

    @Override
    public MomentProblem problem(Configuration configuration, Setup setup) {
        Moments target = new Moments(configuration.fixedMean, configuration.fixedVariance);
        return new MomentProblem(
                new MomentMap(Selu.withFixedPoint(target)),
                configuration.omega,
                configuration.tau,
                new Moments(configuration.startMean, configuration.startVariance),
                target);
    }

    @Override
    public void measure(MomentProblem problem, Moments moments, Measurements out) {
        Moments target = problem.target();
        out.put("distance", FastMath.hypot(moments.mean() - target.mean(), moments.variance() - target.variance()));
        out.put("mean", moments.mean());
        out.put("variance", moments.variance());
        out.put(
                "norm",
                problem.map().jacobian(moments, problem.omega(), problem.tau()).norm());
    }
}
