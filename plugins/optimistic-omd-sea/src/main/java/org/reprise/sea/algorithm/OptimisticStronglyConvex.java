package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Optimistic mirror descent for strongly convex expected losses, eta_t = 2 / (lambda t). */
@Extension
@AlgorithmSpec(
        id = "oomd-sc",
        title = "Optimistic mirror descent, strongly convex",
        description = "The optimistic template with the step 2 / (lambda t): needs neither G nor L.",
        reference = "Chen et al. 2023, strongly convex losses")
public final class OptimisticStronglyConvex implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double lambda = Rounds.strongConvexity(problem, "oomd-sc");
        StepSize steps = (round, realised) -> 2 / (lambda * round);
        return Rounds.play(problem, new MirrorDescent(problem, steps, true), trial);
    }
}
