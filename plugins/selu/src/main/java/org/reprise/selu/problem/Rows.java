package org.reprise.selu.problem;

/**
 * Samples with their classes.
 *
 * @param features row by row, of length {@code labels.length * features}; not to be written
 * @param labels class of each row, from 0; not to be written
 */
public record Rows(float[] features, int[] labels) {
    /** Number of rows. */
    public int count() {
        return labels.length;
    }
}
