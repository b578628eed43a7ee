package org.reprise.optimization.compression;

import java.util.random.RandomGenerator;

/** Uniform subsets. */
public final class Subsets {
    /** Up to here a search through what was drawn is faster than a pass over all numbers. */
    private static final int FEW = 16;

    private Subsets() {}

    /** Puts min(k, n) of the numbers from 0 to n - 1 into a message, each set equally likely (Floyd's and Knuth's methods). */
    public static void draw(int k, int n, RandomGenerator random, Message out) {
        out.clear();
        if (k >= n) {
            out.all(n);
        } else if (k <= FEW) {
            for (int j = n - k; j < n; j++) {
                int index = random.nextInt(j + 1);
                out.add(out.holds(index) ? j : index);
            }
        } else {
            for (int j = 0; out.count() < k; j++) {
                if (random.nextInt(n - j) < k - out.count()) {
                    out.add(j);
                }
            }
        }
    }
}
