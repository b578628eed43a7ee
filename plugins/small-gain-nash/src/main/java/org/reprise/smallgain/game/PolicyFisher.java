package org.reprise.smallgain.game;

import java.util.Arrays;

/**
 * A Markov game in the Fisher geometry, as the paper's experiment has it: the Jacobian is {@code F^{-1/2} H F^{-1/2}}, H the
 * derivatives of the policy gradients in logits, on the subspace of centred logits. It leaves out how the Fisher metric
 * varies, so that certificates are local. With Cholesky factors instead of square roots the blocks differ by orthogonal
 * factors alone: norms and eigenvalues are the same.
 *
 * @param game the Markov game
 */
public record PolicyFisher(MarkovGame game) implements Game {
    /** Least pivot of a Fisher block: the paper's floor on its eigenvalues. */
    private static final double FLOOR = 1e-6;

    @Override
    public int[] dimensions() {
        return new CentredBasis(game).dimensions();
    }

    /** The natural gradient in centred coordinates. */
    @Override
    public void field(double[] x, int from, int to, double[] out) {
        new PolicyDual(game).field(x, from, to, out);
    }

    @Override
    public boolean local() {
        return true;
    }

    /** The region of centred logits that a region of logits makes. */
    public Region region(Region logits) {
        return new PolicyDual(game).region(logits);
    }

    @Override
    public boolean jacobian(double[] x, int at, double[] out) {
        int d = dimension();
        new Jacobians(new Plain(game)).at(x, at, out);
        double[] factor = factors(x, at);
        // L^{-1} H: by rows from above; then H L^{-T}: by columns from the left.
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
                if (factor[k * d + l] != 0) {
                    for (int c = 0; c < d; c++) {
                        out[k * d + c] -= factor[k * d + l] * out[l * d + c];
                    }
                }
            }
            for (int c = 0; c < d; c++) {
                out[k * d + c] /= factor[k * d + k];
            }
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
                for (int r = 0; r < d && factor[k * d + l] != 0; r++) {
                    out[r * d + k] -= factor[k * d + l] * out[r * d + l];
                }
            }
            for (int r = 0; r < d; r++) {
                out[r * d + k] /= factor[k * d + k];
            }
        }
        return true;
    }

    /** Cholesky factors of the Fisher blocks, one a state and player, as one lower triangular matrix. */
    private double[] factors(double[] x, int at) {
        int d = dimension();
        double[] fisher = new double[d * d];
        CentredBasis basis = new CentredBasis(game);
        PolicyBatch batch = PolicyBatch.of(game, 1);
        double[] theta = new double[batch.p.length];
        double[] policy = new double[theta.length];
        double[] unit = new double[d];
        double[] column = new double[d];
        basis.expand(x, at, theta, 0);
        batch.load(theta, 0, 1);
        Arrays.setAll(policy, k -> batch.p[k][0]);
        for (int l = 0; l < d; l++) {
            Arrays.fill(unit, 0);
            unit[l] = 1;
            basis.expand(unit, 0, theta, 0);
            multiply(policy, theta);
            basis.reduce(theta, 0, column, 0);
            for (int k = 0; k < d; k++) {
                fisher[k * d + l] = column[k];
            }
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l <= k; l++) {
                double sum = fisher[k * d + l];
                for (int m = 0; m < l; m++) {
                    sum -= fisher[k * d + m] * fisher[l * d + m];
                }
                fisher[k * d + l] = l == k ? Math.sqrt(Math.max(FLOOR, sum)) : sum / fisher[l * d + l];
            }
        }
        return fisher;
    }

    /** Multiplies with {@code diag p - p p^T} a state. */
    private void multiply(double[] p, double[] v) {
        for (int player = 0, from = 0; player < 2; player++) {
            int a = game.actions()[player];
            int end = from + game.logits(player);
            for (; from < end; from += a) {
                double mean = 0;
                for (int b = from; b < from + a; b++) {
                    mean += p[b] * v[b];
                }
                for (int b = from; b < from + a; b++) {
                    v[b] = p[b] * (v[b] - mean);
                }
            }
        }
    }

    /** The policy gradient in centred coordinates, for its derivatives by differences. */
    private record Plain(MarkovGame game) implements Game {
        @Override
        public int[] dimensions() {
            return new CentredBasis(game).dimensions();
        }

        @Override
        public void field(double[] x, int from, int to, double[] out) {
            PolicyLogits logits = new PolicyLogits(game);
            CentredBasis basis = new CentredBasis(game);
            int d = dimension();
            int n = logits.dimension();
            double[] theta = new double[(to - from) * n];
            double[] gradient = new double[theta.length];
            for (int r = 0; r < to - from; r++) {
                basis.expand(x, (from + r) * d, theta, r * n);
            }
            logits.field(theta, 0, to - from, gradient);
            for (int r = 0; r < to - from; r++) {
                basis.reduce(gradient, r * n, out, (from + r) * d);
            }
        }
    }
}
