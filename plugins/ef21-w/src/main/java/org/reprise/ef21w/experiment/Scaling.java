package org.reprise.ef21w.experiment;

/** What is done to the features before the column of ones is added. */
public enum Scaling {
    /** Nothing. */
    RAW,
    /** Mean 0 and variance 1. */
    STANDARDISED,
    /** From -1 to 1. */
    RANGE,
    /** Rows of norm 1. */
    UNIT_ROWS
}
