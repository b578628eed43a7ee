package org.reprise.ntk.problem;

import org.reprise.numerics.Dense;

/**
 * Rows of numbers.
 *
 * @param count number of rows
 * @param width numbers in a row
 * @param values row after row, length {@code count * width}; not to be written
 */
public record Rows(int count, int width, double[] values) {
    public Rows {
        if (values.length != (long) count * width) {
            throw Problems.bad(
                    values.length + " numbers for " + count + " rows of " + width, "Give a row for each example.");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw Problems.bad(
                        "The number in row " + i / width + ", column " + i % width + " is " + values[i]
                                + "; expected a finite number",
                        "Remove the row or fill the gap.");
            }
        }
    }

    /** Without rows. */
    public static Rows none(int width) {
        return new Rows(0, width, new double[0]);
    }

    /** Points on the unit circle. */
    public static Rows circle(double... angles) {
        double[] values = new double[2 * angles.length];
        for (int i = 0; i < angles.length; i++) {
            values[2 * i] = Math.cos(angles[i]);
            values[2 * i + 1] = Math.sin(angles[i]);
        }
        return new Rows(angles.length, 2, values);
    }

    /** These rows, then others. */
    public Rows and(Rows others) {
        double[] all = new double[values.length + others.values.length];
        System.arraycopy(values, 0, all, 0, values.length);
        System.arraycopy(others.values, 0, all, values.length, others.values.length);
        return new Rows(count + others.count, width, all);
    }

    /** Inner product of a row with a row of others. */
    double dot(int row, Rows others, int other) {
        return Dense.dot(values, row * width, others.values, other * width, width);
    }
}
