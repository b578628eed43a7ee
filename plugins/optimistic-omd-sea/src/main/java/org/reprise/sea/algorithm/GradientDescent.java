package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Online gradient descent, eta_t = D / (G sqrt(t)). */
@Extension
@AlgorithmSpec(
        id = "ogd",
        title = "Online gradient descent",
        description = "Projected gradient descent with the step D / (G sqrt(t)).",
        reference = "Zinkevich 2003")
public final class GradientDescent implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double scale = problem.diameter() / problem.regularity().gradient();
        StepSize steps = (round, realised) -> scale / Math.sqrt(round);
        return Rounds.play(problem, new MirrorDescent(problem, steps, false), trial);
    }
}
