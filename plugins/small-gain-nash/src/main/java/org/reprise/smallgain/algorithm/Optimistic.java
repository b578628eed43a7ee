package org.reprise.smallgain.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** x+ = Pi(x - 2h F(x_k) + h F(x_{k-1})), the first step that of Euler. */
@Extension
@AlgorithmSpec(
        id = "optimistic",
        title = "Optimistic gradient",
        description = "x+ = Pi(x - 2h F(x_k) + h F(x_{k-1})), the first step that of Euler.",
        reference = "Popov, Math. Notes 28 (1980)")
public final class Optimistic implements Algorithm<DynamicsProblem, StepParameters, GameState> {
    @Override
    public GameState solve(DynamicsProblem problem, StepParameters parameters, Trial<GameState> trial) {
        Game game = problem.game();
        int d = game.dimension();
        double h = parameters.rule().step(problem.certificate(), parameters.multiple());
        return Play.run(problem, h, 1, trial, size -> {
            double[] field = new double[size];
            double[] previous = new double[size];
            boolean[] started = new boolean[problem.replicas()];
            return (x, from, to) -> {
                game.field(x, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    double before = started[k / d] ? previous[k] : field[k];
                    x[k] += h * (before - 2 * field[k]);
                    previous[k] = field[k];
                }
                Arrays.fill(started, from, to, true);
            };
        });
    }
}
