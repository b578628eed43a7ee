package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Follow the leader, the sanity reference on quadratic losses. */
@Extension
@AlgorithmSpec(
        id = "ftl-mean",
        title = "Follow the leader",
        description =
                "Minimises the quadratic lower models of all losses so far: on quadratic losses the running mean of their minimisers.",
        reference = "Hannan 1957; Hazan, Agarwal and Kale 2007")
public final class RunningMean implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double lambda = Rounds.strongConvexity(problem, "ftl-mean");
        return Rounds.play(problem, new FollowTheLeader(problem, lambda, false), trial);
    }
}
