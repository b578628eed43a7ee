package org.reprise.smallgain.game;

/**
 * Orthonormal coordinates of logits whose mean a state is 0: the part that policies see. Helmert's vectors, A - 1 for A
 * actions.
 */
final class CentredBasis {
    private final MarkovGame game;

    CentredBasis(MarkovGame game) {
        this.game = game;
    }

    int[] dimensions() {
        return new int[] {game.states() * (game.actions()[0] - 1), game.states() * (game.actions()[1] - 1)};
    }

    /** Writes the logits of the coordinates that begin at {@code u[from]} to {@code theta[at]} and on. */
    void expand(double[] u, int from, double[] theta, int at) {
        int source = from;
        int target = at;
        for (int player = 0; player < 2; player++) {
            int a = game.actions()[player];
            for (int s = 0; s < game.states(); s++) {
                double later = 0;
                for (int k = a - 1; k >= 1; k--) {
                    double scaled = u[source + k - 1] / Math.sqrt(k * (k + 1.0));
                    theta[target + k] = later - k * scaled;
                    later += scaled;
                }
                theta[target] = later;
                source += a - 1;
                target += a;
            }
        }
    }

    /** Writes the coordinates of the logits that begin at {@code theta[from]} to {@code u[at]} and on. */
    void reduce(double[] theta, int from, double[] u, int at) {
        int source = from;
        int target = at;
        for (int player = 0; player < 2; player++) {
            int a = game.actions()[player];
            for (int s = 0; s < game.states(); s++) {
                double sum = theta[source];
                for (int k = 1; k < a; k++) {
                    u[target + k - 1] = (sum - k * theta[source + k]) / Math.sqrt(k * (k + 1.0));
                    sum += theta[source + k];
                }
                source += a;
                target += a - 1;
            }
        }
    }

    /** The map of {@link #reduce} as a matrix by rows. */
    double[] matrix() {
        int d = game.logits(0) + game.logits(1);
        int reduced = dimensions()[0] + dimensions()[1];
        double[] matrix = new double[reduced * d];
        double[] unit = new double[d];
        double[] column = new double[reduced];
        for (int l = 0; l < d; l++) {
            unit[l] = 1;
            reduce(unit, 0, column, 0);
            unit[l] = 0;
            for (int k = 0; k < reduced; k++) {
                matrix[k * d + l] = column[k];
            }
        }
        return matrix;
    }
}
