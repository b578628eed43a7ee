package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The ensemble without optimism and without a charge for moving. */
@Extension
@AlgorithmSpec(
        id = "ader",
        title = "Ader",
        description =
                "Gradient descent with each step of a pool under a plain Hedge of rate sqrt(8 ln N / T) / (GD): worst-case"
                        + " dynamic regret, blind to how hard the losses are.",
        reference = "Zhang, Lu and Zhou 2018, with one gradient a round")
public final class Ader implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double d = problem.diameter();
        double g = problem.regularity().gradient();
        // The pool of Ader: up to the step for the longest path there is.
        double least = d / g * Math.sqrt(3.5 / problem.horizon());
        double[] pool = Ensemble.pool(least, least * Math.sqrt(1 + 4.0 / 7 * problem.horizon()));
        double rate = Math.sqrt(8 * Math.log(Math.max(2, pool.length)) / problem.horizon()) / (g * d);
        Ensemble.Settings settings = new Ensemble.Settings(pool, 0, false, realised -> rate);
        return Rounds.play(problem, new Ensemble(problem, settings), trial);
    }
}
