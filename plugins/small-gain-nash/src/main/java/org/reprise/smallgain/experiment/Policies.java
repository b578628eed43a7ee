package org.reprise.smallgain.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.MarkovGame;
import org.reprise.smallgain.game.PolicyDual;
import org.reprise.smallgain.game.PolicyFisher;
import org.reprise.smallgain.game.PolicyLogits;
import org.reprise.smallgain.problem.GameFamily;

/** Games in policies, for experiments. */
public final class Policies {
    private static final int STEPS = 20_000;
    private static final double CLOSE = 1e-13;

    private Policies() {}

    /** Which game. */
    public enum Kind {
        /** The paper's: two states, two actions each, common reward. */
        MARKOV,
        /** One state, Gaussian payoffs. */
        BIMATRIX
    }

    /** The geometry in which a game is certified. */
    public enum Geometry {
        /** Jacobian whitened by Fisher matrices at each point: local. */
        FISHER,
        /** Centred logits, in which the metric is constant. */
        DUAL;

        GameFamily.Member member(double value, MarkovGame game, Box cube) {
            PolicyDual dual = new PolicyDual(game);
            return new GameFamily.Member(value, this == DUAL ? dual : new PolicyFisher(game), dual.region(cube));
        }
    }

    /** The game at temperature 1; a bimatrix game at {@code sqrt(L_12 L_21)}, above which it is certified. */
    static MarkovGame game(Kind kind, int rows, int columns, RandomGenerator random) {
        if (kind == Kind.MARKOV) {
            return MarkovGame.paper();
        }
        double[] a = new double[rows * columns];
        double[] b = new double[rows * columns];
        Arrays.setAll(a, k -> random.nextGaussian());
        Arrays.setAll(b, k -> random.nextGaussian());
        MarkovGame game = MarkovGame.bimatrix(rows, columns, a, b, 1);
        BlockBounds bounds = new PolicyDual(game).bounds(null).orElseThrow();
        return game.with(Math.sqrt(bounds.coupling()[1] * bounds.coupling()[2]));
    }

    /**
     * Logits where natural gradients vanish, by damped natural steps from uniform policies; where the steps do not settle,
     * the last point.
     */
    static double[] equilibrium(MarkovGame game) {
        PolicyLogits logits = new PolicyLogits(game);
        double[] theta = new double[logits.dimension()];
        double[] natural = new double[theta.length];
        double h = 0.05 / game.temperature();
        for (int k = 0; k < STEPS; k++) {
            logits.natural(theta, 0, 1, natural);
            double most = 0;
            for (int l = 0; l < theta.length; l++) {
                theta[l] -= h * natural[l];
                most = Math.max(most, Math.abs(natural[l]));
            }
            if (most < CLOSE * game.temperature()) {
                break;
            }
        }
        return theta;
    }
}
