package org.reprise.sea.problem;

import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;

/**
 * A regression stream: a uniform on the unit sphere, {@code y = <a, w> + e} with e uniform on [-s, s] and w new on a sphere
 * at the start of every stage. For squared losses variance and variation are exact; Huber's loss has the same as upper
 * bounds, since its slope changes by no more than the residual.
 */
public final class RegressionNature implements Nature {
    private final MarginLoss losses;
    private final double radius;
    private final double truth;
    private final double noise;
    private final int stages;
    private final long horizon;
    private final long seed;

    /**
     * A stream.
     *
     * @param link squared or Huber's loss
     * @param dimension d
     * @param radius R of the domain
     * @param truth length of w, at most R
     * @param noise s
     * @param stages number of stages, at least 1
     * @param horizon rounds T
     * @param seed of the random streams
     */
    public RegressionNature(
            Link link, int dimension, double radius, double truth, double noise, int stages, long horizon, long seed) {
        if (link != Link.SQUARED && link != Link.HUBER) {
            throw Problems.value("The loss of a regression stream is " + link, "Use squared or huber.");
        }
        if (truth > radius) {
            throw Problems.value(
                    "The true vector has length " + truth + "; expected at most the domain's radius " + radius,
                    "Lower truth.");
        }
        losses = new MarginLoss(link, dimension, 0);
        this.radius = radius;
        this.truth = truth;
        this.noise = noise;
        this.stages = stages;
        this.horizon = horizon;
        this.seed = seed;
    }

    /** The largest residual. */
    public double residual() {
        return radius + truth + noise;
    }

    @Override
    public LossFamily losses() {
        return losses;
    }

    @Override
    public boolean exact() {
        return losses.link() == Link.SQUARED || residual() <= Link.THRESHOLD;
    }

    @Override
    public Draw open(int replica, boolean hardness) {
        return new Stream(
                RandomStreams.of(seed, "truth", "replica-" + replica),
                RandomStreams.of(seed, "data", "replica-" + replica));
    }

    private final class Stream implements Draw {
        private final int d = losses.dimension();
        private final RandomGenerator truths;
        private final RandomGenerator data;
        private double[] w = new double[d];
        private double change;
        private long stage = -1;
        private long round;

        Stream(RandomGenerator truths, RandomGenerator data) {
            this.truths = truths;
            this.data = data;
        }

        @Override
        public void next(double[] row) {
            round++;
            long now = (round - 1) * stages / horizon;
            change = 0;
            if (now != stage) {
                stage = now;
                double[] fresh = new double[d];
                Sphere.point(truths, truth, fresh);
                double square = 0;
                for (int i = 0; i < d; i++) {
                    square += (fresh[i] - w[i]) * (fresh[i] - w[i]);
                }
                // grad F(x) = (x - w) / d
                change = (round == 1 ? Math.pow(radius + truth, 2) : square) / d / d;
                w = fresh;
            }
            Sphere.point(data, 1, row, 0, d);
            double y = noise * (2 * data.nextDouble() - 1);
            for (int i = 0; i < d; i++) {
                y += row[i] * w[i];
            }
            row[d] = y;
        }

        @Override
        public double variance() {
            double reach = Math.pow(radius + truth, 2) / d;
            return reach - reach / d + noise * noise / 3;
        }

        @Override
        public double variation() {
            return change;
        }

        @Override
        public double[] minimiser() {
            return w;
        }
    }
}
