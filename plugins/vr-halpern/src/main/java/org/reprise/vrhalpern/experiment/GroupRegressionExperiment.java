package org.reprise.vrhalpern.experiment;

import java.util.random.RandomGenerator;
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

/** Min-max regression over groups that disagree, in any size. */
@Extension
@ExperimentSpec(
        id = "group-regression",
        title = "Min-max regression",
        description = "Huber regression against the worst of several groups, each with a linear model of its own and"
                + " noise, on random rows of norm 1. Monotone; L_F and L are estimated.",
        metrics = {
            @Metric(name = Referee.RESIDUAL, description = Referee.RESIDUAL_TEXT, log = true),
            @Metric(name = RobustRegressionExperiment.WORST, description = "largest average loss of a group"),
            @Metric(name = Referee.TANGENT, description = Referee.TANGENT_TEXT, log = true)
        })
public final class GroupRegressionExperiment
        implements Experiment<MonotoneInclusion, GroupRegressionExperiment.Configuration, Iterate> {
    private static final double DISAGREEMENT = 0.5;
    private static final double NOISE = 0.1;

    /** Configuration. */
    public record Configuration(
            @Param(value = "number n of data", byDefault = "10000", min = 1, max = 10_000_000) int n,
            @Param(value = "dimension d", byDefault = "20", min = 1, max = 10_000) int d,
            @Param(value = "number of groups, data taking turns", byDefault = "5", min = 1, max = 1000) int groups,
            @Param(value = "penalty of x", byDefault = "0", min = 0) double lambda,
            @Param(value = "penalty of the weights", byDefault = "0", min = 0) double rho) {}

    @Override
    public MonotoneInclusion problem(Configuration configuration, Setup setup) {
        int n = configuration.n;
        int d = configuration.d;
        SyntheticRows data = SyntheticRows.unit(n, d, setup.random("rows"));
        RandomGenerator random = setup.random("models");
        double[] common = SyntheticRows.normal(d, random);
        double[][] models = new double[configuration.groups][];
        for (int g = 0; g < models.length; g++) {
            models[g] = SyntheticRows.normal(d, random);
            for (int j = 0; j < d; j++) {
                models[g][j] = common[j] + DISAGREEMENT * models[g][j];
            }
        }
        RandomGenerator noise = setup.random("noise");
        double[] labels = new double[n];
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            group[i] = i % models.length;
            labels[i] = data.rows().dot(i, models[group[i]]) + NOISE * noise.nextGaussian();
        }
        GroupRobustSum operator = GroupRobustSum.of(
                data.rows(),
                labels,
                Loss.HUBER,
                group,
                models.length,
                new Penalties(configuration.lambda, configuration.rho));
        return new MonotoneInclusion(operator, operator.weights(), operator.start(), new double[0], 1);
    }

    @Override
    public void measure(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        double[] f = Referee.residual(problem, iterate, out);
        out.put(RobustRegressionExperiment.WORST, ((GroupRobustSum) problem.operator()).worst(iterate.u()));
        Referee.tangent(iterate, f, out);
    }
}
