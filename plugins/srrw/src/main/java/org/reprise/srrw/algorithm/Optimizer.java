package org.reprise.srrw.algorithm;

/** How theta follows the field. */
public enum Optimizer {
    /** Stochastic gradient descent: {@code theta += beta H}. */
    SGD,
    /** Stochastic heavy ball with rho = 1: {@code theta += beta m}, then {@code m += beta (H - m)}. */
    SHB
}
