package org.reprise.smallgain.algorithm;

import org.pf4j.Extension;
import org.reprise.smallgain.certificate.StepBounds;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.SoftmaxGame;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** theta_i -= h pinv(Fisher_i) grad f_i, Fisher not weighted by occupancy; exactly Euler in centred logits. */
@Extension
@AlgorithmSpec(
        id = "natural-gradient",
        title = "Natural policy gradient",
        description =
                "theta_i -= h pinv(Fisher_i) grad f_i, Fisher not weighted by occupancy; exactly Euler in centred logits.",
        reference = "Kakade, NIPS 2001; Sharma, arXiv 2512.06791 (2025)")
public final class NaturalGradient implements Algorithm<DynamicsProblem, StepParameters, GameState> {
    @Override
    public GameState solve(DynamicsProblem problem, StepParameters parameters, Trial<GameState> trial) {
        Game game = problem.game();
        int d = game.dimension();
        double h = parameters.rule().step(problem.certificate(), parameters.multiple());
        if (!(game instanceof SoftmaxGame softmax)) {
            throw Problems.bad(
                    "The natural gradient is asked for in a game whose strategies are no softmax policies",
                    "Use euler.");
        }
        StepRule.record(problem.certificate(), h, StepBounds::eulerFactor, trial);
        return Play.run(problem, h, 1, trial, size -> {
            double[] natural = new double[size];
            return (x, from, to) -> {
                softmax.natural(x, from, to, natural);
                for (int k = from * d; k < to * d; k++) {
                    x[k] -= h * natural[k];
                }
            };
        });
    }
}
