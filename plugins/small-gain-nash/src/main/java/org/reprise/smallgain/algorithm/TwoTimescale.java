package org.reprise.smallgain.algorithm;

import org.pf4j.Extension;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Euler with a learning rate for the first player and another for all others. */
@Extension
@AlgorithmSpec(
        id = "ttur",
        title = "Two timescales",
        description = "Projected Euler in which all players but the first learn kappa times as fast.",
        reference = "Heusel et al., NIPS 2017")
public final class TwoTimescale implements Algorithm<DynamicsProblem, TwoTimescale.Parameters, GameState> {
    /** Parameters. */
    public record Parameters(
            @Param(value = StepRule.RULE_TEXT, byDefault = "certified") StepRule rule,
            @Param(value = StepRule.MULTIPLE_TEXT, byDefault = "0.5", min = 0, aboveMin = true) double multiple,
            @Param(
                            value = "learning rate of the others over the first player's",
                            byDefault = "10",
                            min = 0,
                            aboveMin = true)
                    double kappa) {}

    @Override
    public GameState solve(DynamicsProblem problem, Parameters parameters, Trial<GameState> trial) {
        Game game = problem.game();
        int d = game.dimension();
        int first = game.dimensions()[0];
        double h = parameters.rule.step(problem.certificate(), parameters.multiple);
        return Play.run(problem, h, 1, trial, size -> {
            double[] field = new double[size];
            return (x, from, to) -> {
                game.field(x, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    x[k] -= (k % d < first ? h : parameters.kappa * h) * field[k];
                }
            };
        });
    }
}
