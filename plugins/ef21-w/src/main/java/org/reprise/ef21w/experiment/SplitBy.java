package org.reprise.ef21w.experiment;

/** Order of the rows that are dealt out in equal blocks. */
public enum SplitBy {
    /** As they come. */
    ORDER,
    /** At random. */
    SHUFFLE,
    /** By rising target. */
    LABEL,
    /** By rising norm, which spreads the smoothness constants. */
    NORM
}
