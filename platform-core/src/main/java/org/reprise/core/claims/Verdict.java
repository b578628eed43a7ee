package org.reprise.core.claims;

/** Whether a claim stands. */
public enum Verdict {
    /** The whole interval is on the right side of the threshold. */
    HOLDS,
    /** The whole interval is on the wrong side. */
    FAILS,
    /** The interval straddles the threshold. */
    INCONCLUSIVE,
    /** The runs that it needs were not made. */
    NOT_RUN
}
