package org.reprise.smallgain.game;

import java.util.Arrays;

/**
 * A two-player discounted Markov game with tabular policies and entropy regularisation: {@code f_i = -J_i - tau sum_s
 * H(pi_i(.|s))}, J_i the (1 - gamma)-normalised return from the starting distribution. With one state and gamma = 0 it is
 * a bimatrix game. The arrays are not to be written.
 *
 * @param states number S of states
 * @param actions numbers A_1 and A_2 of actions
 * @param discount gamma, in [0, 1)
 * @param temperature tau, above 0
 * @param start starting distribution, length S
 * @param transitions P[s, a, b, s'], each row of total 1
 * @param rewards R_1 and R_2, each R_i[s, a, b]
 */
public record MarkovGame(
        int states,
        int[] actions,
        double discount,
        double temperature,
        double[] start,
        double[] transitions,
        double[][] rewards) {
    private static final double CLOSE = 1e-9;

    /** @throws org.reprise.spi.RepriseException for sizes that do not fit, or rows that are no distributions */
    public MarkovGame {
        int cells = states * actions[0] * actions[1];
        if (start.length != states
                || transitions.length != cells * states
                || rewards[0].length != cells
                || rewards[1].length != cells) {
            throw Problems.bad(
                    "Sizes of start, transitions and rewards are " + start.length + ", " + transitions.length + ", "
                            + rewards[0].length + " and " + rewards[1].length + "; expected " + states + ", "
                            + cells * states + ", " + cells + " and " + cells,
                    "Give arrays for " + states + " states and " + actions[0] + " by " + actions[1] + " actions.");
        }
        if (!(discount >= 0 && discount < 1) || !(temperature > 0)) {
            throw Problems.value(
                    "Discount is " + discount + " and temperature " + temperature
                            + "; expected a discount in [0, 1) and a temperature above 0",
                    "Without entropy a player has no own curvature in logits.");
        }
        for (int cell = 0; cell < cells; cell++) {
            double total = 0;
            for (int next = 0; next < states; next++) {
                total += transitions[cell * states + next];
            }
            if (!(Math.abs(total - 1) < CLOSE)) {
                throw Problems.bad(
                        "Transitions of cell " + cell + " (states by actions) add up to " + total + "; expected 1",
                        "Give the probabilities of the next state.");
            }
        }
    }

    /** A bimatrix game: costs {@code -p.A q - tau H(p)} and {@code -p.B q - tau H(q)}, A and B by rows. */
    public static MarkovGame bimatrix(int rows, int columns, double[] a, double[] b, double temperature) {
        double[] ones = new double[rows * columns];
        Arrays.fill(ones, 1);
        return new MarkovGame(
                1, new int[] {rows, columns}, 0, temperature, new double[] {1}, ones, new double[][] {a, b});
    }

    /**
     * The paper's game: two states, two actions each, common reward 1 where the actions agree and -1 elsewhere, agreeing on
     * the first action leads to the first state with probability 0.9, on the second with 0.1, else 0.5.
     */
    public static MarkovGame paper() {
        double[] transitions = new double[16];
        double[] rewards = new double[8];
        double[] first = {0.9, 0.5, 0.5, 0.1};
        for (int cell = 0; cell < 8; cell++) {
            transitions[2 * cell] = first[cell % 4];
            transitions[2 * cell + 1] = 1 - first[cell % 4];
            rewards[cell] = cell % 4 == 0 || cell % 4 == 3 ? 1 : -1;
        }
        return new MarkovGame(
                2, new int[] {2, 2}, 0.9, 1, new double[] {1, 0}, transitions, new double[][] {rewards, rewards});
    }

    /** The same game with another temperature. */
    public MarkovGame with(double tau) {
        return new MarkovGame(states, actions, discount, tau, start, transitions, rewards);
    }

    /** Number of logits of a player. */
    public int logits(int player) {
        return states * actions[player];
    }
}
