package org.reprise.lastiterate.experiment;

import org.pf4j.Extension;
import org.reprise.lastiterate.problem.HardMaximum;
import org.reprise.lastiterate.problem.NoisyObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.oracle.Noise;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** The instances of Harvey, Liaw, Plan and Randhawa (COLT 2019); deterministic. */
@Extension
@ExperimentSpec(
        id = "lower-bound",
        title = "Lower-bound instance",
        description =
                "A maximum of T + 1 planes over the unit ball on which the last of T usual steps is worse than the average by log T.",
        metricsOf = Referee.class)
public final class LowerBoundExperiment
        implements Experiment<StochasticProblem, LowerBoundExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "whether ||x||^2/2 is added", byDefault = "false") boolean strong,
            @Param(value = Texts.HORIZON, byDefault = "1024", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        HardMaximum function = new HardMaximum(c.horizon, c.strong);
        double[] origin = new double[c.horizon];
        return new StochasticProblem(
                new NoisyObjective(function, Noise.NONE, 2),
                Regulariser.NONE,
                Domain.ball(1),
                origin,
                origin,
                0,
                c.horizon,
                1,
                c.checkpoints,
                2);
    }

    @Override
    public void measure(StochasticProblem problem, Paths paths, Measurements out) {
        Referee.measure(problem, paths, out);
    }
}
