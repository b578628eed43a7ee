package org.reprise.lastiterate.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.lastiterate.problem.LinearObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.reference.CompositeOptimum;
import org.reprise.optimization.reference.Optimum;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Geometry: the entropy knows the simplex, the Euclidean norm does not. */
@Extension
@ExperimentSpec(
        id = "simplex",
        title = "Least absolute deviations on the simplex",
        description = "Rows uniform in (-1, 1) and targets of a sparse mixture; entropy against Euclidean projection.",
        metricsOf = Referee.class)
public final class SimplexExperiment implements Experiment<StochasticProblem, SimplexExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "rows m", byDefault = "200", min = 1) int rows,
            @Param(value = "variables d", byDefault = "100", min = 2) int dimension,
            @Param(value = "entries of the true mixture that are not 0", byDefault = "5", min = 1) int support,
            @Param(value = "standard deviation of the targets", byDefault = "0.1", min = 0) double deviation,
            @Param(value = "lambda of lambda sum x_j log x_j, in h", byDefault = "0", min = 0) double entropy,
            @Param(value = Texts.BATCH, byDefault = "1", min = 1) int batch,
            @Param(value = Texts.HORIZON, byDefault = "1600", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.PATHS, byDefault = "50", min = 1) int paths,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        LinearModel model = LinearModel.of(examples(c, setup.random("rows")), Loss.ABSOLUTE);
        Regulariser h = Regulariser.negativeEntropy(c.entropy);
        Optimum optimum = CompositeOptimum.of(model, h, Domain.SIMPLEX);
        double[] uniform = new double[c.dimension];
        Arrays.fill(uniform, 1.0 / c.dimension);
        return new StochasticProblem(
                new LinearObjective(model, c.batch),
                h,
                Domain.SIMPLEX,
                uniform,
                optimum.x(),
                optimum.value(),
                c.horizon,
                c.paths,
                c.checkpoints,
                2);
    }

    private static Examples examples(Configuration c, RandomGenerator random) {
        double[] mixture = new double[c.dimension];
        int support = Math.min(c.support, c.dimension);
        double total = 0;
        for (int j = 0; j < support; j++) {
            mixture[j] = random.nextExponential();
            total += mixture[j];
        }
        double[] features = random.doubles((long) c.rows * c.dimension, -1, 1).toArray();
        double[] targets = new double[c.rows];
        for (int i = 0; i < c.rows; i++) {
            for (int j = 0; j < support; j++) {
                targets[i] += features[i * c.dimension + j] * mixture[j] / total;
            }
            targets[i] += c.deviation * random.nextGaussian();
        }
        return new Examples("random rows", features, targets, c.rows, c.dimension);
    }

    @Override
    public void measure(StochasticProblem problem, Paths paths, Measurements out) {
        Referee.measure(problem, paths, out);
    }
}
