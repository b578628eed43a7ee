package org.reprise.vrhalpern.experiment;

import java.nio.file.Path;
import org.pf4j.Extension;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.vrhalpern.problem.GroupRobustSum;
import org.reprise.vrhalpern.problem.GroupRobustSum.Penalties;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.Loss;
import org.reprise.vrhalpern.problem.MonotoneInclusion;

/** Regression against the worst weighting of real data. */
@Extension
@ExperimentSpec(
        id = "robust-regression",
        title = "Robust regression",
        description =
                "Distributionally robust regression: the weights of the data, or of groups of them, play against x."
                        + " Monotone; L_F and L are estimated.",
        metrics = {
            @Metric(name = Referee.RESIDUAL, description = Referee.RESIDUAL_TEXT, log = true),
            @Metric(name = RobustRegressionExperiment.WORST, description = RobustRegressionExperiment.WORST_TEXT),
            @Metric(name = Referee.TANGENT, description = Referee.TANGENT_TEXT, log = true)
        })
public final class RobustRegressionExperiment
        implements Experiment<MonotoneInclusion, RobustRegressionExperiment.Configuration, Iterate> {
    static final String WORST = "worst-loss";
    static final String WORST_TEXT = "largest average loss of a group; with weights by datum, of a datum";

    /** What carries a weight. */
    public enum Weights {
        /** Each datum. */
        DATA,
        /** Each class, or each fifth of the data by target. */
        GROUPS
    }

    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "table with classes for the logistic loss, with a numeric target last for Huber's",
                            byDefault = "breast-cancer",
                            datasets = {"breast-cancer", "ionosphere", "sonar", "diabetes", "shuttle"})
                    String data,
            @Param(value = "path of a LIBSVM text file to use instead; empty for none", byDefault = "") String file,
            @Param(
                            value = "loss",
                            byDefault = "logistic",
                            choices = {"logistic", "huber"})
                    String loss,
            @Param(value = "what carries a weight", byDefault = "data") Weights weights,
            @Param(value = "penalty of x", byDefault = "0.01", min = 0) double lambda,
            @Param(value = "penalty of the weights", byDefault = "0.1", min = 0) double rho) {}

    @Override
    public MonotoneInclusion problem(Configuration configuration, Setup setup) {
        Loss loss = configuration.loss.equals("huber") ? Loss.HUBER : Loss.LOGISTIC;
        LabelledRows data = configuration.file.isEmpty()
                ? LabelledRows.of(configuration.data, loss, setup)
                : LibsvmFile.read(Path.of(configuration.file), loss);
        Penalties penalties = new Penalties(configuration.lambda, configuration.rho);
        GroupRobustSum operator = configuration.weights == Weights.DATA
                ? GroupRobustSum.distributional(data.rows(), data.labels(), loss, penalties)
                : GroupRobustSum.of(data.rows(), data.labels(), loss, data.group(), data.groups(), penalties);
        return new MonotoneInclusion(operator, operator.weights(), operator.start(), new double[0], 1);
    }

    @Override
    public void measure(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        double[] f = Referee.residual(problem, iterate, out);
        out.put(WORST, ((GroupRobustSum) problem.operator()).worst(iterate.u()));
        Referee.tangent(iterate, f, out);
    }
}
