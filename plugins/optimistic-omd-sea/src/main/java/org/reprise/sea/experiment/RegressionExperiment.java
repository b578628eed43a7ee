package org.reprise.sea.experiment;

import org.pf4j.Extension;
import org.reprise.sea.problem.Link;
import org.reprise.sea.problem.RegressionNature;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Streams of squared or Huber's losses. */
@Extension
@ExperimentSpec(
        id = "regression",
        title = "Regression stream",
        description =
                "Squared losses, which are exponentially concave, or Huber's, of random unit vectors; the true vector"
                        + " changes at the start of every stage.",
        metricsOf = Referee.class,
        metrics = {
            @Metric(name = Referee.DYNAMIC, description = Referee.DYNAMIC_TEXT),
            @Metric(
                    name = Referee.ORDER_EXP,
                    description = "(d / alpha) log(variance + variation), the order of the exp-concave bound",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = Referee.ORDER_DYNAMIC,
                    description = Referee.ORDER_DYNAMIC_TEXT,
                    direction = Direction.NEUTRAL),
            @Metric(name = Referee.PATH, description = Referee.PATH_TEXT, direction = Direction.NEUTRAL)
        })
public final class RegressionExperiment implements Experiment<SeaProblem, RegressionExperiment.Configuration, Score> {
    /** Loss of a residual. */
    public enum Loss {
        /** Half its square. */
        SQUARED,
        /** Huber's, with threshold 2. */
        HUBER
    }

    /** Configuration. */
    public record Configuration(
            @Param(value = "loss of a residual", byDefault = "squared") Loss loss,
            @Param(value = Streams.DIMENSION_TEXT, byDefault = "5", min = 1) int dimension,
            @Param(value = Streams.RADIUS_TEXT, byDefault = "1", min = 0, aboveMin = true) double radius,
            @Param(value = "length of the true vector", byDefault = "0.5", min = 0) double truth,
            @Param(value = "targets have uniform noise on [-noise, noise]", byDefault = "0.5", min = 0) double noise,
            @Param(value = "stages", byDefault = "1", min = 1) int stages,
            @Param(value = Streams.HORIZON_TEXT, byDefault = "4000", min = 1) long horizon,
            @Param(value = Streams.REPLICAS_TEXT, byDefault = "10", min = 1) int replicas,
            @Param(value = Streams.STRIDE_TEXT, byDefault = "20", min = 1) int stride) {}

    @Override
    public SeaProblem problem(Configuration c, Setup setup) {
        Link link = c.loss == Loss.SQUARED ? Link.SQUARED : Link.HUBER;
        RegressionNature nature = new RegressionNature(
                link, c.dimension, c.radius, c.truth, c.noise, c.stages, c.horizon, Streams.seed(setup));
        double residual = nature.residual();
        Regularity known = new Regularity(
                nature.exact() ? residual : Math.min(2, residual),
                1.0 / c.dimension,
                0,
                nature.exact() ? 1 / (residual * residual) : 0);
        return SeaProblem.of(nature, c.radius, c.horizon, c.replicas, c.stride, known);
    }

    @Override
    public void measure(SeaProblem problem, Score score, Measurements out) {
        Referee.stream(problem, score, out);
    }
}
