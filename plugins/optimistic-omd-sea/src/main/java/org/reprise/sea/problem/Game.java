package org.reprise.sea.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * One playing of all replicas, which keeps the score: the learner sees gradients, the experiment sees what they cost.
 * Replicas do not touch each other's numbers, so that the threads do not matter.
 */
public final class Game {
    private static final double SLACK = 1e-12;
    private static final double GRADIENT_SLACK = 1e-9;

    private final SeaProblem problem;
    private final RowBlocks blocks;
    private final Draw[] draws;
    private final Feedback[] feedback;
    private final double[] loss;
    private final double[] expected;
    private final double[] realised;
    private final double[] sum;
    private final double[] previous;
    private long round;

    Game(SeaProblem problem, int threads) {
        this.problem = problem;
        int replicas = problem.replicas();
        blocks = new RowBlocks(replicas, threads);
        draws = new Draw[replicas];
        Arrays.setAll(draws, r -> problem.nature().open(r, false));
        feedback = new Feedback[replicas];
        Arrays.setAll(feedback, r -> new Feedback(problem.nature().losses()));
        loss = new double[replicas];
        expected = new double[replicas];
        realised = new double[replicas];
        sum = new double[replicas * problem.dimension()];
        previous = new double[sum.length];
    }

    /** Rounds left. */
    public long left() {
        return problem.horizon() - round;
    }

    /**
     * Plays the next stride of rounds in all replicas.
     *
     * @return rounds played in each replica
     * @throws RepriseException if a play leaves the domain, or a gradient is not finite or longer than G
     */
    public int play(Learner learner) {
        int rounds = (int) Math.min(problem.stride(), left());
        blocks.run((block, from, to) -> {
            for (int r = from; r < to; r++) {
                for (int k = 1; k <= rounds; k++) {
                    play(learner, r, round + k);
                }
            }
        });
        round += rounds;
        return rounds;
    }

    /** The score so far. */
    public Score score() {
        return new Score(round, loss.clone(), expected.clone(), realised.clone(), sum.clone());
    }

    private void play(Learner learner, int r, long t) {
        Feedback told = feedback[r];
        int d = problem.dimension();
        learner.play(r, t, told.x);
        if (!(Dense.dot(told.x, told.x) <= Math.pow(problem.radius() + SLACK, 2))) {
            throw outside(told.x, r, t);
        }
        draws[r].next(told.row);
        problem.nature().losses().evaluate(told.row, told.x, told.gradient, told.values);
        double square = 0;
        double change = 0;
        int at = r * d;
        for (int i = 0; i < d; i++) {
            double g = told.gradient[i];
            double difference = g - previous[at + i];
            square += g * g;
            change += difference * difference;
            previous[at + i] = g;
            sum[at + i] += told.x[i];
        }
        double bound = problem.regularity().gradient();
        if (!(square <= Math.pow(bound * (1 + GRADIENT_SLACK), 2))) {
            throw Problems.bad(
                    "Gradient norm " + Math.sqrt(square) + " exceeds G=" + bound + " at round " + t + " of replica "
                            + r,
                    "Give a larger G, or losses with bounded gradients: noise counts as well.");
        }
        loss[r] += told.values[0];
        expected[r] += told.values[1];
        realised[r] += change;
        learner.observe(r, t, told);
        told.turn();
    }

    private RepriseException outside(double[] x, int r, long t) {
        return new RepriseException(
                ErrorCode.PLUGIN_CONTRACT,
                "The learner's play in round " + t + " of replica " + r + " has norm " + Math.sqrt(Dense.dot(x, x))
                        + "; expected at most the domain's radius " + problem.radius(),
                "Project the play on the ball.");
    }
}
