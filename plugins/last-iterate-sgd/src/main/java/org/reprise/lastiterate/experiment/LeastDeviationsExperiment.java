package org.reprise.lastiterate.experiment;

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
import org.reprise.optimization.problem.Penalty;
import org.reprise.optimization.reference.CompositeOptimum;
import org.reprise.optimization.reference.Optimum;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Least absolute deviations, convex or strongly convex. */
@Extension
@ExperimentSpec(
        id = "least-deviations",
        title = "Least absolute deviations",
        description =
                "Random rows and targets with Laplace noise; one row a gradient, the optimum by an interior-point method.",
        metricsOf = Referee.class)
public final class LeastDeviationsExperiment
        implements Experiment<StochasticProblem, LeastDeviationsExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "rows m", byDefault = "500", min = 1) int rows,
            @Param(value = "variables d", byDefault = "20", min = 1) int dimension,
            @Param(value = "entries of the true solution that are not 0; 0 for all", byDefault = "0", min = 0)
                    int support,
            @Param(value = "whether rows are divided by sqrt d", byDefault = "false") boolean scaled,
            @Param(value = "mu of mu/2 ||x||^2", byDefault = "0", min = 0) double ridge,
            @Param(value = Texts.PLACE, byDefault = "f") Place place,
            @Param(value = "lambda of lambda ||x||_1, in h", byDefault = "0", min = 0) double lasso,
            @Param(value = Texts.BATCH, byDefault = "1", min = 1) int batch,
            @Param(value = Texts.HORIZON, byDefault = "1600", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.PATHS, byDefault = "50", min = 1) int paths,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        double ridge = c.place == Place.F ? c.ridge : 0;
        LinearModel model =
                new LinearModel(examples(c, setup.random("rows")), Loss.ABSOLUTE, 1, Penalty.squaredNorm(ridge));
        Regulariser h = new Regulariser(c.lasso, c.ridge - ridge, 0);
        Optimum optimum = CompositeOptimum.of(model, h, Domain.SPACE);
        return new StochasticProblem(
                new LinearObjective(model, c.batch),
                h,
                Domain.SPACE,
                new double[c.dimension],
                optimum.x(),
                optimum.value(),
                c.horizon,
                c.paths,
                c.checkpoints,
                2);
    }

    private static Examples examples(Configuration c, RandomGenerator random) {
        int support = c.support == 0 ? c.dimension : Math.min(c.support, c.dimension);
        double[] solution = new double[c.dimension];
        for (int j = 0; j < support; j++) {
            solution[j] = random.nextGaussian();
        }
        double[] features = new double[c.rows * c.dimension];
        double[] targets = new double[c.rows];
        double scale = c.scaled ? 1 / Math.sqrt(c.dimension) : 1;
        for (int i = 0; i < c.rows; i++) {
            for (int j = 0; j < c.dimension; j++) {
                features[i * c.dimension + j] = scale * random.nextGaussian();
                targets[i] += features[i * c.dimension + j] * solution[j];
            }
            // Laplace noise of scale 1.
            targets[i] += random.nextExponential() * (random.nextBoolean() ? 1 : -1);
        }
        return new Examples("random rows", features, targets, c.rows, c.dimension);
    }

    @Override
    public void measure(StochasticProblem problem, Paths paths, Measurements out) {
        Referee.measure(problem, paths, out);
    }
}
