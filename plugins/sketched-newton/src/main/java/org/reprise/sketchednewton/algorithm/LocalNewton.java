package org.reprise.sketchednewton.algorithm;

import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The method near a solution: unit steps, and an accuracy that is given instead of tuned. */
@Extension
@AlgorithmSpec(
        id = "local-newton",
        title = "Inexact Newton, unit steps",
        description =
                "Unit steps along sketched solutions whose residual is at most kappa_k times that of the start: the"
                        + " local phase of the adaptive method, to see its rate.",
        reference = "Hong, Na, Mahoney and Kolar 2023, local convergence; Dembo, Eisenstat and Steihaug 1982")
public final class LocalNewton implements Algorithm<EqualityProblem, LocalNewton.Parameters, PrimalDual> {
    /** How kappa_k goes on. */
    public enum Decay {
        /** kappa at every iteration: linear. */
        CONSTANT,
        /** kappa^(k+1): superlinear. */
        GEOMETRIC
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "law of the sketch", byDefault = "rows") Sketch sketch,
            @Param(value = "columns q of the sketch", byDefault = "1", min = 1) int sketchSize,
            @Param(
                            value = "kappa_0, relative residual of the linear system",
                            byDefault = "0.1",
                            min = 0,
                            aboveMin = true,
                            max = 1)
                    double kappa,
            @Param(value = "how kappa_k goes on", byDefault = "constant") Decay decay,
            @Param(value = "most inner steps", byDefault = "10000000", min = 1) long cap,
            @Param(value = Texts.TOLERANCE, byDefault = "1e-11", min = 0) double tolerance) {}

    @Override
    public PrimalDual solve(EqualityProblem problem, Parameters p, Trial<PrimalDual> trial) {
        InnerSolver solver =
                AdaSketchNewton.solver(p.sketch, p.sketchSize, Sampling.UNIFORM, trial::random, trial.threads());
        Evaluation at = Evaluation.of(
                problem.model(), problem.start().clone(), problem.multipliers().clone());
        PrimalDual iterate = new PrimalDual(at.x(), at.multipliers());
        for (int k = 0; trial.proceed(iterate) && at.residual() > p.tolerance; k++) {
            NewtonStage stage = NewtonStage.of(problem.model(), at, 0.1, 1e-6, 1e-2);
            if (!stage.regular(trial)) {
                break;
            }
            double kappa = p.decay == Decay.CONSTANT ? p.kappa : Math.pow(p.kappa, k + 1.0);
            double[] z = new double[stage.system().size()];
            double[] right = stage.system().right();
            InnerSolver.Outcome outcome =
                    solver.improve(stage.system(), z, kappa * Math.sqrt(Dense.dot(right, right)), p.cap);
            trial.count("inner-steps", outcome.steps());
            trial.count("multiplications", outcome.work());
            at = at.moved(problem.model(), 1, z);
            iterate = new PrimalDual(at.x(), at.multipliers());
        }
        return iterate;
    }
}
