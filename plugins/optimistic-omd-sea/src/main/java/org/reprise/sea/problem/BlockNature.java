package org.reprise.sea.problem;

import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;

/**
 * Losses with kinks: a unit direction a, new every block of rounds, and a target from a fixed point u*: {@code |<a, x> - y|}
 * with {@code y = <a, u*> + e}, e uniform on [-s, s], or the hinge of {@code y = sign <a, u*>}, flipped with probability s.
 * The variance is exact; the variation is an upper bound, exact for absolute losses without noise.
 */
public final class BlockNature implements Nature {
    private final MarginLoss losses;
    private final double radius;
    private final double truth;
    private final double noise;
    private final int block;
    private final long seed;

    /**
     * An environment.
     *
     * @param link absolute or hinge
     * @param dimension d
     * @param radius R of the domain
     * @param truth length of u*, below R
     * @param noise s: at least 0, for hinge losses below 1/2
     * @param block rounds of a direction
     * @param seed of the random streams
     */
    public BlockNature(Link link, int dimension, double radius, double truth, double noise, int block, long seed) {
        if (link.smooth()) {
            throw Problems.value("The loss is " + link + ", which has no kink", "Use absolute or hinge.");
        }
        if (!(truth < radius)) {
            throw Problems.value(
                    "u* has length " + truth + "; expected less than the domain's radius " + radius, "Lower truth.");
        }
        if (link == Link.HINGE && !(noise < 0.5)) {
            throw Problems.value("Labels flip with probability " + noise + "; expected less than 0.5", "Lower noise.");
        }
        losses = new MarginLoss(link, dimension, 0);
        this.radius = radius;
        this.truth = truth;
        this.noise = noise;
        this.block = block;
        this.seed = seed;
    }

    @Override
    public LossFamily losses() {
        return losses;
    }

    @Override
    public boolean exact() {
        return losses.link() == Link.ABSOLUTE && noise == 0;
    }

    @Override
    public Draw open(int replica, boolean hardness) {
        return new Blocks(RandomStreams.of(seed, "data", "replica-" + replica));
    }

    private final class Blocks implements Draw {
        private final int d = losses.dimension();
        private final boolean hinge = losses.link() == Link.HINGE;
        private final RandomGenerator random;
        private final double[] target = new double[d];
        private final double[] a = new double[d];
        private final double[] before = new double[d];
        private double change;
        private long round;

        Blocks(RandomGenerator random) {
            this.random = random;
            Sphere.point(random, truth, target);
        }

        @Override
        public void next(double[] row) {
            boolean fresh = round % block == 0;
            round++;
            change = 0;
            if (fresh) {
                System.arraycopy(a, 0, before, 0, d);
                Sphere.point(random, 1, a);
                change = largest();
            }
            System.arraycopy(a, 0, row, 0, d);
            double clean = Dense.dot(a, target);
            if (hinge) {
                double sign = clean >= 0 ? 1 : -1;
                row[d] = noise > 0 && random.nextDouble() < noise ? -sign : sign;
            } else {
                row[d] = clean + (noise > 0 ? noise * (2 * random.nextDouble() - 1) : 0);
            }
        }

        /** Largest squared distance of a gradient of the old block from one of the new, over all pairs of slopes. */
        private double largest() {
            double[] now = slopes(a);
            double[] old = round == 1 ? new double[] {0} : slopes(before);
            double inner = Dense.dot(a, before);
            double most = 0;
            for (double s : now) {
                for (double t : old) {
                    most = Math.max(most, s * s + (round == 1 ? 0 : t * t - 2 * s * t * inner));
                }
            }
            return most;
        }

        /** Slopes of F along the direction. */
        private double[] slopes(double[] direction) {
            if (!hinge) {
                return new double[] {-1, 1};
            }
            double sign = Dense.dot(direction, target) >= 0 ? 1 : -1;
            double[] values = radius > 1
                    ? new double[] {-sign * (1 - noise), -sign * (1 - 2 * noise), sign * noise}
                    : new double[] {-sign * (1 - 2 * noise)};
            return values;
        }

        @Override
        public double variance() {
            if (noise == 0) {
                return 0;
            }
            // Where the gradients a and -a are equally likely; for labels, where both hinges are active.
            return hinge ? 4 * noise * (1 - noise) : 1;
        }

        @Override
        public double variation() {
            return change;
        }

        @Override
        public double[] minimiser() {
            return hinge ? null : target;
        }
    }
}
