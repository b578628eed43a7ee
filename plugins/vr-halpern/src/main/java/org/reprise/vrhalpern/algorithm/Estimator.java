package org.reprise.vrhalpern.algorithm;

/** How Algorithm 1 estimates F(u_k). */
public enum Estimator {
    /** PAGE: the last estimate plus a batch of differences between the last two points; now and then F itself. */
    PAGE,
    /** F itself at every step. */
    FULL,
    /** Loopless SVRG: F at a snapshot plus a batch of differences to it; the snapshot moves with probability 1/sqrt(n). */
    SVRG_LOOPLESS
}
