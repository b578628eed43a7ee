package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Optimistic follow the leader for strongly convex expected losses. */
@Extension
@AlgorithmSpec(
        id = "oftl-sc",
        title = "Optimistic follow the leader",
        description =
                "Minimises the quadratic lower models of all losses so far plus the last gradient; for strongly convex expected losses.",
        reference = "Sachs et al. 2022, Theorem 7")
public final class OptimisticLeader implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double lambda = Rounds.strongConvexity(problem, "oftl-sc");
        return Rounds.play(problem, new FollowTheLeader(problem, lambda, true), trial);
    }
}
