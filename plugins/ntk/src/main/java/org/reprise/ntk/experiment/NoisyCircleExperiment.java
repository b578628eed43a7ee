package org.reprise.ntk.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Rows;
import org.reprise.ntk.problem.TangentProblem;
import org.reprise.ntk.problem.Theory;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Early stopping: a smooth function of the angle from noisy labels (the motivation in Section 5.1 of the paper). */
@Extension
@ExperimentSpec(
        id = "noisy-circle",
        title = "Early stopping on the circle",
        description =
                "cos g + sin(2 g)/2 at random angles g with noise on the labels: the error on the whole circle over time,"
                        + " and on as many noisy labels for validation.",
        metrics = {
            @Metric(
                    name = "test",
                    description = "mean squared error against the function, of the mean over the replicas",
                    log = true),
            @Metric(name = "validation", description = "mean squared error against further noisy labels", log = true),
            @Metric(name = "train", description = "mean squared error on the training labels", log = true),
            @Metric(name = Referee.LOST, description = Texts.LOST_TEXT),
            @Metric(name = Referee.TIME, description = Texts.TIME_TEXT, direction = Direction.NEUTRAL)
        })
public final class NoisyCircleExperiment
        implements Experiment<TangentProblem, NoisyCircleExperiment.Configuration, Ensemble> {
    private static final int TEST = 400;

    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.DEPTH, byDefault = "4", min = 1, max = 10) int depth,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0) double beta,
            @Param(value = Texts.SIGMA, byDefault = "relu") Activation sigma,
            @Param(value = Texts.ETA, byDefault = "1", min = 0, aboveMin = true) double eta,
            @Param(value = "training points, and as many for validation", byDefault = "40", min = 2, max = 5000)
                    int points,
            @Param(value = "standard deviation of the labels' noise", byDefault = "0.4", min = 0) double noise,
            @Param(value = Texts.STEPS, byDefault = "100000", min = 1) int steps,
            @Param(value = Texts.CHECKPOINTS, byDefault = "51", min = 1) int checkpoints,
            @Param(value = Texts.REPLICAS, byDefault = "1", min = 1) int replicas) {}

    private static double truth(double angle) {
        return Math.cos(angle) + Math.sin(2 * angle) / 2;
    }

    @Override
    public TangentProblem problem(Configuration c, Setup setup) {
        RandomGenerator random = setup.random("points");
        double[] angles = random.doubles(c.points, 0, 2 * Math.PI).toArray();
        double[] targets = noisy(angles, c.noise, random);
        double[] test = new double[TEST + c.points];
        Arrays.setAll(test, i -> i < TEST ? 2 * Math.PI * i / TEST : 2 * Math.PI * random.nextDouble());
        double[] answers = new double[test.length];
        Arrays.setAll(answers, i -> truth(test[i]) + (i < TEST ? 0 : c.noise * random.nextGaussian()));
        Architecture architecture = new Architecture(c.depth, c.beta, c.sigma);
        Rows train = Rows.circle(angles);
        Rows outside = Rows.circle(test);
        return new TangentProblem(
                        architecture,
                        train,
                        targets,
                        false,
                        1,
                        outside,
                        answers,
                        c.points,
                        Rows.none(2),
                        Loss.SQUARED,
                        Referee.logarithmic(c.steps, c.checkpoints, c.eta),
                        c.eta,
                        c.replicas,
                        new Theory(architecture, train, outside))
                .checked();
    }

    private static double[] noisy(double[] angles, double noise, RandomGenerator random) {
        return Arrays.stream(angles)
                .map(g -> truth(g) + noise * random.nextGaussian())
                .toArray();
    }

    @Override
    public void measure(TangentProblem problem, Ensemble state, Measurements out) {
        int all = problem.test().count();
        int split = all - problem.validation();
        double[] test = Predictions.mean(state, state.test());
        out.put("test", error(test, problem.answers(), 0, split));
        out.put("validation", error(test, problem.answers(), split, all));
        out.put(
                "train",
                error(
                        Predictions.mean(state, state.train()),
                        problem.targets(),
                        0,
                        problem.train().count()));
        out.put(Referee.LOST, state.replicas() - Referee.alive(state).length);
        out.put(Referee.TIME, state.time());
    }

    private static double error(double[] f, double[] y, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (f[i] - y[i]) * (f[i] - y[i]);
        }
        return sum / (to - from);
    }
}
