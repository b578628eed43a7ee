package org.reprise.sketchednewton.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.sketchednewton.algorithm.ReferenceSolution;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.FormulaFile;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Local convergence: a start near a solution. */
@Extension
@ExperimentSpec(
        id = "rate",
        title = "Local rate",
        description = "A CUTEst problem from a start near its solution: (x*, l*) plus normal noise.",
        metrics = {
            @Metric(name = Referee.KKT, description = Referee.KKT_TEXT, log = true),
            @Metric(name = Referee.OBJECTIVE, description = Referee.OBJECTIVE_TEXT, direction = Direction.NEUTRAL),
            @Metric(name = Referee.INFEASIBILITY, description = Referee.INFEASIBILITY_TEXT, log = true)
        })
public final class RateExperiment implements Experiment<EqualityProblem, RateExperiment.Configuration, PrimalDual> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "name of the problem", byDefault = "HS79") String problem,
            @Param(value = "standard deviation of the noise", byDefault = "0.02", min = 0, aboveMin = true)
                    double radius) {}

    @Override
    public EqualityProblem problem(Configuration configuration, Setup setup) {
        EqualityProblem problem = FormulaFile.bundled().problem(configuration.problem);
        PrimalDual solution = ReferenceSolution.of(problem);
        RandomGenerator random = setup.random("start");
        return new EqualityProblem(
                problem.name(),
                problem.model(),
                noisy(solution.x(), configuration.radius, random),
                noisy(solution.multipliers(), configuration.radius, random),
                problem.optimum());
    }

    private static double[] noisy(double[] centre, double radius, RandomGenerator random) {
        double[] point = centre.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += radius * random.nextGaussian();
        }
        return point;
    }

    @Override
    public void measure(EqualityProblem problem, PrimalDual at, Measurements out) {
        Referee.measure(problem, at, out);
    }
}
