package org.reprise.ntk.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.ntk.problem.Activation;
import org.reprise.ntk.problem.Architecture;
import org.reprise.ntk.problem.Ensemble;
import org.reprise.ntk.problem.Loss;
import org.reprise.ntk.problem.Problems;
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

/** Classes of images and tables by regression on their indicators, over time. */
@Extension
@ExperimentSpec(
        id = "classification",
        title = "Classification",
        description = "Classes of images, or of rows of a table, by regression on their indicators less 1/k or by the"
                + " cross-entropy: accuracy over time, also when some training labels are drawn at random.",
        metrics = {
            @Metric(
                    name = "accuracy",
                    description = "share of right classes on test examples, of the mean over the replicas",
                    direction = Direction.MAXIMISE),
            @Metric(
                    name = "validation",
                    description = "the same on examples kept for choosing when to stop",
                    direction = Direction.MAXIMISE),
            @Metric(
                    name = "train",
                    description = "the same on training examples, by the labels that were learned",
                    direction = Direction.MAXIMISE),
            @Metric(
                    name = "single",
                    description = "accuracy of one network, mean over the replicas",
                    direction = Direction.MAXIMISE),
            @Metric(name = Referee.LOSS, description = Texts.LOSS_TEXT, log = true),
            @Metric(name = Referee.LOST, description = Texts.LOST_TEXT),
            @Metric(name = Referee.TIME, description = Texts.TIME_TEXT, direction = Direction.NEUTRAL)
        })
public final class ClassificationExperiment
        implements Experiment<TangentProblem, ClassificationExperiment.Configuration, Ensemble> {
    /** Configuration. */
    public record Configuration(
            @Param(value = Texts.DEPTH, byDefault = "4", min = 1, max = 10) int depth,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0) double beta,
            @Param(value = Texts.SIGMA, byDefault = "relu") Activation sigma,
            @Param(value = Texts.ETA, byDefault = "1", min = 0, aboveMin = true) double eta,
            @Param(
                            value = "images, or a table with classes",
                            byDefault = "auto",
                            datasets = {
                                "fashion-mnist",
                                "mnist",
                                "digits",
                                "breast-cancer",
                                "glass",
                                "ionosphere",
                                "iris",
                                "pima-diabetes",
                                "satellite",
                                "sonar",
                                "vehicle",
                                "vowel",
                                "wine",
                                "zoo"
                            })
                    String data,
            @Param(
                            value = "training examples at most; of a table two thirds at most",
                            byDefault = "1000",
                            min = 2,
                            max = 20000)
                    int train,
            @Param(value = "test examples at most", byDefault = "2000", min = 1) int test,
            @Param(
                            value = "test examples of which this share is for validation",
                            byDefault = "0.25",
                            min = 0,
                            max = 0.9)
                    double validation,
            @Param(value = "share of training labels that are drawn at random", byDefault = "0", min = 0, max = 1)
                    double noise,
            @Param(value = "loss of an example", byDefault = "squared") Loss loss,
            @Param(value = Texts.STEPS, byDefault = "100000", min = 1) int steps,
            @Param(value = Texts.CHECKPOINTS, byDefault = "11", min = 1) int checkpoints,
            @Param(value = "whether infinite time comes last", byDefault = "false") boolean limit,
            @Param(value = Texts.REPLICAS, byDefault = "1", min = 1) int replicas) {}

    @Override
    public TangentProblem problem(Configuration c, Setup setup) {
        Labelled.Split split = Labelled.of(setup.datasets().load(c.data), c.train, c.test, setup.random("split"));
        Labelled train = split.train().noisy(c.noise, setup.random("labels"));
        Labelled test = split.test();
        if (test.rows().count() == 0) {
            throw Problems.bad("Data set '" + c.data + "' leaves no test examples", "Use a larger data set.");
        }
        Architecture architecture = new Architecture(c.depth, c.beta, c.sigma);
        double less = c.loss == Loss.SQUARED ? 1.0 / train.classes() : 0;
        double[] times = Referee.logarithmic(c.steps, c.checkpoints, c.eta);
        if (c.limit) {
            times = Arrays.copyOf(times, times.length + 1);
            times[times.length - 1] = Double.POSITIVE_INFINITY;
        }
        return new TangentProblem(
                        architecture,
                        train.rows(),
                        train.oneHot(less),
                        false,
                        train.classes(),
                        test.rows(),
                        test.oneHot(less),
                        (int) (c.validation * test.rows().count()),
                        Rows.none(train.rows().width()),
                        c.loss,
                        times,
                        c.eta,
                        c.replicas,
                        new Theory(architecture, train.rows(), test.rows()))
                .checked();
    }

    @Override
    public void measure(TangentProblem problem, Ensemble state, Measurements out) {
        int k = problem.outputs();
        int all = problem.test().count();
        int split = all - problem.validation();
        double[] test = Predictions.mean(state, state.test());
        out.put("accuracy", Predictions.accuracy(test, problem.answers(), k, 0, split));
        out.put("validation", Predictions.accuracy(test, problem.answers(), k, split, all));
        out.put(
                "train",
                Predictions.accuracy(
                        Predictions.mean(state, state.train()),
                        problem.targets(),
                        k,
                        0,
                        problem.train().count()));
        out.put(
                "single",
                Referee.mean(state, r -> Predictions.accuracy(state.test()[r], problem.answers(), k, 0, split)));
        Referee.common(problem, state, out);
    }
}
