package org.reprise.selu.problem;

import java.util.random.RandomGenerator;

/** Random orders. */
public final class Permutations {
    private Permutations() {}

    /** Puts the entries into a random order: Fisher and Yates. */
    public static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
