package org.reprise.spi;

/** Which way a measurement is better. */
public enum Direction {
    /** Smaller is better. */
    MINIMISE,
    /** Larger is better. */
    MAXIMISE,
    /** Neither: the value is informative. */
    NEUTRAL
}
