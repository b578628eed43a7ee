package org.reprise.sea.problem;

/**
 * A learner that plays all replicas side by side. Replicas are independent: any thread may ask for any of them, and a
 * call touches the state of its replica alone.
 */
public interface Learner {
    /**
     * Chooses x_t of a replica.
     *
     * @param round t, from 1
     * @param x takes the play, length d; within the domain
     */
    void play(int replica, long round, double[] x);

    /** Learns of the loss of the round. */
    void observe(int replica, long round, Feedback feedback);
}
