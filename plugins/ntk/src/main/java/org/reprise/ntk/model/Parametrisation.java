package org.reprise.ntk.model;

/** How weights are scaled. */
public enum Parametrisation {
    /** Standard normal parameters; {@code 1/sqrt(n)} and beta stand in the network. */
    NTK,
    /** Weights of variance {@code 1/n} and biases of 0; nothing stands in the network. */
    STANDARD
}
