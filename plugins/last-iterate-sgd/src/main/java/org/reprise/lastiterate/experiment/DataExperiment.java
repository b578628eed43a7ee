package org.reprise.lastiterate.experiment;

import org.pf4j.Extension;
import org.reprise.lastiterate.problem.LinearObjective;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.Problems;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.optimization.data.ExampleTables;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.optimization.reference.CompositeOptimum;
import org.reprise.optimization.reference.Optimum;
import org.reprise.spi.Dataset;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Real data. */
@Extension
@ExperimentSpec(
        id = "data",
        title = "Linear model of a data set",
        description =
                "Logistic, hinge, squared or absolute loss of a table or pair of image classes, with an elastic net, on a space, ball or box.",
        metricsOf = Referee.class)
public final class DataExperiment implements Experiment<StochasticProblem, DataExperiment.Configuration, Paths> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "table with two classes, or images of which two classes are taken",
                            byDefault = "breast-cancer",
                            datasets = {
                                "breast-cancer",
                                "ionosphere",
                                "sonar",
                                "pima-diabetes",
                                "digits",
                                "fashion-mnist",
                                "mnist",
                                "a9a",
                                "w8a",
                                "mushrooms",
                                "phishing"
                            })
                    String data,
            @Param(value = "class of images that becomes +1", byDefault = "0", min = 0, max = 9) int first,
            @Param(value = "class of images that becomes -1", byDefault = "1", min = 0, max = 9) int second,
            @Param(value = "loss of a row", byDefault = "logistic") Loss loss,
            @Param(value = "lambda of lambda ||x||_1, in h", byDefault = "0", min = 0) double lasso,
            @Param(value = "mu of mu/2 ||x||^2", byDefault = "0", min = 0) double ridge,
            @Param(value = Texts.PLACE, byDefault = "h") Place place,
            @Param(value = "radius of the ball x is confined to; 0 for none", byDefault = "0", min = 0) double radius,
            @Param(value = "bound of |x_j|; 0 for none", byDefault = "0", min = 0) double bound,
            @Param(value = "whether rows are divided by their norms", byDefault = "true") boolean unitRows,
            @Param(value = Texts.BATCH, byDefault = "1", min = 1) int batch,
            @Param(value = Texts.HORIZON, byDefault = "6400", min = 2, max = 1e7) int horizon,
            @Param(value = Texts.PATHS, byDefault = "20", min = 1) int paths,
            @Param(value = Texts.CHECKPOINTS, byDefault = "40", min = 1) int checkpoints) {}

    @Override
    public StochasticProblem problem(Configuration c, Setup setup) {
        if (c.radius > 0 && c.bound > 0) {
            throw Problems.value(
                    "Both radius = " + c.radius + " and bound = " + c.bound + "; expected one of them at most",
                    "Leave one at 0.");
        }
        Domain domain =
                c.radius > 0 ? Domain.ball(c.radius) : c.bound > 0 ? Domain.box(-c.bound, c.bound) : Domain.SPACE;
        Examples rows = examples(c, setup).standardised().withBias();
        double ridge = c.place == Place.F ? c.ridge : 0;
        LinearModel model = new LinearModel(c.unitRows ? rows.unitRows() : rows, c.loss, 1, Penalty.squaredNorm(ridge));
        Regulariser h = new Regulariser(c.lasso, c.ridge - ridge, 0);
        Optimum optimum = CompositeOptimum.of(model, h, domain);
        return new StochasticProblem(
                new LinearObjective(model, c.batch),
                h,
                domain,
                new double[model.dimension()],
                optimum.x(),
                optimum.value(),
                c.horizon,
                c.paths,
                c.checkpoints,
                2);
    }

    private static Examples examples(Configuration c, Setup setup) {
        Dataset data = setup.datasets().load(c.data);
        return data instanceof ImageDataset images
                ? ExampleTables.images(images, c.first, c.second)
                : ExampleTables.classification(setup.datasets().table(c.data));
    }

    @Override
    public void measure(StochasticProblem problem, Paths paths, Measurements out) {
        Referee.measure(problem, paths, out);
    }
}
