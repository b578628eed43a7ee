package org.reprise.core.run;

/** The one final state of a run, or that it has none yet. */
public enum RunState {
    /** It ended by itself, its budget or its target. */
    DONE,
    /** It threw. */
    FAILED,
    /** It ran past its time limit. */
    TIMEOUT,
    /** The user stopped it. */
    CANCELLED,
    /** A process is working on it. */
    RUNNING,
    /** Its process died before the end. */
    INTERRUPTED
}
