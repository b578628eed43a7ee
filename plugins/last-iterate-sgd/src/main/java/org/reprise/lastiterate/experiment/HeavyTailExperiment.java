package org.reprise.lastiterate.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.lastiterate.problem.Distance;
import org.reprise.lastiterate.problem.NoisyObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.Problems;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.oracle.Noise;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Noise without a variance. */
@Extension
@ExperimentSpec(
        id = "heavy-tail",
        title = "Distance with heavy-tailed noise",
        description =
                "f(x) = ||x - x0|| in d variables, x0 = (1, ..., 1)/sqrt d, from 0, with noise of a uniform direction and a Pareto radius.",
        metricsOf = Referee.class)
public final class HeavyTailExperiment
        implements Experiment<StochasticProblem, HeavyTailExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "variables d", byDefault = "10", min = 1) int dimension,
            @Param(value = "tail exponent: moments below it are finite", byDefault = "1.6", min = 1, aboveMin = true)
                    double tail,
            @Param(value = Texts.SIGMA, byDefault = "1", min = 0) double sigma,
            @Param(value = Texts.MOMENT, byDefault = "1.5", min = 1, aboveMin = true, max = 2) double moment,
            @Param(value = Texts.HORIZON, byDefault = "1600", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.PATHS, byDefault = "400", min = 1) int paths,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        if (c.moment >= c.tail) {
            throw Problems.value(
                    "Moment p = " + c.moment + " of noise with tail exponent " + c.tail + "; expected p below it",
                    "The moment of order p must be finite.");
        }
        double[] centre = new double[c.dimension];
        Arrays.fill(centre, 1 / Math.sqrt(c.dimension));
        return new StochasticProblem(
                new NoisyObjective(new Distance(centre), new Noise(Noise.Kind.PARETO, c.sigma, c.tail), c.moment),
                Regulariser.NONE,
                Domain.SPACE,
                new double[c.dimension],
                centre,
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
