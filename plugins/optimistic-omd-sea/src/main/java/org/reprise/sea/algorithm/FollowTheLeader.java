package org.reprise.sea.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.SeaProblem;

/**
 * {@code x_t = argmin sum_(s<t) (<g_s, x> + mu ||x - x_s||^2 / 2) + <M_t, x>}, which is {@code Pi((mu sum x_s - sum g_s - M_t) /
 * (mu (t - 1)))}; x_1 = 0.
 */
final class FollowTheLeader implements Learner {
    private final int d;
    private final double radius;
    private final double mu;
    private final boolean optimistic;
    private final double[] sum;
    private final double[] guess;

    FollowTheLeader(SeaProblem problem, double mu, boolean optimistic) {
        d = problem.dimension();
        radius = problem.radius();
        this.mu = mu;
        this.optimistic = optimistic;
        sum = new double[problem.replicas() * d];
        guess = new double[sum.length];
    }

    @Override
    public void play(int replica, long round, double[] x) {
        if (round == 1) {
            Arrays.fill(x, 0);
            return;
        }
        int at = replica * d;
        double scale = 1 / (mu * (round - 1));
        for (int i = 0; i < d; i++) {
            x[i] = scale * (sum[at + i] - guess[at + i]);
        }
        Ball.project(x, 0, d, radius);
    }

    @Override
    public void observe(int replica, long round, Feedback feedback) {
        int at = replica * d;
        Dense.axpy(mu, feedback.play(), 0, sum, at, d);
        Dense.axpy(-1, feedback.gradient(), 0, sum, at, d);
        if (optimistic) {
            System.arraycopy(feedback.gradient(), 0, guess, at, d);
        }
    }
}
