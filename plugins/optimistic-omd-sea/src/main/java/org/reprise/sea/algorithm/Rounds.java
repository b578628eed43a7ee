package org.reprise.sea.algorithm;

import org.reprise.sea.problem.Game;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Problems;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Trial;

/** Plays a game to its end. */
final class Rounds {
    private Rounds() {}

    static Score play(SeaProblem problem, Learner learner, Trial<Score> trial) {
        Game game = problem.game(trial.threads());
        while (trial.proceed(game::score) && game.left() > 0) {
            trial.count("gradients", (long) game.play(learner) * problem.replicas());
        }
        return game.score();
    }

    /** The modulus of strong convexity, which a learner needs. */
    static double strongConvexity(SeaProblem problem, String learner) {
        double lambda = problem.regularity().strongConvexity();
        if (!(lambda > 0)) {
            throw Problems.value(
                    learner + " needs strongly convex expected losses; lambda is " + lambda,
                    "Use losses with strong convexity, or a learner for convex losses: oomd.");
        }
        return lambda;
    }

    /** The modulus of exponential concavity, which a learner needs. */
    static double expConcavity(SeaProblem problem, String learner) {
        double alpha = problem.regularity().expConcavity();
        if (!(alpha > 0)) {
            throw Problems.value(
                    learner + " needs exponentially concave losses; alpha is " + alpha,
                    "Use squared or logistic losses, or a learner for convex losses: oomd.");
        }
        return alpha;
    }
}
