package org.reprise.sns.experiment;

import org.pf4j.Extension;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Wasserstein distances between two mixtures of Gaussians; on a line the quantile coupling is the reference. */
@Extension
@ExperimentSpec(
        id = "densities",
        title = "Densities on a line or a square",
        description = "Moves 0.2 N(0.2, 0.05) + 0.8 N(0.5, 0.08) onto 0.5 N(0.35, 0.06) + 0.5 N(0.8, 0.05), both over a"
                + " small background on [0, 1]; the quantile coupling is the exact reference. Or such mixtures on the"
                + " unit square, without a reference.",
        metrics = {
            @Metric(name = Referee.ERROR, description = Referee.ERROR_TEXT, log = true),
            @Metric(name = Referee.TRANSPORT_COST, description = Referee.TRANSPORT_COST_TEXT),
            @Metric(name = Referee.DUAL, description = Referee.DUAL_TEXT, direction = Direction.MAXIMISE),
            @Metric(name = Referee.COST_GAP, description = Referee.COST_GAP_TEXT),
            @Metric(name = Referee.HESSIAN_MASS, description = Referee.HESSIAN_MASS_TEXT, direction = Direction.NEUTRAL)
        })
public final class DensitiesExperiment
        implements Experiment<TransportProblem, DensitiesExperiment.Configuration, Potentials> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "number of points on the line", byDefault = "500", min = 2) int n,
            @Param(
                            value =
                                    "l1 for the 1-Wasserstein distance, l2 for the square of the 2-Wasserstein distance",
                            byDefault = "l1")
                    GridCost cost,
            @Param(value = "inverse regularisation", byDefault = "1200", min = 0, aboveMin = true) double eta,
            @Param(value = "1 for a line, 2 for a square", byDefault = "1", min = 1, max = 2) int dimension,
            @Param(value = "points along a side of the square", byDefault = "24", min = 2, max = 200) int side) {}

    @Override
    public TransportProblem problem(Configuration configuration, Setup setup) {
        return configuration.dimension == 1 ? line(configuration) : square(configuration);
    }

    private static TransportProblem line(Configuration configuration) {
        int n = configuration.n;
        TransportProblem.requireMemory(n, n, Runtime.getRuntime().maxMemory());
        double[] points = Densities.points(n);
        double[] r = Densities.mixture(points, 0.2, 0.2, 0.05, 0.5, 0.08);
        double[] c = Densities.mixture(points, 0.5, 0.35, 0.06, 0.8, 0.05);
        double exact = Densities.monotoneCost(points, r, c, configuration.cost);
        return new TransportProblem(n, n, configuration.cost.line(points), r, c, configuration.eta, 1, exact);
    }

    private static TransportProblem square(Configuration configuration) {
        int n = configuration.side * configuration.side;
        TransportProblem.requireMemory(n, n, Runtime.getRuntime().maxMemory());
        double[] points = Densities.points(configuration.side);
        double[] r = Densities.mixture(points, 0.2, new double[] {0.2, 0.3, 0.05}, new double[] {0.5, 0.5, 0.08});
        double[] c = Densities.mixture(points, 0.5, new double[] {0.35, 0.7, 0.06}, new double[] {0.8, 0.4, 0.05});
        double[] cost = configuration.cost.grid(points, points);
        return new TransportProblem(n, n, cost, r, c, configuration.eta, 1, Double.NaN);
    }

    @Override
    public void measure(TransportProblem problem, Potentials iterate, Measurements out) {
        Referee.measure(problem, iterate, out);
    }
}
