package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Problems;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Gradient descent with the step that is right for the length of the minimisers' path, which it is told. */
@Extension
@AlgorithmSpec(
        id = "ogd-path",
        title = "Gradient descent that knows the path",
        description =
                "Projected gradient descent with the step (D / G) sqrt((1 + P/D) / T), P the length of the path of the"
                        + " minimisers: an oracle, since nobody knows P beforehand.",
        reference = "Zinkevich 2003, dynamic regret")
public final class OracleGradientDescent implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double path = 0;
        for (int r = 0; r < problem.replicas(); r++) {
            path += problem.references().at(r, problem.horizon()).path() / problem.replicas();
        }
        if (Double.isNaN(path)) {
            throw Problems.value(
                    "ogd-path needs the path of the minimisers, which this environment does not know",
                    "Use an environment with known minimisers, or ader.");
        }
        double d = problem.diameter();
        double eta = d / problem.regularity().gradient() * Math.sqrt((1 + path / d) / problem.horizon());
        return Rounds.play(problem, new MirrorDescent(problem, (round, realised) -> eta, false), trial);
    }
}
