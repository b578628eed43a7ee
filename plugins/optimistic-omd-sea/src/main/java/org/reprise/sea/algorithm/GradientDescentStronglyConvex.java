package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Online gradient descent, eta_t = 1 / (lambda t). */
@Extension
@AlgorithmSpec(
        id = "ogd-sc",
        title = "Online gradient descent, strongly convex",
        description = "Projected gradient descent with the step 1 / (lambda t).",
        reference = "Hazan, Agarwal and Kale 2007")
public final class GradientDescentStronglyConvex implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double lambda = Rounds.strongConvexity(problem, "ogd-sc");
        StepSize steps = (round, realised) -> 1 / (lambda * round);
        return Rounds.play(problem, new MirrorDescent(problem, steps, false), trial);
    }
}
