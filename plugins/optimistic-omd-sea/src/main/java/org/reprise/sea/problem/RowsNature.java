package org.reprise.sea.problem;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;

/**
 * A finite set of losses, in random order without replacement (the random order model) or in the order given, several
 * passes. In random order F_t is the mean of the losses left in the pass; in the order given it is f_t.
 */
public final class RowsNature implements Nature {
    private final MarginLoss losses;
    private final double[] rows;
    private final int count;
    private final boolean shuffled;
    private final double radius;
    private final long seed;

    /**
     * An environment.
     *
     * @param losses the form of the losses
     * @param rows n rows of the losses' width
     * @param shuffled whether the order is random
     * @param radius R of the domain
     * @param seed of the random streams
     */
    public RowsNature(MarginLoss losses, double[] rows, boolean shuffled, double radius, long seed) {
        this.losses = losses;
        this.rows = rows;
        this.count = rows.length / losses.width();
        this.shuffled = shuffled;
        this.radius = radius;
        this.seed = seed;
        if (count == 0) {
            throw Problems.bad("There are no rows; expected 1 at least", "Give data that are not empty.");
        }
    }

    /** n. */
    public int count() {
        return count;
    }

    @Override
    public LossFamily losses() {
        return losses;
    }

    /** Squared losses have quadratic variances; for the others the largest of some points is taken. */
    @Override
    public boolean exact() {
        return losses.link() == Link.SQUARED;
    }

    @Override
    public Draw open(int replica, boolean hardness) {
        GradientMoments moments = null;
        if (hardness) {
            moments = exact() ? new SquaredMoments(losses, radius) : new SampledMoments(losses, rows, radius);
        }
        return new Order(RandomStreams.of(seed, "order", "replica-" + replica), moments);
    }

    private final class Order implements Draw {
        private final RandomGenerator random;
        private final GradientMoments moments;
        private final int[] order = new int[count];
        private int left;
        private double spread;
        private double change;

        Order(RandomGenerator random, GradientMoments moments) {
            this.random = random;
            this.moments = moments;
            Arrays.setAll(order, i -> i);
        }

        @Override
        public void next(double[] row) {
            if (left == 0) {
                left = count;
                if (moments != null && shuffled) {
                    moments.clear();
                    for (int k = 0; k < count; k++) {
                        moments.add(rows, k, 1);
                    }
                }
            }
            int chosen = count - left;
            if (shuffled) {
                int place = random.nextInt(left);
                chosen = order[place];
                order[place] = order[left - 1];
                order[left - 1] = chosen;
            }
            if (moments != null) {
                measure(chosen);
            }
            left--;
            System.arraycopy(rows, chosen * losses.width(), row, 0, row.length);
        }

        private void measure(int chosen) {
            if (shuffled) {
                change = moments.change(left);
                spread = left == 1 ? 0 : moments.spread(left);
                moments.add(rows, chosen, -1);
            } else {
                moments.clear();
                moments.add(rows, chosen, 1);
                change = moments.change(1);
            }
        }

        @Override
        public double variance() {
            return spread;
        }

        @Override
        public double variation() {
            return change;
        }

        /** Every round has another F_t: the paper's dynamic regret says little here. */
        @Override
        public double[] minimiser() {
            return null;
        }
    }
}
