package org.reprise.smallgain.problem;

import java.util.function.IntFunction;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.Region;
import org.reprise.spi.ProblemSpec;

/**
 * Games along a parameter, one or more, that are to be certified one after another. They are made when they are asked for,
 * always the same.
 *
 * @param size number of games, at least 1
 * @param members makes the game of an index from 0
 * @param seed seed of the referee's search for points that violate a certificate
 * @param pairs number of pairs of points that the search draws for each game
 */
@ProblemSpec(
        id = "game-family",
        title = "Games to certify",
        description = "Given differentiable games along a parameter, each with a region, find a metric in which its"
                + " pseudo-gradient is strongly monotone, with rate, step bounds and timescale bands.")
public record GameFamily(int size, IntFunction<Member> members, long seed, int pairs) {
    public GameFamily {
        if (size < 1 || pairs < 1) {
            throw Problems.value(
                    "The family has " + size + " games and " + pairs + " pairs; expected at least 1 of each",
                    "Give a game.");
        }
    }

    /**
     * A game of a family.
     *
     * @param value where along the family's parameter it lies
     * @param game the game
     * @param region where it is to be certified
     */
    public record Member(double value, Game game, Region region) {}

    /** A family of one game: what it takes to have one's own game certified. */
    public static GameFamily of(Game game, Region region, long seed) {
        return new GameFamily(1, index -> new Member(0, game, region), seed, 2000);
    }
}
