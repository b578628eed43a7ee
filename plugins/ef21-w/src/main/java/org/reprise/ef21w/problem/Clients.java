package org.reprise.ef21w.problem;

import org.reprise.optimization.problem.Smoothness;

/**
 * The functions f_i of n clients over d variables, f their mean. A client's gradient is written in the coordinates that it
 * uses, J_i: elsewhere it is 0 everywhere. What is kept a client lies one after another in flat arrays of {@link #size}
 * numbers. Immutable; nothing here allocates.
 */
public interface Clients {
    /** Number n of clients. */
    int count();

    /** Number d of variables. */
    int dimension();

    /** |J_i|. */
    int width(int i);

    /** Place of client i's first number in a flat array. */
    int start(int i);

    /** Sum of all widths. */
    default int size() {
        return start(count() - 1) + width(count() - 1);
    }

    /** The variable that the l-th coordinate of client i is. */
    int coordinate(int i, int l);

    /** Samples of client i. */
    int samples(int i);

    /** f(x). */
    double value(double[] x);

    /** Writes what the gradients at x of all clients share, d numbers; once a round. */
    void share(double[] x, double[] out);

    /**
     * Writes the gradient of f_i to {@code out[0 .. |J_i|)}.
     *
     * @param shared what {@link #share} wrote for x
     * @param scratch d numbers, overwritten
     */
    void gradient(int i, double[] x, double[] shared, double[] out, double[] scratch);

    /** The same from the mean of some of the client's samples, {@code batch[0 .. count)}, each from 0 to n_i - 1. */
    void gradient(int i, int[] batch, int count, double[] x, double[] shared, double[] out, double[] scratch);

    /** Whether gradients of many clients are faster together, by {@link #gradients}. */
    default boolean together() {
        return false;
    }

    /**
     * Writes the whole gradients of the clients {@code from} to {@code to - 1}, coordinate j of client i to {@code out[j][i]};
     * where {@link #together}.
     */
    default void gradients(int from, int to, double[] x, double[] shared, double[][] out) {
        throw new UnsupportedOperationException("gradients of these clients come one by one");
    }

    /** L and the L_i. */
    Smoothness smoothness();

    /**
     * The least L_+ with {@code sum_i ||grad f_i(x) - grad f_i(y)||^2 / (n^2 a_i) <= L_+^2 ||x - y||^2}, or a bound of it.
     *
     * @param shares the a_i, above 0, of sum 1
     */
    double jointSmoothness(double[] shares);
}
