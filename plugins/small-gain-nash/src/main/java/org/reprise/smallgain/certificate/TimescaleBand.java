package org.reprise.smallgain.certificate;

/**
 * The weights of one player for which the margin stays at a level or more, the others' weights being kept: an interval, as
 * the weights with a level of margin form a convex cone.
 *
 * @param low lower end, 0 where there is none
 * @param high upper end, infinite where there is none
 */
public record TimescaleBand(double low, double high) {
    /** Of a game that the weights do not certify. */
    public static final TimescaleBand NONE = new TimescaleBand(Double.NaN, Double.NaN);

    /** Beyond so many decades from the weight, a band counts as without end. */
    private static final double DECADES = 100;

    private static final int BISECTIONS = 200;

    /**
     * The band of a player's weight about {@code weights}. For two players in closed form, otherwise by bisection.
     *
     * @param level margin that is asked for; it must be below the margin at {@code weights}
     */
    public static TimescaleBand of(Comparison comparison, double[] weights, int player, double level) {
        if (!(comparison.margin(weights) >= level)) {
            return NONE;
        }
        if (comparison.players() == 1) {
            return new TimescaleBand(0, Double.POSITIVE_INFINITY);
        }
        if (comparison.players() == 2) {
            TimescaleBand ratio = ratio(comparison, level, player);
            double other = weights[1 - player];
            return new TimescaleBand(other * ratio.low, other * ratio.high);
        }
        return new TimescaleBand(
                end(comparison, weights, player, level, -1), end(comparison, weights, player, level, 1));
    }

    /** Band of the player's weight over the other's: with r = w_2/w_1 {@code L21^2 r^2 + (2 L12 L21 - 4P) r + L12^2 <= 0}. */
    private static TimescaleBand ratio(Comparison comparison, double level, int player) {
        double in = comparison.coupling()[player == 0 ? 2 : 1];
        double out = comparison.coupling()[player == 0 ? 1 : 2];
        double p = (comparison.mu()[0] - level) * (comparison.mu()[1] - level);
        double middle = 2 * p - in * out;
        double width = 2 * Math.sqrt(Math.max(0, p * (p - in * out)));
        // The smaller root as the product over the larger: no cancellation.
        double larger = middle + width;
        return new TimescaleBand(in * in / larger, larger / (out * out));
    }

    private static double end(Comparison comparison, double[] weights, int player, double level, int sign) {
        double inside = 0;
        double outside = 1e-3;
        while (margin(comparison, weights, player, sign * outside) >= level) {
            if (outside > DECADES) {
                return sign < 0 ? 0 : Double.POSITIVE_INFINITY;
            }
            inside = outside;
            outside *= 2;
        }
        for (int k = 0; k < BISECTIONS && outside - inside > 1e-15 * outside; k++) {
            double middle = 0.5 * (inside + outside);
            if (margin(comparison, weights, player, sign * middle) >= level) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return weights[player] * Math.pow(10, sign * inside);
    }

    private static double margin(Comparison comparison, double[] weights, int player, double decades) {
        double[] moved = weights.clone();
        moved[player] *= Math.pow(10, decades);
        return comparison.margin(moved);
    }
}
