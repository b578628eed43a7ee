package org.reprise.sea.problem;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reprise.numerics.Dense;

/** Comparators and hardness by replica and round, kept once computed: all learners of a study ask for the same. */
public final class References {
    private final Nature nature;
    private final double radius;
    private final Pass[] passes;
    private final Map<Key, Reference> known = new ConcurrentHashMap<>();

    private record Key(int replica, long round) {}

    References(Nature nature, double radius, int replicas) {
        this.nature = nature;
        this.radius = radius;
        passes = new Pass[replicas];
    }

    /** The reference of the first {@code round} rounds of a replica; {@code round} at least 1. */
    public Reference at(int replica, long round) {
        Key key = new Key(replica, round);
        Reference there = known.get(key);
        if (there != null) {
            return there;
        }
        synchronized (this) {
            return known.computeIfAbsent(key, absent -> {
                if (passes[replica] == null || passes[replica].round > round) {
                    passes[replica] = new Pass(replica);
                }
                return passes[replica].to(round);
            });
        }
    }

    /** Draws a replica's losses once more, from the first round. */
    private final class Pass {
        private final LossFamily losses = nature.losses();
        private final Draw draw;
        private final LossSum sum = losses.sum();
        private final LossSum expected = losses.expectedSum();
        private final double[] row = new double[losses.width()];
        private final double[] gradient = new double[losses.dimension()];
        private final double[] values = new double[2];
        private double[] minimiser;
        private double moving;
        private double path;
        private double variance;
        private double variation;
        private double first;
        private double largestVariance;
        private double largestVariation;
        private long round;

        Pass(int replica) {
            draw = nature.open(replica, true);
        }

        Reference to(long end) {
            while (round < end) {
                step();
            }
            return new Reference(
                    sum.minimise(radius),
                    expected == null ? null : expected.minimise(radius),
                    expected == null ? null : expected.copy(),
                    moving,
                    path,
                    variance,
                    variation,
                    first,
                    largestVariance,
                    largestVariation);
        }

        private void step() {
            round++;
            draw.next(row);
            sum.add(row);
            if (expected != null) {
                expected.add(row);
            }
            variance += draw.variance();
            variation += draw.variation();
            first = round == 1 ? variation : first;
            largestVariance = Math.max(largestVariance, draw.variance());
            largestVariation = Math.max(largestVariation, draw.variation());
            move(draw.minimiser());
        }

        private void move(double[] next) {
            if (next == null) {
                moving = Double.NaN;
                path = Double.NaN;
                return;
            }
            if (minimiser != null && next != minimiser) {
                double square = 0;
                for (int i = 0; i < next.length; i++) {
                    square += (next[i] - minimiser[i]) * (next[i] - minimiser[i]);
                }
                path += Math.sqrt(square);
            }
            minimiser = next;
            losses.evaluate(row, next, gradient, values);
            moving += values[0];
        }
    }

    /** Length of a vector. */
    static double norm(double[] a) {
        return Math.sqrt(Dense.dot(a, a));
    }
}
