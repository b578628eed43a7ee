package org.reprise.smallgain.experiment;

import org.pf4j.Extension;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Games of scalar players. */
@Extension
@ExperimentSpec(
        id = "scalar",
        title = "Scalar players",
        description =
                "Two or three players of one number each, whose certificates are known in closed form, and a zero-sum game that has none.",
        metricsOf = {CertificateReferee.class, AffineReferee.class},
        metrics = {
            @Metric(
                    name = "resolvent-0.5",
                    description = "part of the grid whose resolvent has a norm of 10^0.5 or more, two players",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "resolvent-1.0",
                    description = "part of the grid whose resolvent has a norm of 10^1.0 or more, two players",
                    direction = Direction.NEUTRAL),
            @Metric(
                    name = "resolvent-1.5",
                    description = "part of the grid whose resolvent has a norm of 10^1.5 or more, two players",
                    direction = Direction.NEUTRAL)
        })
public final class ScalarExperiment implements Experiment<GameFamily, ScalarExperiment.Configuration, Certified> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "the paper's two players, three players, or a bilinear zero-sum game", byDefault = "two")
                    Players game,
            @Param(value = "points a side of the pseudospectrum's grid", byDefault = "101", min = 2) int grid,
            @Param(value = "random pairs of points on which each certificate is tried", byDefault = "500", min = 1)
                    int pairs) {}

    /** The games. */
    public enum Players {
        /** J = [[1, 10], [0.05, 1]]. */
        TWO,
        /** Curvatures 1, 1.5 and 2. */
        THREE,
        /** J = [[0, 1], [-1, 0]]. */
        ZERO_SUM
    }

    @Override
    public GameFamily problem(Configuration configuration, Setup setup) {
        QuadraticGame game =
                switch (configuration.game) {
                    case TWO -> QuadraticGames.two();
                    case THREE -> QuadraticGames.three();
                    case ZERO_SUM -> QuadraticGames.zeroSum();
                };
        Box region = new Box(new double[game.dimension()], 1, Box.Layout.SOBOL);
        return new GameFamily(
                1,
                index -> new GameFamily.Member(configuration.grid, game, region),
                setup.random("search").nextLong(),
                configuration.pairs);
    }

    @Override
    public void measure(GameFamily family, Certified iterate, Measurements out) {
        CertificateReferee.certificate(family, iterate, out);
        AffineReferee.measure(iterate, out);
        if (iterate.member().game().dimension() == 2) {
            Pseudospectrum spectrum = Pseudospectrum.of(iterate);
            for (double level : new double[] {0.5, 1, 1.5}) {
                out.put(level(level), spectrum.fraction((int) iterate.member().value(), level));
            }
        }
    }

    private static String level(double level) {
        return "resolvent-" + level;
    }
}
