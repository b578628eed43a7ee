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

/** The paper's linear-quadratic games. */
@Extension
@ExperimentSpec(
        id = "quadratic",
        title = "Two quadratic players",
        description =
                "The paper's linear-quadratic games along the strength of their coupling, or along the noise that spoils its symmetry.",
        metricsOf = {CertificateReferee.class, AffineReferee.class})
public final class QuadraticExperiment implements Experiment<GameFamily, QuadraticExperiment.Configuration, Certified> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value = "along the coupling's strength lambda, or along noise e at lambda = 1",
                            byDefault = "coupling")
                    Sweep sweep,
            @Param(value = "dimension of each player", byDefault = "32", min = 2) int size,
            @Param(
                            value =
                                    "own curvature: the identity, or the identity and a Gaussian's Gram matrix with a Gaussian"
                                            + " coupling of norm 1 in place of an orthogonal one",
                            byDefault = "identity")
                    Curvature curvature,
            @Param(value = "first value of the sweep", byDefault = "0", min = 0) double from,
            @Param(value = "last value of the sweep", byDefault = "2.5", min = 0) double to,
            @Param(value = "values of the sweep", byDefault = "61", min = 1) int count,
            @Param(value = "random pairs of points on which each certificate is tried", byDefault = "64", min = 1)
                    int pairs) {}

    /** What is swept. */
    public enum Sweep {
        /** A_12 = 10 lambda R, A_21 = 0.05 lambda R^T. */
        COUPLING,
        /** A_12 = 10 ((1 - e) R + e E_12), A_21 = 0.05 ((1 - e) R^T + e E_21), E Gaussian of norm 1. */
        NOISE
    }

    /** Own curvature of the players. */
    public enum Curvature {
        /** The identity. */
        IDENTITY,
        /** I + G^T G. */
        GRAM
    }

    @Override
    public GameFamily problem(Configuration configuration, Setup setup) {
        long seed = setup.random("game").nextLong();
        return new GameFamily(
                configuration.count,
                index -> member(configuration, seed, index),
                setup.random("search").nextLong(),
                configuration.pairs);
    }

    @Override
    public void measure(GameFamily family, Certified iterate, Measurements out) {
        CertificateReferee.certificate(family, iterate, out);
        AffineReferee.measure(iterate, out);
    }

    private static GameFamily.Member member(Configuration configuration, long seed, int index) {
        int n = configuration.size;
        double value = configuration.from
                + (configuration.to - configuration.from) * index / Math.max(1, configuration.count - 1);
        boolean gram = configuration.curvature == Curvature.GRAM;
        RandomGenerator random = RandomStreams.of(seed, "matrices");
        double[] r = gram ? QuadraticGames.unit(n, random) : QuadraticGames.orthogonal(n, random);
        double[] first = QuadraticGames.curvature(n, gram, random);
        double[] second = QuadraticGames.curvature(n, gram, random);
        double[] forth = new double[n * n];
        double[] back = new double[n * n];
        boolean noise = configuration.sweep == Sweep.NOISE;
        double[] one = noise ? QuadraticGames.unit(n, random) : r;
        double[] two = noise ? QuadraticGames.unit(n, random) : r;
        double strength = noise ? 1 - value : value;
        double spoilt = noise ? value : 0;
        for (int k = 0; k < n * n; k++) {
            forth[k] = QuadraticGames.FORTH * (strength * r[k] + spoilt * one[k]);
            back[k] = QuadraticGames.BACK * (strength * r[k % n * n + k / n] + spoilt * two[k]);
        }
        QuadraticGame game = QuadraticGames.blocks(n, first, forth, back, second);
        return new GameFamily.Member(value, game, new Box(new double[2 * n], 1, Box.Layout.SOBOL));
    }
}
