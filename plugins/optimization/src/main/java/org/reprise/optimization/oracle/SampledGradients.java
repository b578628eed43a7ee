package org.reprise.optimization.oracle;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.optimization.problem.FiniteSum;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Mean gradients of components drawn uniformly.
 *
 * @param sum the function
 * @param batch components a draw, 1 to n
 * @param replacement whether a batch may hold a component twice
 */
public record SampledGradients(FiniteSum sum, int batch, boolean replacement) implements GradientOracle {
    /** @throws RepriseException {@link ErrorCode#BAD_VALUE} for a batch outside 1 to n */
    public SampledGradients {
        if (batch < 1 || batch > sum.components()) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Batch of " + batch + " from " + sum.components() + " components; expected 1 to "
                            + sum.components(),
                    "Use a smaller batch.");
        }
    }

    @Override
    public int dimension() {
        return sum.dimension();
    }

    @Override
    public Draws draws(RandomGenerator random) {
        return new Run(random);
    }

    private final class Run implements Draws {
        private final RandomGenerator random;
        /** A permutation of the components whose beginning is the batch. */
        private final int[] order;

        private long calls;

        Run(RandomGenerator random) {
            this.random = random;
            order = new int[replacement || batch == 1 ? 0 : sum.components()];
            Arrays.setAll(order, i -> i);
        }

        @Override
        public void draw(double[] points, double[] gradients, int from, int to) {
            int d = sum.dimension();
            calls += (long) (to - from) * batch;
            if (batch == 1) {
                for (int r = from; r < to; r++) {
                    sum.gradient(random.nextInt(sum.components()), points, r * d, gradients, r * d);
                }
                return;
            }
            Arrays.fill(gradients, from * d, to * d, 0);
            double weight = 1.0 / batch;
            for (int r = from; r < to; r++) {
                for (int k = 0; k < batch; k++) {
                    sum.addGradient(next(k), weight, points, r * d, gradients, r * d);
                }
            }
        }

        private int next(int k) {
            if (order.length == 0) {
                return random.nextInt(sum.components());
            }
            int other = k + random.nextInt(order.length - k);
            int chosen = order[other];
            order[other] = order[k];
            order[k] = chosen;
            return chosen;
        }

        @Override
        public long calls() {
            return calls;
        }
    }
}
