package org.reprise.smallgain.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.smallgain.certificate.BlockMetric;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Region;

/**
 * Looks for pairs of points that violate a certificate: far and close random pairs of the region, then small random moves of
 * the worst. It uses the pseudo-gradient alone, never its Jacobian.
 */
final class PairSearch {
    private static final int MOVES = 200;
    private static final double CLOSEST = 4;

    private final Game game;
    private final Region region;
    private final double[] roots;
    private final RandomGenerator random;
    private final int d;

    PairSearch(Game game, Region region, double[] weights, RandomGenerator random) {
        this.game = game;
        this.region = region;
        this.roots = BlockMetric.roots(game, weights);
        this.random = random;
        d = game.dimension();
    }

    /**
     * The worst that was found.
     *
     * @param rate least {@code <F(x) - F(y), x - y>_M / ||x - y||_M^2}
     * @param euler largest ratio of distances in M after and before one Euler step
     * @param rk4 the same for one RK4 step
     */
    record Worst(double rate, double euler, double rk4) {}

    /** Draws so many pairs; h may be NaN, then the ratios are. */
    Worst run(int pairs, double h) {
        double[] x = new double[pairs * d];
        double[] y = new double[pairs * d];
        for (int p = 0; p < pairs; p++) {
            region.draw(random, x, p * d);
            region.draw(random, y, p * d);
            double part = p % 2 == 0 ? 1 : Math.pow(10, -CLOSEST * random.nextDouble());
            for (int k = p * d; k < (p + 1) * d; k++) {
                y[k] = x[k] + part * (y[k] - x[k]);
            }
        }
        double[] fx = field(x);
        double[] fy = field(y);
        int worst = 0;
        double least = Double.POSITIVE_INFINITY;
        double euler = 0;
        for (int p = 0; p < pairs; p++) {
            double rate = rate(x, y, fx, fy, p * d);
            if (rate < least) {
                least = rate;
                worst = p;
            }
            euler = Math.max(euler, eulerRatio(x, y, fx, fy, p * d, h));
        }
        double rk4 = rk4Ratio(x, y, fx, fy, h);
        return new Worst(climb(x, y, worst, least), Double.isNaN(h) ? h : euler, Double.isNaN(h) ? h : rk4);
    }

    private double[] field(double[] x) {
        double[] out = new double[x.length];
        game.field(x, 0, x.length / d, out);
        return out;
    }

    private double rate(double[] x, double[] y, double[] fx, double[] fy, int at) {
        double product = 0;
        double square = 0;
        for (int k = 0; k < d; k++) {
            double difference = roots[k] * (x[at + k] - y[at + k]);
            product += roots[k] * (fx[at + k] - fy[at + k]) * difference;
            square += difference * difference;
        }
        return product / square;
    }

    private double eulerRatio(double[] x, double[] y, double[] fx, double[] fy, int at, double h) {
        double after = 0;
        for (int k = 0; k < d; k++) {
            double difference = roots[k] * (x[at + k] - y[at + k] - h * (fx[at + k] - fy[at + k]));
            after += difference * difference;
        }
        return Math.sqrt(after / BlockMetric.square(x, at, y, at, roots));
    }

    private double rk4Ratio(double[] x, double[] y, double[] fx, double[] fy, double h) {
        double[] one = step(x, fx, h);
        double[] two = step(y, fy, h);
        double most = 0;
        for (int at = 0; at < x.length; at += d) {
            most = Math.max(
                    most,
                    Math.sqrt(BlockMetric.square(one, at, two, at, roots) / BlockMetric.square(x, at, y, at, roots)));
        }
        return most;
    }

    private double[] step(double[] x, double[] first, double h) {
        double[] sum = first.clone();
        double[] field = first;
        double[] parts = {0.5, 0.5, 1};
        for (int stage = 0; stage < parts.length; stage++) {
            double[] at = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                at[k] = x[k] - parts[stage] * h * field[k];
            }
            field = field(at);
            for (int k = 0; k < x.length; k++) {
                sum[k] += (stage == 2 ? 1 : 2) * field[k];
            }
        }
        for (int k = 0; k < x.length; k++) {
            sum[k] = x[k] - h / 6 * sum[k];
        }
        return sum;
    }

    /** Moves both points of the worst pair towards random points of the region, which is convex. */
    private double climb(double[] x, double[] y, int pair, double rate) {
        double[] a = Arrays.copyOfRange(x, pair * d, (pair + 1) * d);
        double[] b = Arrays.copyOfRange(y, pair * d, (pair + 1) * d);
        double least = rate;
        double[] towards = new double[2 * d];
        for (int move = 0; move < MOVES; move++) {
            region.draw(random, towards, 0);
            region.draw(random, towards, d);
            double part = Math.pow(10, -3 * random.nextDouble());
            double[] one = a.clone();
            double[] two = b.clone();
            for (int k = 0; k < d; k++) {
                one[k] += part * (towards[k] - one[k]);
                two[k] += part * (towards[d + k] - two[k]);
            }
            double next = rate(one, two, field(one), field(two), 0);
            if (next < least) {
                least = next;
                a = one;
                b = two;
            }
        }
        return least;
    }
}
