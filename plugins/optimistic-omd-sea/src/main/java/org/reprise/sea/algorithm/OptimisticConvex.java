package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Optimistic mirror descent for convex expected losses, eta_t = D / sqrt(delta + 4 G^2 + V_(t-1)). */
@Extension
@AlgorithmSpec(
        id = "oomd",
        title = "Optimistic mirror descent",
        description =
                "The last gradient is the guess of the next one; the step falls with the realised variation of the"
                        + " gradients. For convex expected losses; a drawn loss need not be convex.",
        reference = "Chen et al. 2023, convex losses")
public final class OptimisticConvex implements Algorithm<SeaProblem, OptimisticConvex.Parameters, Score> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "delta over 10 D^2 L^2, what theory takes; 0 where L is not known", byDefault = "1", min = 0)
                    double delta) {}

    @Override
    public Score solve(SeaProblem problem, Parameters parameters, Trial<Score> trial) {
        return Rounds.play(problem, new MirrorDescent(problem, steps(problem, parameters.delta), true), trial);
    }

    static StepSize steps(SeaProblem problem, double delta) {
        double d = problem.diameter();
        double l = problem.regularity().smoothness();
        double g = problem.regularity().gradient();
        double base = delta * 10 * d * d * l * l + 4 * g * g;
        return (round, realised) -> d / Math.sqrt(base + realised);
    }
}
