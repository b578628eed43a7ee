package org.reprise.sketchednewton.algorithm;

/** How Kaczmarz draws a row. */
public enum Sampling {
    /** All rows alike. */
    UNIFORM,
    /** In proportion to the square of the row's norm. */
    NORM
}
