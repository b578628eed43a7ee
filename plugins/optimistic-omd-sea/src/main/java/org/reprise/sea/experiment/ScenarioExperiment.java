package org.reprise.sea.experiment;

import org.pf4j.Extension;
import org.reprise.sea.problem.Problems;
import org.reprise.sea.problem.QuadraticNature;
import org.reprise.sea.problem.Regularity;
import org.reprise.sea.problem.Scenario;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Quadratic, half-quadratic and linear losses in the special cases of the SEA model. */
@Extension
@ExperimentSpec(
        id = "scenario",
        title = "Between stochastic and adversarial",
        description =
                "f_t(x) = a ||P(x - c_t)||^2 / 2 + <b_t + z_t, x> in the special cases of the SEA model; variance,"
                        + " variation and comparators are exact.",
        metricsOf = Referee.class,
        metrics = {
            @Metric(name = Referee.DYNAMIC, description = Referee.DYNAMIC_TEXT),
            @Metric(name = Referee.EXPECTED, description = "regret on the expected losses"),
            @Metric(
                    name = Referee.EXCESS,
                    description = "mean expected loss at the mean play, over its minimum",
                    log = true),
            @Metric(
                    name = Referee.ORDER_DYNAMIC,
                    description = Referee.ORDER_DYNAMIC_TEXT,
                    direction = Direction.NEUTRAL),
            @Metric(name = Referee.PATH, description = Referee.PATH_TEXT, direction = Direction.NEUTRAL)
        })
public final class ScenarioExperiment implements Experiment<SeaProblem, ScenarioExperiment.Configuration, Score> {
    /** Form of the expected losses. */
    public enum Shape {
        /** Curved in the first half of the coordinates. */
        HALF_QUADRATIC,
        /** Curved in all: strongly convex. */
        QUADRATIC,
        /** Not curved. */
        LINEAR
    }

    /** Configuration. */
    public record Configuration(
            @Param(value = "special case of the SEA model", byDefault = "stationary") Scenario scenario,
            @Param(value = "form of the expected losses", byDefault = "half-quadratic") Shape shape,
            @Param(value = Streams.DIMENSION_TEXT, byDefault = "20", min = 1) int dimension,
            @Param(value = Streams.RADIUS_TEXT, byDefault = "1", min = 0, aboveMin = true) double radius,
            @Param(value = "curvature a: L, and lambda of quadratic losses", byDefault = "1", min = 0, aboveMin = true)
                    double curvature,
            @Param(value = Streams.HORIZON_TEXT, byDefault = "4000", min = 1) long horizon,
            @Param(value = "length of the noise z_t", byDefault = "0", min = 0) double noise,
            @Param(value = "first rounds, which alone have noise; 0 for all", byDefault = "0", min = 0)
                    long noisyRounds,
            @Param(value = "length of b in stationary, alternating and corrupted", byDefault = "0", min = 0)
                    double slope,
            @Param(value = "distance of the centres from 0 in the other cases", byDefault = "0.8", min = 0)
                    double offset,
            @Param(value = "rounds between changes of sign", byDefault = "1", min = 1) int block,
            @Param(
                            value = "corrupted rounds, stages of switches, turns of a rotation, passes of random order",
                            byDefault = "1",
                            min = 1)
                    int pieces,
            @Param(value = "squared change of the gradient a round, in drift", byDefault = "0", min = 0) double drift,
            @Param(
                            value = "largest eigenvalue of S in the term +-x'Sx/2, which makes drawn losses indefinite",
                            byDefault = "0",
                            min = 0)
                    double indefinite,
            @Param(value = "smoothness L told to learners; -1 for the true one", byDefault = "-1", min = -1)
                    double smoothness,
            @Param(value = "gradient bound G told to learners; 0 for the true one", byDefault = "0", min = 0)
                    double gradient,
            @Param(value = Streams.REPLICAS_TEXT, byDefault = "10", min = 1) int replicas,
            @Param(value = Streams.STRIDE_TEXT, byDefault = "20", min = 1) int stride) {}

    @Override
    public SeaProblem problem(Configuration c, Setup setup) {
        QuadraticNature.Settings settings = new QuadraticNature.Settings(
                c.scenario, c.noise, c.noisyRounds, c.slope, c.offset, c.block, c.pieces, c.drift, c.indefinite);
        int curved = c.shape == Shape.LINEAR ? 0 : c.shape == Shape.QUADRATIC ? c.dimension : c.dimension / 2;
        double curvature = c.shape == Shape.LINEAR ? 0 : c.curvature;
        if (c.smoothness >= 0 && c.smoothness < curvature) {
            throw Problems.value(
                    "Learners are told L = " + c.smoothness + "; expected at least the curvature " + curvature,
                    "Raise smoothness, or leave it at -1.");
        }
        QuadraticNature nature =
                new QuadraticNature(settings, c.dimension, curved, curvature, c.radius, c.horizon, Streams.seed(setup));
        double gradient = c.gradient > 0 ? c.gradient : nature.gradientBound();
        double lambda = c.shape == Shape.QUADRATIC ? curvature : 0;
        Regularity known = new Regularity(
                gradient > 0 ? gradient : 1,
                c.smoothness >= 0 ? c.smoothness : curvature,
                lambda,
                // Strongly convex losses with bounded gradients are exponentially concave.
                c.indefinite == 0 ? lambda / (gradient * gradient) : 0);
        return SeaProblem.of(nature, c.radius, c.horizon, c.replicas, c.stride, known);
    }

    @Override
    public void measure(SeaProblem problem, Score score, Measurements out) {
        Referee.scenario(problem, score, out);
    }
}
