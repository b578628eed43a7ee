package org.reprise.smallgain.problem;

import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Problems;
import org.reprise.spi.ProblemSpec;

/**
 * A certified game to be played from many starting points at once. The arrays are not to be written.
 *
 * @param game the game
 * @param certificate its certificate, whose metric and step bounds are put to the test
 * @param equilibrium x*, length d
 * @param starts starting points, d values a row
 * @param halfWidth the players stay in the box {@code x* +- halfWidth}; infinite for the whole space
 */
@ProblemSpec(
        id = "game-dynamics",
        title = "Dynamics of a certified game",
        description = "Given a differentiable game with a certificate, starting points and perhaps a box that players"
                + " stay in, go to the Nash equilibrium.")
public record DynamicsProblem(
        Game game, Certificate certificate, double[] equilibrium, double[] starts, double halfWidth) {
    public DynamicsProblem {
        int d = game.dimension();
        if (equilibrium.length != d || starts.length == 0 || starts.length % d != 0) {
            throw Problems.bad(
                    "Equilibrium has " + equilibrium.length + " values and starts have " + starts.length + "; expected "
                            + d + " and a multiple of it",
                    "Give points of the game's dimension.");
        }
    }

    /** Number R of starting points. */
    public int replicas() {
        return starts.length / game.dimension();
    }
}
