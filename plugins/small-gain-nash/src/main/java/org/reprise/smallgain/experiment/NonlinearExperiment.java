package org.reprise.smallgain.experiment;

import org.pf4j.Extension;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.TanhGame;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** A nonlinear game with known constants. */
@Extension
@ExperimentSpec(
        id = "nonlinear",
        title = "Players with saturating influence",
        description =
                "f_i = mu_i/2 ||x_i||^2 + x_i . sum_j A_ij tanh(x_j): constants are exact and global, couplings are scaled to the margins asked for.",
        metricsOf = CertificateReferee.class)
public final class NonlinearExperiment implements Experiment<GameFamily, NonlinearExperiment.Configuration, Certified> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "number of players", byDefault = "3", min = 2) int players,
            @Param(value = "dimension of each player", byDefault = "4", min = 1) int size,
            @Param(value = "largest margin of any weights, first game", byDefault = "0.3", max = 1) double from,
            @Param(value = "the same, last game", byDefault = "0.3", max = 1) double to,
            @Param(value = "number of games", byDefault = "1", min = 1) int count,
            @Param(value = "half the width of the box about 0", byDefault = "3", min = 0, aboveMin = true)
                    double halfWidth,
            @Param(value = "where constants are taken if not proven", byDefault = "sobol") Box.Layout layout,
            @Param(value = "random pairs of points on which each certificate is tried", byDefault = "2000", min = 1)
                    int pairs) {}

    @Override
    public GameFamily problem(Configuration configuration, Setup setup) {
        long seed = setup.random("game").nextLong();
        return new GameFamily(
                configuration.count,
                index -> {
                    double margin = configuration.from
                            + (configuration.to - configuration.from) * index / Math.max(1, configuration.count - 1);
                    TanhGame game = NonlinearGames.of(
                            configuration.players, configuration.size, margin, RandomStreams.of(seed, "matrices"));
                    Box region = new Box(new double[game.dimension()], configuration.halfWidth, configuration.layout);
                    return new GameFamily.Member(margin, game, region);
                },
                setup.random("search").nextLong(),
                configuration.pairs);
    }

    @Override
    public void measure(GameFamily family, Certified iterate, Measurements out) {
        CertificateReferee.certificate(family, iterate, out);
    }
}
