package org.reprise.smallgain.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Soundness on random affine games. */
@Extension
@ExperimentSpec(
        id = "random-games",
        title = "Random affine games",
        description =
                "Many games of 2 to 4 players with 1 to 4 dimensions each and a small-gain radius below 1, so that all of them are certified: none may break a bound.",
        metricsOf = {CertificateReferee.class, AffineReferee.class})
public final class RandomGamesExperiment
        implements Experiment<GameFamily, RandomGamesExperiment.Configuration, Certified> {
    private static final double LEAST = 0.05;
    private static final double MOST = 0.99;

    /** Configuration. */
    public record Configuration(
            @Param(value = "number of games", byDefault = "1000", min = 1) int games,
            @Param(value = "random pairs of points on which each certificate is tried", byDefault = "64", min = 1)
                    int pairs) {}

    @Override
    public GameFamily problem(Configuration configuration, Setup setup) {
        long seed = setup.random("games").nextLong();
        return new GameFamily(
                configuration.games,
                index -> {
                    RandomGenerator random = RandomStreams.of(seed, "game-" + index);
                    double radius = LEAST + (MOST - LEAST) * random.nextDouble();
                    QuadraticGame game = QuadraticGames.random(radius, random);
                    Box region = new Box(new double[game.dimension()], 1, Box.Layout.SOBOL);
                    return new GameFamily.Member(radius, game, region);
                },
                setup.random("search").nextLong(),
                configuration.pairs);
    }

    @Override
    public void measure(GameFamily family, Certified iterate, Measurements out) {
        CertificateReferee.certificate(family, iterate, out);
        AffineReferee.measure(iterate, out);
    }
}
