package org.reprise.smallgain.experiment;

import java.util.random.RandomGenerator;
import org.pf4j.Extension;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.Equilibrium;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** Dynamics on certified games. */
@Extension
@ExperimentSpec(
        id = "dynamics",
        title = "Dynamics of certified games",
        description =
                "Quadratic and nonlinear games, played from many starts; step sizes are multiples of what the certificate allows.",
        metricsOf = DynamicsReferee.class)
public final class DynamicsExperiment
        implements Experiment<DynamicsProblem, DynamicsExperiment.Configuration, GameState> {
    /** Configuration. */
    public record Configuration(
            @Param(
                            value =
                                    "two, three or zero-sum scalar players, two quadratic players, or players with saturating influence",
                            byDefault = "quadratic")
                    Kind game,
            @Param(value = "dimension of each player, for quadratic and nonlinear", byDefault = "32", min = 1) int size,
            @Param(value = "strength of the coupling of quadratic players", byDefault = "1", min = 0) double coupling,
            @Param(value = "largest margin of any weights, nonlinear players", byDefault = "0.3", max = 1)
                    double margin,
            @Param(
                            value =
                                    "starting points, normal about the equilibrium; 0 for the paper's one, (0.15, -0.15)",
                            byDefault = "16",
                            min = 0)
                    int starts,
            @Param(value = "standard deviation of the starts", byDefault = "1", min = 0, aboveMin = true) double spread,
            @Param(value = "half the width of the box that players stay in; 0 for none", byDefault = "0", min = 0)
                    double box) {}

    /** The games. */
    public enum Kind {
        /** J = [[1, 10], [0.05, 1]]. */
        TWO,
        /** Curvatures 1, 1.5 and 2. */
        THREE,
        /** J = [[0, 1], [-1, 0]], which is not certified. */
        ZERO_SUM,
        /** The paper's linear-quadratic game. */
        QUADRATIC,
        /** Three players with tanh. */
        NONLINEAR
    }

    @Override
    public DynamicsProblem problem(Configuration configuration, Setup setup) {
        RandomGenerator random = setup.random("game");
        int n = configuration.size;
        Game game =
                switch (configuration.game) {
                    case TWO -> QuadraticGames.two();
                    case THREE -> QuadraticGames.three();
                    case ZERO_SUM -> QuadraticGames.zeroSum();
                    case QUADRATIC -> quadratic(n, configuration.coupling, random);
                    case NONLINEAR -> NonlinearGames.of(3, n, configuration.margin, random);
                };
        int d = game.dimension();
        Box region = new Box(new double[d], 3, Box.Layout.SOBOL);
        Certificate certificate = Certifier.of(game, region, 257, Certifier.Proof.AUTO, setup.random("points"), 1)
                .smallGain(WeightRule.PERRON);
        double[] equilibrium = Equilibrium.of(game, new double[d]);
        return new DynamicsProblem(
                game,
                certificate,
                equilibrium,
                starts(configuration, equilibrium, setup.random("starts")),
                configuration.box == 0 ? Double.POSITIVE_INFINITY : configuration.box);
    }

    @Override
    public void measure(DynamicsProblem problem, GameState state, Measurements out) {
        DynamicsReferee.measure(problem, state, out);
    }

    private static Game quadratic(int n, double strength, RandomGenerator random) {
        double[] r = QuadraticGames.orthogonal(n, random);
        double[] forth = new double[n * n];
        double[] back = new double[n * n];
        for (int k = 0; k < n * n; k++) {
            forth[k] = QuadraticGames.FORTH * strength * r[k];
            back[k] = QuadraticGames.BACK * strength * r[k % n * n + k / n];
        }
        double[] identity = QuadraticGames.curvature(n, false, random);
        return QuadraticGames.blocks(n, identity, forth, back, identity);
    }

    private static double[] starts(Configuration configuration, double[] equilibrium, RandomGenerator random) {
        int d = equilibrium.length;
        double[] starts = new double[Math.max(1, configuration.starts) * d];
        for (int k = 0; k < starts.length; k++) {
            double offset = configuration.starts == 0
                    ? (k % 2 == 0 ? 0.15 : -0.15)
                    : configuration.spread * random.nextGaussian();
            starts[k] = equilibrium[k % d] + offset;
        }
        return starts;
    }
}
