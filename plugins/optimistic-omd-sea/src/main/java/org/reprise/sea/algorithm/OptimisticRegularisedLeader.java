package org.reprise.sea.algorithm;

import org.pf4j.Extension;
import org.reprise.numerics.Dense;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Optimistic follow the regularised leader, {@code x_t = Pi(-(eta_t / 2)(M_t + sum of g_s))}. */
@Extension
@AlgorithmSpec(
        id = "oftrl",
        title = "Optimistic follow the regularised leader",
        description =
                "All gradients so far and the last one once more, with the regulariser ||x||^2 / eta_t; eta_t falls with"
                        + " the realised variation. Its bound asks every drawn loss to be convex.",
        reference = "Sachs et al. 2022, Theorem 5")
public final class OptimisticRegularisedLeader
        implements Algorithm<SeaProblem, OptimisticRegularisedLeader.Parameters, Score> {
    /** Parameters. */
    public record Parameters(
            @Param(value = "nu of eta_t = D^2 / (nu + ...); 0 for L D^2 + D G", byDefault = "0", min = 0) double nu) {}

    @Override
    public Score solve(SeaProblem problem, Parameters parameters, Trial<Score> trial) {
        double d = problem.diameter();
        double theory = problem.regularity().smoothness() * d * d
                + d * problem.regularity().gradient();
        return Rounds.play(problem, new Run(problem, parameters.nu > 0 ? parameters.nu : theory), trial);
    }

    private static final class Run implements Learner {
        private final int d;
        private final double radius;
        private final double square;
        private final double nu;
        private final double[] sum;
        private final double[] guess;
        private final double[] weighted;

        Run(SeaProblem problem, double nu) {
            d = problem.dimension();
            radius = problem.radius();
            square = problem.diameter() * problem.diameter();
            this.nu = nu;
            sum = new double[problem.replicas() * d];
            guess = new double[sum.length];
            weighted = new double[problem.replicas()];
        }

        @Override
        public void play(int replica, long round, double[] x) {
            int at = replica * d;
            double half = square / (nu + weighted[replica]) / 2;
            for (int i = 0; i < d; i++) {
                x[i] = -half * (guess[at + i] + sum[at + i]);
            }
            Ball.project(x, 0, d, radius);
        }

        @Override
        public void observe(int replica, long round, Feedback feedback) {
            int at = replica * d;
            double[] g = feedback.gradient();
            double change = 0;
            for (int i = 0; i < d; i++) {
                double difference = g[i] - guess[at + i];
                change += difference * difference;
            }
            weighted[replica] += square / (nu + weighted[replica]) * change;
            Dense.axpy(1, g, 0, sum, at, d);
            System.arraycopy(g, 0, guess, at, d);
        }
    }
}
