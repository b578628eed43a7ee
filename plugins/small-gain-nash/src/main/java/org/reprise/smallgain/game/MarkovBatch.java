package org.reprise.smallgain.game;

import java.util.Arrays;

/**
 * Several states: occupancy {@code d = (1 - gamma) (I - gamma P_pi^T)^{-1} start}, values {@code V = (I - gamma P_pi)^{-1}
 * r_pi}, {@code Q = R + gamma P V}, and {@code dJ/dpi_1[s, a] = d_s sum_b pi_2[s, b] Q[s, a, b]}.
 */
final class MarkovBatch extends PolicyBatch {
    private final MarkovGame game;
    private final int s;
    private final int a;
    private final int b;
    private final int second;
    private final double[][] system;
    private final double[][] occupancy;
    private final double[][] value;
    private final double[] work;
    private final double[] sum;

    MarkovBatch(MarkovGame game, int capacity) {
        super(game, capacity);
        this.game = game;
        s = game.states();
        a = game.actions()[0];
        b = game.actions()[1];
        second = game.logits(0);
        system = new double[s * s][capacity];
        occupancy = new double[s][capacity];
        value = new double[s][capacity];
        work = new double[capacity];
        sum = new double[capacity];
    }

    @Override
    void gradients(int count) {
        transitions(count);
        eliminate(count);
        occupancy(count);
        for (double[] row : gradient) {
            Arrays.fill(row, 0, count, 0);
        }
        double[][] rewards = game.rewards();
        values(rewards[0], count);
        boolean common = rewards[0] == rewards[1];
        slopes(rewards[0], true, common, count);
        if (!common) {
            values(rewards[1], count);
            slopes(rewards[1], false, true, count);
        }
    }

    private void transitions(int count) {
        for (int state = 0; state < s; state++) {
            for (int next = 0; next < s; next++) {
                Arrays.fill(system[state * s + next], 0, count, state == next ? 1 : 0);
            }
            for (int i = 0; i < a; i++) {
                for (int j = 0; j < b; j++) {
                    product(work, p[state * a + i], p[second + state * b + j], count);
                    int cell = ((state * a + i) * b + j) * s;
                    for (int next = 0; next < s; next++) {
                        double factor = -game.discount() * game.transitions()[cell + next];
                        addScaled(system[state * s + next], factor, work, count);
                    }
                }
            }
        }
    }

    /** I - gamma P is diagonally dominant: L and U without pivots, for V by rows and for d by columns. */
    private void eliminate(int count) {
        for (int k = 0; k < s; k++) {
            for (int r = k + 1; r < s; r++) {
                divide(system[r * s + k], system[k * s + k], count);
                for (int c = k + 1; c < s; c++) {
                    subtractProduct(system[r * s + c], system[r * s + k], system[k * s + c], count);
                }
            }
        }
    }

    private void occupancy(int count) {
        for (int k = 0; k < s; k++) {
            Arrays.fill(occupancy[k], 0, count, (1 - game.discount()) * game.start()[k]);
            for (int r = 0; r < k; r++) {
                subtractProduct(occupancy[k], system[r * s + k], occupancy[r], count);
            }
            divide(occupancy[k], system[k * s + k], count);
        }
        for (int k = s - 2; k >= 0; k--) {
            for (int r = k + 1; r < s; r++) {
                subtractProduct(occupancy[k], system[r * s + k], occupancy[r], count);
            }
        }
    }

    private void values(double[] reward, int count) {
        for (int k = 0; k < s; k++) {
            Arrays.fill(value[k], 0, count, 0);
            for (int i = 0; i < a; i++) {
                Arrays.fill(sum, 0, count, 0);
                for (int j = 0; j < b; j++) {
                    addScaled(sum, reward[(k * a + i) * b + j], p[second + k * b + j], count);
                }
                addProduct(value[k], p[k * a + i], sum, count);
            }
            for (int c = 0; c < k; c++) {
                subtractProduct(value[k], system[k * s + c], value[c], count);
            }
        }
        for (int k = s - 1; k >= 0; k--) {
            for (int c = k + 1; c < s; c++) {
                subtractProduct(value[k], system[k * s + c], value[c], count);
            }
            divide(value[k], system[k * s + k], count);
        }
    }

    private void slopes(double[] reward, boolean one, boolean two, int count) {
        for (int state = 0; state < s; state++) {
            for (int i = 0; i < a; i++) {
                for (int j = 0; j < b; j++) {
                    int cell = (state * a + i) * b + j;
                    Arrays.fill(sum, 0, count, reward[cell]);
                    for (int next = 0; next < s; next++) {
                        double factor = game.discount() * game.transitions()[cell * s + next];
                        addScaled(sum, factor, value[next], count);
                    }
                    product(work, sum, occupancy[state], count);
                    if (one) {
                        addProduct(gradient[state * a + i], p[second + state * b + j], work, count);
                    }
                    if (two) {
                        addProduct(gradient[second + state * b + j], p[state * a + i], work, count);
                    }
                }
            }
        }
    }
}
