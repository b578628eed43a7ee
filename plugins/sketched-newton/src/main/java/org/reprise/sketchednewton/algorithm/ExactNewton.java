package org.reprise.sketchednewton.algorithm;

import org.pf4j.Extension;
import org.reprise.sketchednewton.problem.EqualityProblem;
import org.reprise.sketchednewton.problem.PrimalDual;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** The same method with exact solutions of the Newton system. */
@Extension
@AlgorithmSpec(
        id = "exact-newton",
        title = "Exact Newton",
        description =
                "Newton's method for equality constraints with the same merit function and line search, its linear"
                        + " systems solved by factorisation.",
        reference = "sequential quadratic programming; Hong, Na, Mahoney and Kolar 2023, Algorithm 1 with exact solves")
public final class ExactNewton implements Algorithm<EqualityProblem, ExactNewton.Parameters, PrimalDual> {
    /** Parameters. */
    public record Parameters(
            @Param(value = Texts.ETA1, byDefault = "1", min = 0, aboveMin = true) double eta1,
            @Param(value = Texts.ETA2, byDefault = "0.1", min = 0, aboveMin = true) double eta2,
            @Param(value = Texts.XI, byDefault = "0.1", min = 0, aboveMin = true) double xi,
            @Param(value = Texts.BETA, byDefault = "0.1", min = 0, aboveMin = true, max = 0.5) double beta,
            @Param(value = Texts.NU, byDefault = "1.5", min = 1, aboveMin = true) double nu,
            @Param(value = Texts.CURVATURE, byDefault = "1e-6", min = 0, aboveMin = true) double curvature,
            @Param(value = Texts.SINGULAR, byDefault = "1e-2", min = 0, aboveMin = true) double singular,
            @Param(value = Texts.TOLERANCE, byDefault = "1e-4", min = 0) double tolerance,
            @Param(value = Texts.RELATIVE, byDefault = "false") boolean relative) {}

    @Override
    public PrimalDual solve(EqualityProblem problem, Parameters p, Trial<PrimalDual> trial) {
        Globalisation settings = new Globalisation(
                p.eta1, p.eta2, 0.1, p.xi, p.beta, p.nu, p.curvature, p.singular, p.tolerance, p.relative);
        return new AdaptiveNewton(problem, settings, new DirectSolver(), 1, ThetaSchedule.CONSTANT, trial)
                .run(problem.start(), problem.multipliers());
    }
}
