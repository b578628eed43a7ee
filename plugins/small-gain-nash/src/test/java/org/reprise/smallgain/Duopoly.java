package org.reprise.smallgain;

import org.reprise.smallgain.game.Game;

/**
 * A game as a third party would bring it, gradients alone: two firms with costs {@code c_i x_i^2} and price {@code 10 - x_1 -
 * x_2 - 0.1 (x_1 + x_2)^2}.
 *
 * @param first cost coefficient of firm 1
 * @param second of firm 2
 */
record Duopoly(double first, double second) implements Game {
    @Override
    public int[] dimensions() {
        return new int[] {1, 1};
    }

    @Override
    public void field(double[] x, int from, int to, double[] out) {
        for (int r = from; r < to; r++) {
            double a = x[2 * r];
            double b = x[2 * r + 1];
            double price = 10 - a - b - 0.1 * (a + b) * (a + b);
            double slope = -1 - 0.2 * (a + b);
            out[2 * r] = 2 * first * a - price - a * slope;
            out[2 * r + 1] = 2 * second * b - price - b * slope;
        }
    }
}
