package org.reprise.smallgain.game;

/**
 * A Markov game in the players' logits. Its field is the policy gradient, {@code (diag p - p p^T) (tau (log p + 1) -
 * dJ_i/dpi_i)} a state; its natural gradient is that of the Fisher matrix without the occupancy of the states, which is
 * {@code tau theta - dJ_i/dpi_i}, centred a state.
 *
 * @param game the Markov game
 */
public record PolicyLogits(MarkovGame game) implements SoftmaxGame {
    @Override
    public int[] dimensions() {
        return new int[] {game.logits(0), game.logits(1)};
    }

    @Override
    public void field(double[] x, int from, int to, double[] out) {
        PolicyBatch batch = PolicyBatch.of(game, to - from);
        int d = dimension();
        for (int r = from; r < to; r += PolicyBatch.LANES) {
            int count = Math.min(PolicyBatch.LANES, to - r);
            batch.load(x, r * d, count);
            for (int l = 0; l < count; l++) {
                plain(batch, x, (r + l) * d, l, out);
            }
        }
    }

    private void plain(PolicyBatch batch, double[] x, int at, int lane, double[] out) {
        int d = dimension();
        for (int k = 0, width; k < d; k += width) {
            width = width(k);
            double mean = 0;
            for (int b = k; b < k + width; b++) {
                // The logits for log p + 1: what differs is the same for all actions, and cancels.
                out[at + b] = game.temperature() * x[at + b] - batch.gradient[b][lane];
                mean += batch.p[b][lane] * out[at + b];
            }
            for (int b = k; b < k + width; b++) {
                out[at + b] = batch.p[b][lane] * (out[at + b] - mean);
            }
        }
    }

    @Override
    public void natural(double[] x, int from, int to, double[] out) {
        PolicyBatch batch = PolicyBatch.of(game, to - from);
        int d = dimension();
        double tau = game.temperature();
        for (int r = from; r < to; r += PolicyBatch.LANES) {
            int count = Math.min(PolicyBatch.LANES, to - r);
            batch.load(x, r * d, count);
            for (int k = 0; k < d; k++) {
                double[] slope = batch.gradient[k];
                for (int l = 0, at = r * d + k; l < count; l++, at += d) {
                    out[at] = tau * x[at] - slope[l];
                }
            }
            for (int at = r * d; at < (r + count) * d; at += d) {
                centre(out, at);
            }
        }
    }

    @Override
    public void centre(double[] x, int at) {
        int from = at;
        for (int player = 0; player < 2; player++) {
            int width = game.actions()[player];
            for (int state = 0; state < game.states(); state++) {
                double sum = 0;
                for (int b = from; b < from + width; b++) {
                    sum += x[b];
                }
                for (int b = from; b < from + width; b++) {
                    x[b] -= sum / width;
                }
                from += width;
            }
        }
    }

    /** Number of actions of the player to whom logit k belongs. */
    private int width(int k) {
        return game.actions()[k < game.logits(0) ? 0 : 1];
    }
}
