package org.reprise.ef21w.algorithm;

/** The clients' first estimates. */
public enum Init {
    /** The compressed gradient. */
    COMPRESSED,
    /** The whole gradient, in a first round without compression. */
    FULL,
    /** 0, at no cost. */
    ZERO
}
