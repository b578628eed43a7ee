package org.reprise.ef21w.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.ef21w.problem.Problems;
import org.reprise.optimization.compression.Message;
import org.reprise.optimization.compression.Subsets;

/** Which client uses which feature. */
final class Ownership {
    private Ownership() {}

    /**
     * Each feature at c random clients; a client without one takes over a random place of a client with several.
     *
     * @return the features of each client, rising
     * @throws org.reprise.spi.RepriseException {@code BAD_VALUE} if there are fewer places than clients
     */
    static int[][] draw(int n, int d, int c, RandomGenerator random) {
        if ((long) c * d < n) {
            throw Problems.value(
                    d + " features at " + c + " clients each leave some of " + n + " clients without any",
                    "Use a greater share, more features or fewer clients.");
        }
        boolean[] uses = new boolean[n * d];
        int[] counts = new int[n];
        Message chosen = new Message(n);
        for (int j = 0; j < d; j++) {
            Subsets.draw(c, n, random, chosen);
            for (int k = 0; k < c; k++) {
                uses[chosen.indices()[k] * d + j] = true;
                counts[chosen.indices()[k]]++;
            }
        }
        for (int i = 0; i < n; i++) {
            while (counts[i] == 0) {
                int j = random.nextInt(d);
                int other = random.nextInt(n);
                if (uses[other * d + j] && counts[other] > 1) {
                    uses[other * d + j] = false;
                    uses[i * d + j] = true;
                    counts[other]--;
                    counts[i]++;
                }
            }
        }
        int[][] owned = new int[n][];
        Arrays.setAll(
                owned, i -> IntStream.range(0, d).filter(j -> uses[i * d + j]).toArray());
        return owned;
    }

    /** A uniform permutation. */
    static int[] permutation(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = order[i];
            order[i] = order[j];
            order[j] = value;
        }
        return order;
    }
}
