package org.reprise.smallgain.game;

/**
 * What a certificate is made from: bounds on the blocks of a game's Jacobian over a region. The arrays are not to be
 * written.
 *
 * @param mu own curvatures {@code mu_i = inf lambda_min((J_ii + J_ii^T)/2)}, length N
 * @param coupling {@code L_ij = sup ||J_ij||_2}, N by N by rows, non-negative, zero on the diagonal
 * @param smoothness {@code Lam_i = sup ||J_ii||_2}, length N
 */
public record BlockBounds(double[] mu, double[] coupling, double[] smoothness) {
    /**
     * @throws org.reprise.spi.RepriseException for a length that does not fit, a value that is not finite, a negative
     *     coupling, or one of a player with itself
     */
    public BlockBounds {
        int n = mu.length;
        if (n == 0 || coupling.length != n * n || smoothness.length != n) {
            throw Problems.bad(
                    "Constants of " + n + " players come with " + coupling.length + " couplings and "
                            + smoothness.length + " smoothnesses; expected " + n * n + " and " + n,
                    "Give one curvature and smoothness a player and one coupling a pair.");
        }
        for (int i = 0; i < n; i++) {
            check("Curvature", i, i, mu[i], Double.NEGATIVE_INFINITY);
            check("Smoothness", i, i, smoothness[i], 0);
            for (int j = 0; j < n; j++) {
                check("Coupling", i, j, coupling[i * n + j], 0);
            }
            if (coupling[i * n + i] != 0) {
                throw Problems.bad(
                        "Coupling of player " + (i + 1) + " with itself is " + coupling[i * n + i] + "; expected 0",
                        "What a player does to itself belongs to its curvature.");
            }
        }
    }

    private static void check(String what, int i, int j, double value, double least) {
        if (!Double.isFinite(value) || value < least) {
            throw Problems.bad(
                    what + " of players " + (i + 1) + " and " + (j + 1) + " is " + value + "; expected a finite number"
                            + (least == 0 ? ", 0 or more" : ""),
                    "Look for points of the region where the game's derivatives are not finite.");
        }
    }

    /** Number N of players. */
    public int players() {
        return mu.length;
    }

    /** Constants that hold within a distance at which no block changes by more than {@code change} in 2-norm. */
    public BlockBounds widened(double change) {
        int n = players();
        double[] lower = new double[n];
        double[] upper = new double[n];
        double[] wider = new double[n * n];
        for (int i = 0; i < n; i++) {
            lower[i] = mu[i] - change;
            upper[i] = smoothness[i] + change;
            for (int j = 0; j < n; j++) {
                wider[i * n + j] = i == j ? 0 : coupling[i * n + j] + change;
            }
        }
        return new BlockBounds(lower, wider, upper);
    }
}
