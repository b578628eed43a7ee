package org.reprise.sketchednewton.experiment;

import java.nio.file.Path;
import org.pf4j.Extension;
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

/** Problems of the CUTEst collection, or of a file of the user. */
@Extension
@ExperimentSpec(
        id = "cutest",
        title = "CUTEst problems",
        description = "Small equality-constrained problems of the CUTEst collection, each from its own start.",
        metrics = {
            @Metric(name = Referee.KKT, description = Referee.KKT_TEXT, log = true),
            @Metric(name = Referee.OBJECTIVE, description = Referee.OBJECTIVE_TEXT, direction = Direction.NEUTRAL),
            @Metric(name = Referee.INFEASIBILITY, description = Referee.INFEASIBILITY_TEXT, log = true),
            @Metric(name = CutestExperiment.GAP, description = "f less the least known value, where there is one")
        })
public final class CutestExperiment implements Experiment<EqualityProblem, CutestExperiment.Configuration, PrimalDual> {
    static final String GAP = "gap";

    /** Configuration. */
    public record Configuration(
            @Param(value = "name of the problem, such as HS79", byDefault = "HS79") String problem,
            @Param(value = "file of problems; none for the bundled ones", byDefault = "none") String file) {}

    @Override
    public EqualityProblem problem(Configuration configuration, Setup setup) {
        FormulaFile source = configuration.file.equals("none")
                ? FormulaFile.bundled()
                : FormulaFile.read(Path.of(configuration.file));
        return source.problem(configuration.problem);
    }

    @Override
    public void measure(EqualityProblem problem, PrimalDual at, Measurements out) {
        Referee.measure(problem, at, out);
        if (!Double.isNaN(problem.optimum())) {
            out.put(GAP, problem.model().objective(at.x(), null) - problem.optimum());
        }
    }
}
