package org.reprise.smallgain.algorithm;

import org.pf4j.Extension;
import org.reprise.smallgain.certificate.StepBounds;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.SoftmaxGame;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** x+ = Pi(x - h F(x)): simultaneous gradient descent; on logits of policies, the policy gradient. */
@Extension
@AlgorithmSpec(
        id = "euler",
        title = "Projected Euler",
        description = "x+ = Pi(x - h F(x)): simultaneous gradient descent; on logits of policies, the policy gradient.",
        reference = "Sharma, arXiv 2512.06791 (2025), projected Euler")
public final class Euler implements Algorithm<DynamicsProblem, StepParameters, GameState> {
    @Override
    public GameState solve(DynamicsProblem problem, StepParameters parameters, Trial<GameState> trial) {
        Game game = problem.game();
        int d = game.dimension();
        double h = parameters.rule().step(problem.certificate(), parameters.multiple());
        // Policy gradients in logits are not the dynamics that the certificate of a game in policies is of.
        if (!(game instanceof SoftmaxGame)) {
            StepRule.record(problem.certificate(), h, StepBounds::eulerFactor, trial);
        }
        return Play.run(problem, h, 1, trial, size -> {
            double[] field = new double[size];
            return (x, from, to) -> {
                game.field(x, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    x[k] -= h * field[k];
                }
            };
        });
    }
}
