package org.reprise.core.run;

import java.util.List;

/**
 * Numbers of one trial in the order in which they arose; the arrays have one length and are not written again.
 *
 * @param trial id of the run
 * @param names names by index; grows from batch to batch
 * @param kinds kinds by index of the name
 * @param iterations iteration of each number
 * @param nanos algorithm time of each, in nanoseconds
 * @param name index into {@code names} of each
 * @param values the numbers
 */
public record MeasurementBatch(
        String trial,
        List<String> names,
        List<Kind> kinds,
        long[] iterations,
        long[] nanos,
        int[] name,
        double[] values) {
    /** Number of values. */
    public int size() {
        return values.length;
    }
}
