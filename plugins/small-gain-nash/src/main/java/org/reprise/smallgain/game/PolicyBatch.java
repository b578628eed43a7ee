package org.reprise.smallgain.game;

import java.util.Arrays;
import org.reprise.numerics.VectorExp;

/**
 * Policies at some points of a Markov game at once, and the gradients of both returns there. Every quantity is an array over
 * the points, so that loops over them become vector instructions; what is computed of one point does not depend on the
 * others. Logits and gradients are numbered as in a point: player 1's states by actions first.
 */
abstract class PolicyBatch {
    /** So many points at most. */
    static final int LANES = 64;

    /** Probabilities by logit, then by point. */
    final double[][] p;

    /** {@code dJ_i/dpi_i} by logit, then by point. */
    final double[][] gradient;

    private final int states;
    private final int[] actions;
    private final double[][] logits;
    private final double[] most;
    private final double[] total;
    private final double[] scratch;

    PolicyBatch(MarkovGame game, int capacity) {
        states = game.states();
        actions = game.actions();
        int d = game.logits(0) + game.logits(1);
        p = new double[d][capacity];
        gradient = new double[d][capacity];
        logits = new double[d][capacity];
        most = new double[capacity];
        total = new double[capacity];
        scratch = new double[capacity];
    }

    /** For {@code rows} points, {@link #LANES} of them at a time. */
    static PolicyBatch of(MarkovGame game, int rows) {
        int capacity = Math.min(LANES, rows);
        return game.states() == 1 ? new BimatrixBatch(game, capacity) : new MarkovBatch(game, capacity);
    }

    /** Takes {@code count} points of logits, of which the first begins at {@code theta[at]}. */
    final void load(double[] theta, int at, int count) {
        int d = logits.length;
        for (int k = 0; k < d; k++) {
            double[] row = logits[k];
            for (int l = 0; l < count; l++) {
                row[l] = theta[at + l * d + k];
            }
        }
        int from = 0;
        for (int width : actions) {
            for (int s = 0; s < states; s++) {
                softmax(from, width, count);
                from += width;
            }
        }
        gradients(count);
    }

    private void softmax(int from, int width, int count) {
        System.arraycopy(logits[from], 0, most, 0, count);
        for (int c = from + 1; c < from + width; c++) {
            double[] row = logits[c];
            for (int l = 0; l < count; l++) {
                most[l] = Math.max(most[l], row[l]);
            }
        }
        Arrays.fill(total, 0, count, 0);
        for (int c = from; c < from + width; c++) {
            double[] row = logits[c];
            for (int l = 0; l < count; l++) {
                row[l] -= most[l];
            }
            VectorExp.exp(row, p[c], 0, count, scratch);
            double[] weights = p[c];
            for (int l = 0; l < count; l++) {
                total[l] += weights[l];
            }
        }
        for (int c = from; c < from + width; c++) {
            divide(p[c], total, count);
        }
    }

    /** Fills {@link #gradient} from {@link #p}. */
    abstract void gradients(int count);

    static void divide(double[] out, double[] by, int count) {
        for (int l = 0; l < count; l++) {
            out[l] /= by[l];
        }
    }

    static void addProduct(double[] out, double[] x, double[] y, int count) {
        for (int l = 0; l < count; l++) {
            out[l] += x[l] * y[l];
        }
    }

    static void subtractProduct(double[] out, double[] x, double[] y, int count) {
        for (int l = 0; l < count; l++) {
            out[l] -= x[l] * y[l];
        }
    }

    static void addScaled(double[] out, double factor, double[] x, int count) {
        for (int l = 0; l < count; l++) {
            out[l] += factor * x[l];
        }
    }

    static void product(double[] out, double[] x, double[] y, int count) {
        for (int l = 0; l < count; l++) {
            out[l] = x[l] * y[l];
        }
    }
}
