package org.reprise.sea.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.sea.problem.Feedback;
import org.reprise.sea.problem.Learner;
import org.reprise.sea.problem.SeaProblem;

/**
 * Two layers: mirror descent with each step of a pool, and a Hedge over them that guesses their next losses and charges them
 * for moving. One gradient a round.
 */
final class Ensemble implements Learner {
    private final Settings settings;
    private final int d;
    private final int n;
    private final double radius;
    // By replica, base and coordinate.
    private final double[] auxiliary;
    private final double[] base;
    private final double[] previous;
    private final double[] moves;
    private final double[] cumulative;
    private final double[] weights;
    private final double[] guess;
    private final double[] realised;

    /**
     * How the layers are set.
     *
     * @param pool steps of the bases
     * @param switching charge for moving, times the squared distance
     * @param optimistic whether the last gradient is the guess, or 0
     * @param rate learning rate of the Hedge from the realised variation before the round
     */
    record Settings(double[] pool, double switching, boolean optimistic, Rate rate) {}

    /** Learning rate of the Hedge. */
    @FunctionalInterface
    interface Rate {
        double of(double realised);
    }

    Ensemble(SeaProblem problem, Settings settings) {
        this.settings = settings;
        d = problem.dimension();
        n = settings.pool.length;
        radius = problem.radius();
        int replicas = problem.replicas();
        auxiliary = new double[replicas * n * d];
        base = new double[auxiliary.length];
        previous = new double[auxiliary.length];
        moves = new double[replicas * n];
        cumulative = new double[replicas * n];
        weights = new double[replicas * n];
        guess = new double[replicas * d];
        realised = new double[replicas];
    }

    /** {@code min(most, least 2^(i-1))}, i = 1..N, N = ceil(log2(max(most/least, 1))) + 1. */
    static double[] pool(double least, double most) {
        double ratio = Math.max(most / least, 1);
        double[] steps = new double[(int) Math.ceil(Math.log(ratio) / Math.log(2)) + 1];
        Arrays.setAll(steps, i -> Math.min(most, least * Math.pow(2, i)));
        return steps;
    }

    @Override
    public void play(int replica, long round, double[] x) {
        int own = replica * d;
        int bases = replica * n;
        double rate = settings.rate.of(realised[replica]);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            int at = (bases + i) * d;
            for (int j = 0; j < d; j++) {
                base[at + j] = auxiliary[at + j] - settings.pool[i] * guess[own + j];
            }
            Ball.project(base, at, d, radius);
            double square = 0;
            for (int j = 0; j < d && round > 1; j++) {
                double difference = base[at + j] - previous[at + j];
                square += difference * difference;
            }
            moves[bases + i] = settings.switching * square;
            weights[bases + i] = cumulative[bases + i] + Dense.dot(guess, own, base, at, d) + moves[bases + i];
            least = Math.min(least, weights[bases + i]);
        }
        double total = 0;
        for (int i = bases; i < bases + n; i++) {
            weights[i] = Math.exp(-rate * (weights[i] - least));
            total += weights[i];
        }
        Arrays.fill(x, 0);
        for (int i = bases; i < bases + n; i++) {
            weights[i] /= total;
            Dense.axpy(weights[i], base, i * d, x, 0, d);
        }
        // A mean of points of the ball may leave it by rounding.
        Ball.project(x, 0, d, radius);
    }

    @Override
    public void observe(int replica, long round, Feedback feedback) {
        int own = replica * d;
        int bases = replica * n;
        double[] g = feedback.gradient();
        for (int i = 0; i < n; i++) {
            int at = (bases + i) * d;
            cumulative[bases + i] += Dense.dot(g, 0, base, at, d) + moves[bases + i];
            System.arraycopy(base, at, previous, at, d);
            Dense.axpy(-settings.pool[i], g, 0, auxiliary, at, d);
            Ball.project(auxiliary, at, d, radius);
        }
        double change = 0;
        for (int j = 0; j < d; j++) {
            double difference = g[j] - guess[own + j];
            change += difference * difference;
        }
        realised[replica] += change;
        if (settings.optimistic) {
            System.arraycopy(g, 0, guess, own, d);
        }
    }

    /** Weights of the bases of a replica in the last round. */
    double[] weights(int replica) {
        return Arrays.copyOfRange(weights, replica * n, (replica + 1) * n);
    }
}
