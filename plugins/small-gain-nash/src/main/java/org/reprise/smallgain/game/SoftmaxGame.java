package org.reprise.smallgain.game;

/** A game whose strategies are logits of softmax policies, so that it has a natural gradient. */
public interface SoftmaxGame extends Game {
    /**
     * Writes the natural gradient {@code pinv(Fisher_i) grad_{x_i} f_i}, the Fisher matrix not weighted by the states'
     * occupancy; rows as in {@link #field}.
     */
    void natural(double[] x, int from, int to, double[] out);

    /** Subtracts from each state's logits their mean, which no policy sees; {@code x[at]} is a point's beginning. */
    void centre(double[] x, int at);
}
