package org.reprise.smallgain.algorithm;

import org.pf4j.Extension;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** y = Pi(x - h F(x)), x+ = Pi(x - h F(y)); the middle point is projected on the box as well. */
@Extension
@AlgorithmSpec(
        id = "extragradient",
        title = "Extragradient",
        description = "y = Pi(x - h F(x)), x+ = Pi(x - h F(y)); the middle point is projected on the box as well.",
        reference = "Korpelevich, Matecon 12 (1976)")
public final class Extragradient implements Algorithm<DynamicsProblem, StepParameters, GameState> {
    @Override
    public GameState solve(DynamicsProblem problem, StepParameters parameters, Trial<GameState> trial) {
        Game game = problem.game();
        int d = game.dimension();
        double h = parameters.rule().step(problem.certificate(), parameters.multiple());
        return Play.run(problem, h, 2, trial, size -> {
            double[] field = new double[size];
            double[] middle = new double[size];
            double[] centre = problem.equilibrium();
            double halfWidth = problem.halfWidth();
            return (x, from, to) -> {
                game.field(x, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    double c = centre[k % d];
                    middle[k] = Math.max(c - halfWidth, Math.min(c + halfWidth, x[k] - h * field[k]));
                }
                game.field(middle, from, to, field);
                for (int k = from * d; k < to * d; k++) {
                    x[k] -= h * field[k];
                }
            };
        });
    }
}
