package org.reprise.sketchednewton.algorithm;

/** Law of the sketching matrix S, N by q. */
public enum Sketch {
    /** Columns of the identity: Kaczmarz for q = 1. */
    ROWS,
    /** Independent standard normal entries. */
    GAUSSIAN,
    /** One sign in each row, in a random column. */
    COUNT
}
