package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Optimistic mirror descent with implicit steps, for losses that are not smooth. */
@Extension
@AlgorithmSpec(
        id = "oomd-implicit",
        title = "Optimistic mirror descent, implicit",
        description =
                "x_t and the auxiliary point are proximal steps of the last loss and of this one; the guess is the gradient"
                        + " of the last loss at x_t itself, so that smoothness is not used.",
        reference = "Chen et al. 2024 (JMLR), non-smooth losses")
public final class OptimisticImplicit implements Algorithm<SeaProblem, OptimisticImplicit.Parameters, Score> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "delta in eta_t = D / sqrt(delta + 4 G^2 + ...)", byDefault = "0.01", min = 0)
                    double delta) {}

    @Override
    public Score solve(SeaProblem problem, Parameters parameters, Trial<Score> trial) {
        return Rounds.play(problem, new Run(problem, parameters.delta), trial);
    }

    private static final class Run implements Learner {
        private final int d;
        private final double radius;
        private final double diameter;
        private final double base;
        private final double[][] auxiliary;
        private final double[][] next;
        private final double[][] spare;
        private final double[] realised;

        Run(SeaProblem problem, double delta) {
            d = problem.dimension();
            radius = problem.radius();
            diameter = problem.diameter();
            double g = problem.regularity().gradient();
            base = delta + 4 * g * g;
            auxiliary = new double[problem.replicas()][d];
            next = new double[problem.replicas()][d];
            spare = new double[problem.replicas()][d];
            realised = new double[problem.replicas()];
        }

        @Override
        public void play(int replica, long round, double[] x) {
            System.arraycopy(next[replica], 0, x, 0, d);
        }

        @Override
        public void observe(int replica, long round, Feedback feedback) {
            double[] moved = spare[replica];
            feedback.proximal(diameter / Math.sqrt(base + realised[replica]), auxiliary[replica], moved);
            // Projecting afterwards is exact where the ball is not active.
            Ball.project(moved, 0, d, radius);
            double[] old = auxiliary[replica];
            auxiliary[replica] = moved;
            spare[replica] = old;
            feedback.previousGradient(old);
            for (int i = 0; i < d; i++) {
                double difference = feedback.gradient()[i] - old[i];
                realised[replica] += difference * difference;
            }
            feedback.proximal(diameter / Math.sqrt(base + realised[replica]), moved, next[replica]);
            Ball.project(next[replica], 0, d, radius);
        }
    }
}
