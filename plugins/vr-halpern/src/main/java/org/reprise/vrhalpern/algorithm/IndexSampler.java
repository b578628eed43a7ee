package org.reprise.vrhalpern.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.vrhalpern.problem.FiniteSum;

/** Draws components: uniform batches without replacement, others with replacement from an alias table (Vose 1991). */
final class IndexSampler {
    private final int components;
    private final RandomGenerator random;
    private final int[] order;
    private final double[] keep;
    private final int[] alias;

    IndexSampler(FiniteSum operator, RandomGenerator random) {
        components = operator.components();
        this.random = random;
        double[] probabilities = operator.probabilities();
        boolean uniform = probabilities.length == 0;
        order = new int[uniform ? components : 0];
        Arrays.setAll(order, i -> i);
        keep = new double[probabilities.length];
        alias = new int[probabilities.length];
        if (!uniform) {
            build(probabilities);
        }
    }

    private void build(double[] probabilities) {
        int n = components;
        int[] work = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            keep[i] = probabilities[i] * n;
            work[keep[i] < 1 ? small++ : --large] = i;
        }
        while (small > 0 && large < n) {
            int less = work[--small];
            int more = work[large];
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                large++;
                work[small++] = more;
            }
        }
        // What is left has probability 1/n up to rounding.
        for (int k = 0; k < small; k++) {
            keep[work[k]] = 1;
        }
        for (int k = large; k < n; k++) {
            keep[work[k]] = 1;
        }
    }

    /** Draws one component. */
    int next() {
        int i = random.nextInt(components);
        return keep.length == 0 || random.nextDouble() < keep[i] ? i : alias[i];
    }

    /** Puts {@code count} components into {@code batch}. */
    void draw(int[] batch, int count) {
        if (keep.length > 0 || count == 1) {
            for (int k = 0; k < count; k++) {
                batch[k] = next();
            }
            return;
        }
        // The first steps of a shuffle, whatever order the last one left.
        for (int k = 0; k < count; k++) {
            int other = k + random.nextInt(components - k);
            int chosen = order[other];
            order[other] = order[k];
            order[k] = chosen;
            batch[k] = chosen;
        }
    }
}
