package org.reprise.core.run;

/** Why a trial ended. */
public enum StopReason {
    /** The algorithm returned of its own accord. */
    RETURNED,
    /** The budget's iterations were spent. */
    ITERATIONS,
    /** The budget's seconds were spent. */
    SECONDS,
    /** The target was met. */
    TARGET,
    /** The user stopped it. */
    CANCELLED,
    /** It ran past its time limit. */
    TIMEOUT,
    /** Something threw. */
    ERROR
}
