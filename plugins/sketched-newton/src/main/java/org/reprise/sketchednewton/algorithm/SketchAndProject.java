package org.reprise.sketchednewton.algorithm;

import org.pf4j.Extension;
import org.reprise.sketchednewton.problem.LinearSystem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The inner solver alone. */
@Extension
@AlgorithmSpec(
        id = "sketch-and-project",
        title = "Sketch-and-project",
        description = "Projects z on the solutions of a random sketch of the system, step by step; the distance to the"
                + " solution never grows.",
        reference = "Gower and Richtarik 2015; Strohmer and Vershynin 2009 for rows drawn by norm")
public final class SketchAndProject
        implements Algorithm<LinearSystem, SketchAndProject.Parameters, LinearSystem.Iterate> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "law of the sketch", byDefault = "rows") Sketch sketch,
            @Param(value = "columns q of the sketch", byDefault = "1", min = 1) int sketchSize,
            @Param(value = "how rows are drawn, for q = 1", byDefault = "norm") Sampling sampling,
            @Param(value = "steps in an iteration", byDefault = "1", min = 1) long stride) {}

    @Override
    public LinearSystem.Iterate solve(LinearSystem problem, Parameters p, Trial<LinearSystem.Iterate> trial) {
        NewtonSystem system = NewtonSystem.of(problem.right().length, problem.matrix(), problem.right());
        InnerSolver solver = AdaSketchNewton.solver(p.sketch, p.sketchSize, p.sampling, trial::random, trial.threads());
        double[] z = new double[system.size()];
        long steps = 0;
        while (trial.proceed(new LinearSystem.Iterate(z, steps))) {
            InnerSolver.Outcome outcome = solver.improve(system, z, 0, p.stride);
            steps += outcome.steps();
            trial.count("multiplications", outcome.work());
        }
        return new LinearSystem.Iterate(z, steps);
    }
}
