package org.reprise.sketchednewton.experiment;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.sketchednewton.problem.EllipticModel;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Optimal control of Poisson's equation (Section 4 of the paper). */
@Extension
@ExperimentSpec(
        id = "elliptic",
        title = "PDE-constrained control",
        description = "Control of Poisson's equation on an N x N grid: 2 N^2 variables, N^2 sparse constraints.",
        metrics = {
            @Metric(name = Referee.KKT, description = Referee.KKT_TEXT, log = true),
            @Metric(name = Referee.OBJECTIVE, description = Referee.OBJECTIVE_TEXT, direction = Direction.NEUTRAL),
            @Metric(name = Referee.INFEASIBILITY, description = Referee.INFEASIBILITY_TEXT, log = true)
        })
public final class EllipticExperiment
        implements Experiment<EqualityProblem, EllipticExperiment.Configuration, PrimalDual> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "grid points N a side", byDefault = "3", min = 2, max = 2000) int grid,
            @Param(value = "penalty of the control", byDefault = "0.1", min = 0, aboveMin = true) double penalty) {}

    @Override
    public EqualityProblem problem(Configuration configuration, Setup setup) {
        EllipticModel model = new EllipticModel(configuration.grid, configuration.penalty);
        double[] start = new double[model.variables()];
        Arrays.fill(start, 1);
        double[] multipliers = new double[model.constraints()];
        Arrays.fill(multipliers, 1);
        return new EqualityProblem("elliptic control", model, start, multipliers, Double.NaN);
    }

    @Override
    public void measure(EqualityProblem problem, PrimalDual at, Measurements out) {
        Referee.measure(problem, at, out);
    }
}
