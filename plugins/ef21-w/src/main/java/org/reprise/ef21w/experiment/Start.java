package org.reprise.ef21w.experiment;

/** Where x begins. */
public enum Start {
    /** The origin. */
    ZERO,
    /** A standard Gaussian. */
    GAUSSIAN
}
