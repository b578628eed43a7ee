package org.reprise.vrhalpern.experiment;

import org.pf4j.Extension;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.LinearModelSum;
import org.reprise.vrhalpern.problem.Loss;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Resolvent;

/** Least squares on unit rows, for which averaged cocoercivity holds with L = 1. */
@Extension
@ExperimentSpec(
        id = "least-squares",
        title = "Least squares",
        description =
                "F_i(u) = a_i (a_i . u - b_i) on random rows of norm 1 with decaying columns and a common direction;"
                        + " b = A u*, u* standard normal, from 0. Averaged cocoercive with L = 1.",
        metrics = {
            @Metric(name = Referee.SCALED, description = "residual over L ||u_0 - u*||, L = 1", log = true),
            @Metric(name = Referee.RESIDUAL, description = Referee.RESIDUAL_TEXT, log = true),
            @Metric(name = Referee.DISTANCE, description = Referee.DISTANCE_TEXT, log = true)
        })
public final class LeastSquaresExperiment
        implements Experiment<MonotoneInclusion, LeastSquaresExperiment.Configuration, Iterate> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "number n of rows", byDefault = "400", min = 1, max = 10_000_000) int n,
            @Param(value = "dimension d", byDefault = "50", min = 1, max = 10_000) int d) {}

    @Override
    public MonotoneInclusion problem(Configuration configuration, Setup setup) {
        SyntheticRows data = SyntheticRows.unit(configuration.n, configuration.d, setup.random("rows"));
        double[] solution = SyntheticRows.normal(configuration.d, setup.random("solution"));
        double[] labels = data.predictions(solution);
        LinearModelSum operator = new LinearModelSum(data.rows(), labels, Loss.SQUARED);
        return new MonotoneInclusion(
                operator,
                Resolvent.IDENTITY,
                new double[configuration.d],
                solution,
                operator.constants().cocoercive());
    }

    @Override
    public void measure(MonotoneInclusion problem, Iterate iterate, Measurements out) {
        Referee.known(problem, iterate, out);
    }
}
