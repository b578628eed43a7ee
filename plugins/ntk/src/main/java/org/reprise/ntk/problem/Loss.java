package org.reprise.ntk.problem;

/** Loss of an example; the cost is its mean over the training examples. */
public enum Loss {
    /** {@code ||f - y||^2 / 2}. */
    SQUARED,
    /** Cross-entropy of the softmax of f with the distribution y. */
    CROSS_ENTROPY
}
