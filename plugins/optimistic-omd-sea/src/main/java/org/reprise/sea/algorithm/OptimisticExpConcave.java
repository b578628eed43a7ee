package org.reprise.sea.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Param;
import org.reprise.spi.Trial;

/** Optimistic online Newton step: the optimistic template in the norm of H_t. */
@Extension
@AlgorithmSpec(
        id = "oomd-exp",
        title = "Optimistic mirror descent, exp-concave",
        description =
                "The optimistic template in the norm of H_t = (1 + beta G^2/2) I + (beta/2) sum of g g', beta = scale"
                        + " min(1/(4GD), alpha) / 2. For exponentially concave losses.",
        reference = "Chen et al. 2023, exp-concave losses")
public final class OptimisticExpConcave implements Algorithm<SeaProblem, OptimisticExpConcave.Parameters, Score> {
    /** Parameters. */
    public record Parameters(
            @Param(
                            value = "beta over that of theory, which is so small that the logarithm shows late",
                            byDefault = "1",
                            min = 0,
                            aboveMin = true)
                    double betaScale) {}

    @Override
    public Score solve(SeaProblem problem, Parameters parameters, Trial<Score> trial) {
        double g = problem.regularity().gradient();
        double alpha = Rounds.expConcavity(problem, "oomd-exp");
        double beta = parameters.betaScale * 0.5 * Math.min(1 / (4 * g * problem.diameter()), alpha);
        trial.record("beta", beta);
        return Rounds.play(problem, new Run(problem, beta), trial);
    }

    private static final class Run implements Learner {
        private final double beta;
        private final NewtonMetric[] metrics;
        private final double[][] auxiliary;
        private final double[][] guess;

        Run(SeaProblem problem, double beta) {
            this.beta = beta;
            double g = problem.regularity().gradient();
            int d = problem.dimension();
            metrics = new NewtonMetric[problem.replicas()];
            Arrays.setAll(metrics, r -> new NewtonMetric(d, problem.radius(), 1 + beta / 2 * g * g));
            auxiliary = new double[metrics.length][d];
            guess = new double[metrics.length][d];
        }

        @Override
        public void play(int replica, long round, double[] x) {
            metrics[replica].step(auxiliary[replica], 1, guess[replica], x);
        }

        @Override
        public void observe(int replica, long round, Feedback feedback) {
            double[] g = feedback.gradient();
            metrics[replica].step(auxiliary[replica], 1, g, auxiliary[replica]);
            metrics[replica].add(beta / 2, g);
            System.arraycopy(g, 0, guess[replica], 0, g.length);
        }
    }
}
