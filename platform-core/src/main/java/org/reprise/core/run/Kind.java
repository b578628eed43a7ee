package org.reprise.core.run;

/** Who said a number of a trial. */
public enum Kind {
    /** The referee measured it. */
    MEASUREMENT,
    /** The algorithm counted it. */
    COUNT,
    /** The algorithm recorded it. */
    RECORD
}
