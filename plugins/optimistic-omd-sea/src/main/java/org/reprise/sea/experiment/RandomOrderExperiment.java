package org.reprise.sea.experiment;

import org.pf4j.Extension;
import org.reprise.sea.problem.Link;
import org.reprise.sea.problem.MarginLoss;
import org.reprise.sea.problem.Problems;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.RowsNature;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Real data, one row a round. */
@Extension
@ExperimentSpec(
        id = "random-order",
        title = "Real data in random order",
        description =
                "Least squares or logistic regression on the rows of a table or a file, without replacement in every"
                        + " pass, or in the order given.",
        metricsOf = Referee.class)
public final class RandomOrderExperiment implements Experiment<SeaProblem, RandomOrderExperiment.Configuration, Score> {
    /** Loss. */
    public enum Loss {
        /** Half the squared residual of a target. */
        SQUARED,
        /** Logistic loss of a label. */
        LOGISTIC
    }

    /** Order of the rows. */
    public enum Order {
        /** Random, new in every pass. */
        RANDOM,
        /** As they stand. */
        GIVEN
    }

    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "table: its last numeric column is the target, its last two-class column the label",
                            byDefault = "diabetes",
                            datasets = {"diabetes", "breast-cancer", "boston-housing", "ionosphere", "sonar"})
                    String data,
            @Param(
                            value = "file with rows instead: CSV, the target last, or LIBSVM (.libsvm, .svm)",
                            byDefault = "none")
                    String file,
            @Param(value = "loss", byDefault = "squared") Loss loss,
            @Param(value = "lambda of the term lambda ||x||^2 / 2", byDefault = "0", min = 0) double penalty,
            @Param(value = Streams.RADIUS_TEXT, byDefault = "2", min = 0, aboveMin = true) double radius,
            @Param(value = "passes over the rows", byDefault = "1", min = 1) int passes,
            @Param(value = "order of the rows", byDefault = "random") Order order,
            @Param(value = Streams.REPLICAS_TEXT, byDefault = "4", min = 1) int replicas,
            @Param(value = Streams.STRIDE_TEXT, byDefault = "10", min = 1) int stride) {}

    @Override
    public SeaProblem problem(Configuration c, Setup setup) {
        boolean labels = c.loss == Loss.LOGISTIC;
        Rows rows = c.file.equals("none")
                ? Rows.of(setup.datasets().table(c.data), labels)
                : Rows.of(RowFile.read(c.file), labels, c.file);
        MarginLoss losses = new MarginLoss(labels ? Link.LOGISTIC : Link.SQUARED, rows.dimension(), c.penalty);
        RowsNature nature =
                new RowsNature(losses, rows.values(), c.order == Order.RANDOM, c.radius, Streams.seed(setup));
        double curvature = labels ? 0.25 : 1;
        double residual = c.radius + 1;
        Regularity known = new Regularity(
                (labels ? 1 : residual) + c.penalty * c.radius,
                curvature * rows.curvature() + c.penalty,
                c.penalty,
                c.penalty > 0 ? 0 : labels ? Math.exp(-c.radius) : 1 / (residual * residual));
        long horizon = (long) nature.count() * c.passes;
        if (horizon > Integer.MAX_VALUE) {
            throw Problems.value(
                    c.passes + " passes over " + nature.count() + " rows are " + horizon
                            + " rounds; expected fewer than " + Integer.MAX_VALUE,
                    "Lower passes.");
        }
        return SeaProblem.of(nature, c.radius, horizon, c.replicas, c.stride, known);
    }

    @Override
    public void measure(SeaProblem problem, Score score, Measurements out) {
        Referee.common(problem, score, out);
    }
}
