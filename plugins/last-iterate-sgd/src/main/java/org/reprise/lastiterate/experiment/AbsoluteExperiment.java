package org.reprise.lastiterate.experiment;

import org.pf4j.Extension;
import org.reprise.lastiterate.problem.Distance;
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

/** One variable, so that thousands of paths show the quantiles. */
@Extension
@ExperimentSpec(
        id = "absolute",
        title = "Absolute value with noise",
        description =
                "f(x) = |x| from x = 1 with slopes sign(x) plus noise, on thousands of paths: quantiles and the laws of the noise.",
        metricsOf = Referee.class)
public final class AbsoluteExperiment
        implements Experiment<StochasticProblem, AbsoluteExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "law of the noise", byDefault = "gaussian") Noise.Kind noise,
            @Param(value = Texts.SIGMA, byDefault = "1", min = 0) double sigma,
            @Param(
                            value = "tail exponent of Pareto noise, shape of Weibull noise",
                            byDefault = "2",
                            min = 0,
                            aboveMin = true)
                    double shape,
            @Param(value = Texts.MOMENT, byDefault = "2", min = 1, aboveMin = true, max = 2) double moment,
            @Param(value = Texts.HORIZON, byDefault = "1600", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.PATHS, byDefault = "20000", min = 1) int paths,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        return new StochasticProblem(
                new NoisyObjective(new Distance(new double[1]), new Noise(c.noise, c.sigma, c.shape), c.moment),
                Regulariser.NONE,
                Domain.SPACE,
                new double[] {1},
                new double[1],
                0,
                c.horizon,
                c.paths,
                c.checkpoints,
                c.moment);
    }

    @Override
    public void measure(StochasticProblem problem, Paths paths, Measurements out) {
        Referee.measure(problem, paths, out);
    }
}
