package org.reprise.numerics;

/** What the statistics ask of their input; the message says what was given and what was expected. */
final class Inputs {
    private Inputs() {}

    /** At least {@code least} values, none of them NaN. */
    static void sample(String name, double[] values, int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(
                    name + ": given " + values.length + " values, expected at least " + least);
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException(name + ": given NaN at index " + i + ", expected numbers");
            }
        }
    }

    /** At least {@code least} finite values. */
    static void finiteSample(String name, double[] values, int least) {
        sample(name, values, least);
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        name + ": given " + values[i] + " at index " + i + ", expected finite numbers");
            }
        }
    }

    /** A rectangle of at least {@code leastRows} rows and {@code leastColumns} columns without NaN. */
    static void matrix(String name, double[][] values, int leastRows, int leastColumns) {
        if (values.length < leastRows) {
            throw new IllegalArgumentException(
                    name + ": given " + values.length + " rows, expected at least " + leastRows);
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i].length != values[0].length) {
                throw new IllegalArgumentException(name + ": given " + values[i].length + " columns in row " + i
                        + ", expected " + values[0].length + " as in row 0");
            }
            sample(name + ", row " + i, values[i], leastColumns);
        }
    }

    /** A rectangle of finite numbers. */
    static void finiteMatrix(String name, double[][] values, int leastRows, int leastColumns) {
        matrix(name, values, leastRows, leastColumns);
        for (int i = 0; i < values.length; i++) {
            finiteSample(name + ", row " + i, values[i], leastColumns);
        }
    }

    /** Two samples of one length. */
    static void sameLength(String what, int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException(
                    what + ": given " + first + " and " + second + ", expected the same number");
        }
    }

    /** Numbers that must lie in a closed range. */
    static void range(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + ": given " + value + ", expected a number between " + low + " and " + high);
        }
    }
}
