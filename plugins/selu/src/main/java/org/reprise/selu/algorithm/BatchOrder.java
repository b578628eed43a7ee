package org.reprise.selu.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.selu.problem.Permutations;
import org.reprise.spi.Checkpoints;

/** Rows of batches: random permutations of all rows, one after the other, so that no batch is short. */
final class BatchOrder {
    private final int[] order;
    private final long[] rows;
    private RandomGenerator random;
    private int used;

    /**
     * @param count number of rows
     * @param batch rows of a batch, at most {@code count}
     */
    BatchOrder(int count, int batch, RandomGenerator random) {
        this.random = random;
        order = new int[count];
        Arrays.setAll(order, i -> i);
        used = count;
        rows = new long[(count + batch - 1) / batch * batch];
    }

    /** Rows of as many batches as there are in an epoch, rounded up; overwritten by the next call. */
    long[] epoch() {
        for (int i = 0; i < rows.length; i++) {
            if (used == order.length) {
                Permutations.shuffle(order, random);
                used = 0;
            }
            rows[i] = order[used++];
        }
        return rows;
    }

    void save(Checkpoints.State state) {
        state.put("order", order).put("used", used).put("batches", random);
    }

    void restore(Checkpoints.Saved state) {
        state.copy("order", order);
        used = state.ints("used")[0];
        random = state.randoms("batches")[0];
    }
}
