package org.reprise.sea.experiment;

import org.pf4j.Extension;
import org.reprise.sea.problem.BlockNature;
import org.reprise.sea.problem.Link;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Losses with kinks. */
@Extension
@ExperimentSpec(
        id = "non-smooth",
        title = "Losses with kinks",
        description = "Absolute or hinge losses along a direction that changes every block of rounds.",
        metricsOf = Referee.class)
public final class NonSmoothExperiment implements Experiment<SeaProblem, NonSmoothExperiment.Configuration, Score> {
    /** Loss. */
    public enum Loss {
        /** Absolute residual. */
        ABSOLUTE,
        /** Hinge of a label. */
        HINGE
    }

    /** Configuration. */
    public record Configuration(
            @Param(value = "loss", byDefault = "absolute") Loss loss,
            @Param(value = Streams.DIMENSION_TEXT, byDefault = "10", min = 1) int dimension,
            @Param(value = Streams.RADIUS_TEXT, byDefault = "1", min = 0, aboveMin = true) double radius,
            @Param(value = "length of the point that targets come from", byDefault = "0.8", min = 0) double truth,
            @Param(
                            value = "targets' uniform noise on [-noise, noise]; for hinge, chance of a flip",
                            byDefault = "0",
                            min = 0)
                    double noise,
            @Param(value = "rounds of a direction", byDefault = "10", min = 1) int block,
            @Param(value = Streams.HORIZON_TEXT, byDefault = "2000", min = 1) long horizon,
            @Param(value = Streams.REPLICAS_TEXT, byDefault = "4", min = 1) int replicas,
            @Param(value = Streams.STRIDE_TEXT, byDefault = "20", min = 1) int stride) {}

    @Override
    public SeaProblem problem(Configuration c, Setup setup) {
        Link link = c.loss == Loss.ABSOLUTE ? Link.ABSOLUTE : Link.HINGE;
        BlockNature nature =
                new BlockNature(link, c.dimension, c.radius, c.truth, c.noise, c.block, Streams.seed(setup));
        return SeaProblem.of(nature, c.radius, c.horizon, c.replicas, c.stride, new Regularity(1, 0, 0, 0));
    }

    @Override
    public void measure(SeaProblem problem, Score score, Measurements out) {
        Referee.common(problem, score, out);
    }
}
