package org.reprise.smallgain.algorithm;

import org.pf4j.Extension;
import org.reprise.smallgain.certificate.StepBounds;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** The classical Runge-Kutta method of order 4 for the flow of minus F, projected after each step. */
@Extension
@AlgorithmSpec(
        id = "rk4",
        title = "RK4",
        description = "The classical Runge-Kutta method of order 4 for the flow of minus F, projected after each step.",
        reference = "Sharma, arXiv 2512.06791 (2025), RK4")
public final class RungeKutta implements Algorithm<DynamicsProblem, StepParameters, GameState> {
    @Override
    public GameState solve(DynamicsProblem problem, StepParameters parameters, Trial<GameState> trial) {
        Game game = problem.game();
        int d = game.dimension();
        double h = parameters.rule().step(problem.certificate(), parameters.multiple());
        StepRule.record(problem.certificate(), h, StepBounds::rk4Factor, trial);
        return Play.run(problem, h, 4, trial, size -> {
            double[] stage = new double[size];
            double[] field = new double[size];
            double[] sum = new double[size];
            return (x, from, to) -> {
                game.field(x, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    sum[k] = field[k];
                    stage[k] = x[k] - h / 2 * field[k];
                }
                game.field(stage, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    sum[k] += 2 * field[k];
                    stage[k] = x[k] - h / 2 * field[k];
                }
                game.field(stage, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    sum[k] += 2 * field[k];
                    stage[k] = x[k] - h * field[k];
                }
                game.field(stage, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    x[k] -= h / 6 * (sum[k] + field[k]);
                }
            };
        });
    }
}
