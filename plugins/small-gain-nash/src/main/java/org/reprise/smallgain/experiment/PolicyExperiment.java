package org.reprise.smallgain.experiment;

import org.pf4j.Extension;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.MarkovGame;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Games in policies, in mirror geometry. */
@Extension
@ExperimentSpec(
        id = "policy",
        title = "Entropy-regularised policies",
        description =
                "Markov and bimatrix games with entropy regularisation, certified in the Fisher geometry as the paper does, or in the dual space of centred logits, where the metric is constant.",
        metricsOf = CertificateReferee.class)
public final class PolicyExperiment implements Experiment<GameFamily, PolicyExperiment.Configuration, Certified> {
    /** Configuration. */
    public record Configuration(
            @Param(value = "the paper's Markov game, or a random bimatrix game", byDefault = "markov")
                    Policies.Kind game,
            @Param(
                            value =
                                    "Fisher geometry, local; or dual space, where bimatrix games are certified globally",
                            byDefault = "fisher")
                    Policies.Geometry geometry,
            @Param(value = "actions of player 1, bimatrix", byDefault = "5", min = 2) int rows,
            @Param(value = "actions of player 2, bimatrix", byDefault = "7", min = 2) int columns,
            @Param(value = "first temperature; bimatrix: over sqrt(L12 L21)", byDefault = "1", min = 0, aboveMin = true)
                    double from,
            @Param(value = "last temperature", byDefault = "1", min = 0, aboveMin = true) double to,
            @Param(value = "number of temperatures", byDefault = "1", min = 1) int count,
            @Param(
                            value = "half the width of the cube of logits about the equilibrium",
                            byDefault = "0.1",
                            min = 0,
                            aboveMin = true)
                    double halfWidth,
            @Param(value = "where constants are taken", byDefault = "vertices") Box.Layout layout,
            @Param(value = "random pairs of points on which each certificate is tried", byDefault = "2000", min = 1)
                    int pairs) {}

    @Override
    public GameFamily problem(Configuration configuration, Setup setup) {
        MarkovGame base =
                Policies.game(configuration.game, configuration.rows, configuration.columns, setup.random("game"));
        return new GameFamily(
                configuration.count,
                index -> {
                    double temperature = configuration.from
                            + (configuration.to - configuration.from) * index / Math.max(1, configuration.count - 1);
                    MarkovGame game = base.with(temperature * base.temperature());
                    double[] centre = Policies.equilibrium(game);
                    Box cube = new Box(centre, configuration.halfWidth, configuration.layout);
                    return configuration.geometry.member(temperature, game, cube);
                },
                setup.random("search").nextLong(),
                configuration.pairs);
    }

    @Override
    public void measure(GameFamily family, Certified iterate, Measurements out) {
        CertificateReferee.certificate(family, iterate, out);
    }
}
