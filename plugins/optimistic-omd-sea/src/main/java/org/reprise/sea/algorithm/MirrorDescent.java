package org.reprise.sea.algorithm;

import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.SeaProblem;

/**
 * The optimistic template with the Euclidean distance: {@code x_t = Pi(y_t - eta_t M_t)}, {@code y_(t+1) = Pi(y_t - eta_t
 * g_t)}, {@code M_(t+1) = g_t}; without optimism M = 0 and the two points are one.
 */
final class MirrorDescent implements Learner {
    private final int d;
    private final double radius;
    private final StepSize steps;
    private final boolean optimistic;
    private final double[] auxiliary;
    private final double[] guess;
    private final double[] realised;
    private final double[] eta;

    MirrorDescent(SeaProblem problem, StepSize steps, boolean optimistic) {
        d = problem.dimension();
        radius = problem.radius();
        this.steps = steps;
        this.optimistic = optimistic;
        auxiliary = new double[problem.replicas() * d];
        guess = new double[auxiliary.length];
        realised = new double[problem.replicas()];
        eta = new double[realised.length];
    }

    @Override
    public void play(int replica, long round, double[] x) {
        int at = replica * d;
        double step = steps.of(round, realised[replica]);
        eta[replica] = step;
        for (int i = 0; i < d; i++) {
            x[i] = auxiliary[at + i] - step * guess[at + i];
        }
        Ball.project(x, 0, d, radius);
    }

    @Override
    public void observe(int replica, long round, Feedback feedback) {
        int at = replica * d;
        double step = eta[replica];
        double[] g = feedback.gradient();
        double change = 0;
        for (int i = 0; i < d; i++) {
            double difference = g[i] - guess[at + i];
            change += difference * difference;
            auxiliary[at + i] -= step * g[i];
        }
        Ball.project(auxiliary, at, d, radius);
        realised[replica] += change;
        if (optimistic) {
            System.arraycopy(g, 0, guess, at, d);
        }
    }
}
