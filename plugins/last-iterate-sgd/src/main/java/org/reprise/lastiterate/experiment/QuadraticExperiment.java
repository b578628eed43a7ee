package org.reprise.lastiterate.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.lastiterate.problem.NoisyObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.Quadratic;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.oracle.Noise;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** A smooth function, with and without noise. */
@Extension
@ExperimentSpec(
        id = "quadratic",
        title = "Quadratic with noise",
        description =
                "F(x) = 1/2 sum lambda_j x_j^2 from (1, ..., 1), eigenvalues spaced evenly by logarithm up to 1, with Gaussian noise.",
        metricsOf = Referee.class)
public final class QuadraticExperiment
        implements Experiment<StochasticProblem, QuadraticExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "variables d", byDefault = "20", min = 2) int dimension,
            @Param(value = "least eigenvalue", byDefault = "1e-3", min = 0, aboveMin = true, max = 1) double least,
            @Param(value = Texts.SIGMA, byDefault = "1", min = 0) double sigma,
            @Param(value = Texts.HORIZON, byDefault = "1600", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.PATHS, byDefault = "50", min = 1) int paths,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        double[] eigenvalues = new double[c.dimension];
        Arrays.setAll(eigenvalues, j -> Math.pow(c.least, 1 - (double) j / (c.dimension - 1)));
        double[] ones = new double[c.dimension];
        Arrays.fill(ones, 1);
        return new StochasticProblem(
                new NoisyObjective(new Quadratic(eigenvalues), Noise.gaussian(c.sigma), 2),
                Regulariser.NONE,
                Domain.SPACE,
                ones,
                new double[c.dimension],
                0,
                c.horizon,
                c.paths,
                c.checkpoints,
                2);
    }

    @Override
    public void measure(StochasticProblem problem, Paths paths, Measurements out) {
        Referee.measure(problem, paths, out);
    }
}
