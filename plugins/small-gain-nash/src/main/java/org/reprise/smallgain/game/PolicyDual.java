package org.reprise.smallgain.game;

import java.util.Optional;

/**
 * A Markov game in centred logits: {@code F_i(z) = tau z_i - c(dJ_i/dpi_i)}, c the centring. Euler's method on it is the
 * natural policy gradient exactly, and its metric is constant: mirror geometry in which certificates hold as they do for
 * any other game. Coordinates are orthonormal, A - 1 a state.
 *
 * @param game the Markov game
 */
public record PolicyDual(MarkovGame game) implements Game {
    @Override
    public int[] dimensions() {
        return new CentredBasis(game).dimensions();
    }

    @Override
    public void field(double[] x, int from, int to, double[] out) {
        PolicyBatch batch = PolicyBatch.of(game, to - from);
        CentredBasis basis = new CentredBasis(game);
        int n = batch.p.length;
        int d = dimension();
        double[] theta = new double[Math.min(PolicyBatch.LANES, to - from) * n];
        double[] slope = new double[n];
        for (int r = from; r < to; r += PolicyBatch.LANES) {
            int count = Math.min(PolicyBatch.LANES, to - r);
            for (int l = 0; l < count; l++) {
                basis.expand(x, (r + l) * d, theta, l * n);
            }
            batch.load(theta, 0, count);
            for (int l = 0; l < count; l++) {
                for (int k = 0; k < n; k++) {
                    slope[k] = batch.gradient[k][l];
                }
                int at = (r + l) * d;
                basis.reduce(slope, 0, out, at);
                for (int k = at; k < at + d; k++) {
                    out[k] = game.temperature() * x[k] - out[k];
                }
            }
        }
    }

    /** The region of centred logits that a region of logits makes. */
    public Region region(Region logits) {
        return new LinearImage(logits, new CentredBasis(game).matrix(), dimension());
    }

    /**
     * For one state the constants hold everywhere: {@code mu_i = Lam_i = tau}, {@code L_12 <= ||P A P||/2}, {@code L_21 <=
     * ||P B^T P||/2}, P centring, as a softmax's covariance has norm 1/2 at most.
     */
    @Override
    public Optional<BlockBounds> bounds(Region region) {
        if (game.states() > 1) {
            return Optional.empty();
        }
        double tau = game.temperature();
        double[] coupling = {0, half(game.rewards()[0]), half(game.rewards()[1]), 0};
        return Optional.of(new BlockBounds(new double[] {tau, tau}, coupling, new double[] {tau, tau}));
    }

    private double half(double[] rewards) {
        int rows = game.actions()[0];
        int columns = game.actions()[1];
        double[] centred = rewards.clone();
        for (int r = 0; r < rows; r++) {
            double mean = 0;
            for (int c = 0; c < columns; c++) {
                mean += centred[r * columns + c] / columns;
            }
            for (int c = 0; c < columns; c++) {
                centred[r * columns + c] -= mean;
            }
        }
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            for (int r = 0; r < rows; r++) {
                mean += centred[r * columns + c] / rows;
            }
            for (int r = 0; r < rows; r++) {
                centred[r * columns + c] -= mean;
            }
        }
        return 0.5 * new Spectral().norm(centred, 0, columns, rows, columns);
    }
}
