package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Optimistic mirror descent with one step size for all rounds; the best of a grid is what tuning could reach. */
@Extension
@AlgorithmSpec(
        id = "oomd-fixed",
        title = "Optimistic mirror descent, fixed step",
        description =
                "The optimistic template with eta = 2^exponent D / (G sqrt(T)). Run over a grid of exponents, the best in"
                        + " hindsight shows what is lost by adapting.",
        reference = "Rakhlin and Sridharan 2013")
public final class FixedStep implements Algorithm<SeaProblem, FixedStep.Parameters, Score> {
    /** The guess M_t of the next gradient. */
    public enum Guess {
        /** The last gradient. */
        LAST,
        /** 0: projected gradient descent. */
        NONE
    }

    /** Parameters. */
    public record Parameters(
            @Param(value = "exponent of 2 in the step", byDefault = "0", min = -60, max = 60) double exponent,
            @Param(value = "guess of the next gradient", byDefault = "last") Guess guess) {}

    @Override
    public Score solve(SeaProblem problem, Parameters parameters, Trial<Score> trial) {
        double eta = Math.pow(2, parameters.exponent)
                * problem.diameter()
                / (problem.regularity().gradient() * Math.sqrt(problem.horizon()));
        MirrorDescent learner = new MirrorDescent(problem, (round, realised) -> eta, parameters.guess == Guess.LAST);
        return Rounds.play(problem, learner, trial);
    }
}
