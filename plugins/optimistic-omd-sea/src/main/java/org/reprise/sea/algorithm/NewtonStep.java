package org.reprise.sea.algorithm;

import java.util.Arrays;
import org.pf4j.Extension;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.Score;
import org.reprise.sea.problem.SeaProblem;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Trial;

/** Online Newton step: no guess of the next gradient. */
@Extension
@AlgorithmSpec(
        id = "ons",
        title = "Online Newton step",
        description =
                "x_(t+1) = Pi_A(x_t - A_t^-1 g_t / gamma), A_t = I/(gamma D)^2 + sum of g g', gamma = min(1/(4GD), alpha) / 2.",
        reference = "Hazan, Agarwal and Kale 2007")
public final class NewtonStep implements Algorithm<SeaProblem, NoParameters, Score> {
    @Override
    public Score solve(SeaProblem problem, NoParameters parameters, Trial<Score> trial) {
        double g = problem.regularity().gradient();
        double alpha = Rounds.expConcavity(problem, "ons");
        double gamma = 0.5 * Math.min(1 / (4 * g * problem.diameter()), alpha);
        return Rounds.play(problem, new Run(problem, gamma), trial);
    }

    private static final class Run implements Learner {
        private final double gamma;
        private final NewtonMetric[] metrics;
        private final double[][] place;

        Run(SeaProblem problem, double gamma) {
            this.gamma = gamma;
            metrics = new NewtonMetric[problem.replicas()];
            double start = Math.pow(gamma * problem.diameter(), -2);
            Arrays.setAll(metrics, r -> new NewtonMetric(problem.dimension(), problem.radius(), start));
            place = new double[metrics.length][problem.dimension()];
        }

        @Override
        public void play(int replica, long round, double[] x) {
            System.arraycopy(place[replica], 0, x, 0, x.length);
        }

        @Override
        public void observe(int replica, long round, Feedback feedback) {
            metrics[replica].add(1, feedback.gradient());
            metrics[replica].step(place[replica], 1 / gamma, feedback.gradient(), place[replica]);
        }
    }
}
