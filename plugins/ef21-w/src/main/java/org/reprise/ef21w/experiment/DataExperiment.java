package org.reprise.ef21w.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.ef21w.problem.DistributedProblem;
import org.reprise.ef21w.problem.Estimates;
import org.reprise.ef21w.problem.LinearClients;
import org.reprise.ef21w.problem.Problems;
import org.reprise.optimization.data.ExampleTables;
import org.reprise.optimization.data.Examples;
import org.reprise.optimization.problem.LinearModel;
import org.reprise.optimization.problem.Loss;
import org.reprise.optimization.problem.Penalty;
import org.reprise.spi.Dataset;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Real data, dealt out to clients. */
@Extension
@ExperimentSpec(
        id = "data",
        title = "Linear model of a data set",
        description =
                "Logistic or squared loss of the rows of a table or of two classes of images, dealt out in equal blocks, with"
                        + " the non-convex regulariser.",
        metricsOf = Referee.class)
public final class DataExperiment implements Experiment<DistributedProblem, DataExperiment.Configuration, Estimates> {
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
                                "w1a",
                                "w2a",
                                "w3a",
                                "w8a",
                                "mushrooms",
                                "phishing",
                                "splice",
                                "australian"
                            })
                    String data,
            @Param(value = "class of images that becomes +1", byDefault = "0", min = 0, max = 9) int first,
            @Param(value = "class of images that becomes -1", byDefault = "1", min = 0, max = 9) int second,
            @Param(value = "loss of a row: logistic, or squared", byDefault = "logistic") Fit loss,
            @Param(value = Texts.CLIENTS, byDefault = "50", min = 1) int clients,
            @Param(value = Texts.LAMBDA, byDefault = "0.001", min = 0) double lambda,
            @Param(value = "order of the rows that are dealt out", byDefault = "order") SplitBy splitBy,
            @Param(value = "scaling of the features", byDefault = "raw") Scaling scaling,
            @Param(value = "whether there is a first column of ones", byDefault = "true") boolean bias,
            @Param(value = Texts.START, byDefault = "zero") Start start) {}

    /** Losses of a row. */
    public enum Fit {
        /** {@code log(1 + exp(-b a . x))}. */
        LOGISTIC,
        /** {@code (a . x - b)^2}. */
        SQUARED
    }

    @Override
    public DistributedProblem problem(Configuration c, Setup setup) {
        Examples all = prepared(c, setup);
        if (c.clients > all.rows()) {
            throw Problems.bad(
                    "More clients (" + c.clients + ") than samples: '" + c.data + "' has " + all.rows()
                            + " rows; expected at most that many clients",
                    "Use fewer clients.");
        }
        int rows = all.rows() / c.clients;
        // What is left over is dropped.
        Examples examples = all.range(0, rows * c.clients);
        double[] start = Referee.start(c.start, examples.columns(), setup.random("start"));
        if (c.loss == Fit.SQUARED) {
            return LeastSquares.problem(examples, c.clients, c.lambda, start);
        }
        int[] starts = new int[c.clients + 1];
        Arrays.setAll(starts, i -> i * rows);
        LinearModel model = new LinearModel(examples, Loss.LOGISTIC, 1, Penalty.bounded(c.lambda));
        return DistributedProblem.of(new LinearClients(model, starts), start, 0, 0);
    }

    private static Examples prepared(Configuration c, Setup setup) {
        Dataset data = setup.datasets().load(c.data);
        Examples rows = data instanceof ImageDataset images
                ? ExampleTables.images(images, c.first, c.second)
                : ExampleTables.classification(setup.datasets().table(c.data));
        Examples scaled =
                switch (c.scaling) {
                    case RAW -> rows;
                    case STANDARDISED -> rows.standardised();
                    case RANGE -> rows.scaled(-1, 1);
                    case UNIT_ROWS -> rows.unitRows();
                };
        Examples wide = c.bias ? scaled.withBias() : scaled;
        return switch (c.splitBy) {
            case ORDER -> wide;
            case SHUFFLE -> wide.shuffled(setup.random("split"));
            case LABEL -> wide.sortedByTarget();
            case NORM -> wide.sortedByNorm();
        };
    }

    @Override
    public void measure(DistributedProblem problem, Estimates at, Measurements out) {
        Referee.measure(problem, at, out);
    }
}
