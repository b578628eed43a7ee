package org.reprise.smallgain.certificate;

import java.util.Arrays;
import org.reprise.smallgain.game.Game;

/** The metric {@code M(w) = blockdiag(w_i I)}: matrices are scaled directly, and nothing is inverted. */
public final class BlockMetric {
    private BlockMetric() {}

    /** Square roots of the weights by coordinate, length d. */
    public static double[] roots(Game game, double[] weights) {
        Comparison.checkWeights(weights, game.players());
        int[] offsets = game.offsets();
        double[] roots = new double[game.dimension()];
        for (int i = 0; i < weights.length; i++) {
            Arrays.fill(roots, offsets[i], offsets[i + 1], Math.sqrt(weights[i]));
        }
        return roots;
    }

    /** Overwrites J with {@code M^{1/2} J M^{-1/2}}. */
    public static void scale(double[] jacobian, double[] roots) {
        int d = roots.length;
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                jacobian[k * d + l] *= roots[k] / roots[l];
            }
        }
    }

    /** The square of the norm of {@code x[at ..] - y[from ..]} in the metric. */
    public static double square(double[] x, int at, double[] y, int from, double[] roots) {
        double sum = 0;
        for (int k = 0; k < roots.length; k++) {
            double difference = roots[k] * (x[at + k] - y[from + k]);
            sum += difference * difference;
        }
        return sum;
    }
}
