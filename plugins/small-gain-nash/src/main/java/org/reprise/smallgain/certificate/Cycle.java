package org.reprise.smallgain.certificate;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The cycle of players whose influence on one another is the strongest: the largest geometric mean of {@code L_ij / mu_i}
 * along a cycle. No weights can certify a game in which it reaches 1.
 *
 * @param players players of the cycle in order, from 0; empty where no player influences another in a cycle
 * @param gain geometric mean of the gains along it
 */
public record Cycle(int[] players, double gain) {
    /** The strongest; curvatures must be above 0. Closed walks of up to N steps, by products instead of sums. */
    public static Cycle strongest(Comparison comparison) {
        int n = comparison.players();
        double[] gains = new double[n * n];
        for (int k = 0; k < n * n; k++) {
            gains[k] = comparison.coupling()[k] / comparison.mu()[k / n];
        }
        double[] walk = gains.clone();
        int[][] previous = new int[n + 1][n * n];
        Cycle best = new Cycle(new int[0], 0);
        for (int length = 2; length <= n; length++) {
            double[] longer = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int via = 0; via < n; via++) {
                        double gain = walk[i * n + via] * gains[via * n + j];
                        if (gain > longer[i * n + j]) {
                            longer[i * n + j] = gain;
                            previous[length][i * n + j] = via;
                        }
                    }
                }
            }
            walk = longer;
            for (int i = 0; i < n; i++) {
                double gain = Math.pow(walk[i * n + i], 1.0 / length);
                // A longer walk must be better by more than rounding, or a cycle would be reported twice over.
                if (gain > best.gain * (1 + 1e-12)) {
                    best = new Cycle(trace(previous, n, i, length), gain);
                }
            }
        }
        return best;
    }

    private static int[] trace(int[][] previous, int n, int start, int length) {
        int[] players = new int[length];
        int at = start;
        for (int k = length; k >= 2; k--) {
            at = previous[k][start * n + at];
            players[k - 1] = at;
        }
        players[0] = start;
        return players;
    }

    /** Such as {@code 1 -> 2 -> 1}. */
    public String text() {
        return Arrays.stream(players).mapToObj(p -> (p + 1) + " -> ").collect(Collectors.joining()) + (players[0] + 1);
    }
}
