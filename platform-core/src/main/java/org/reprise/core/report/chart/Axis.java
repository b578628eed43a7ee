package org.reprise.core.report.chart;

import java.util.List;

/**
 * An axis of a chart.
 *
 * @param name what it shows, with its unit
 * @param log whether it is logarithmic
 * @param format how its values are written
 * @param categories names of the places 0, 1, 2, ...; empty for numbers
 * @param tight whether it ends at the values rather than at ticks
 * @param marks where its labels stand; empty for round values
 */
public record Axis(
        String name, boolean log, Format format, List<String> categories, boolean tight, List<Double> marks) {
    public Axis {
        categories = List.copyOf(categories);
        marks = List.copyOf(marks);
    }

    /** How values are written. */
    public enum Format {
        /** As numbers. */
        NUMBER,
        /** As times, given in seconds. */
        SECONDS,
        /** As percentages, given as shares. */
        SHARE
    }

    /** An axis of numbers that ends at ticks. */
    public static Axis of(String name, boolean log) {
        return new Axis(name, log, Format.NUMBER, List.of(), false, List.of());
    }

    /** An axis that ends where the values do. */
    public static Axis tight(String name, boolean log, Format format) {
        return new Axis(name, log, format, List.of(), true, List.of());
    }

    /** An axis of names. */
    public static Axis of(String name, List<String> categories) {
        return new Axis(name, false, Format.NUMBER, categories, true, List.of());
    }

    /** An axis of shares from 0 to 1. */
    public static Axis shares(String name) {
        return new Axis(name, false, Format.SHARE, List.of(), true, List.of());
    }

    String label(double value) {
        return switch (format) {
            case NUMBER -> NumberText.of(value, 3);
            case SECONDS -> NumberText.seconds(value);
            case SHARE -> NumberText.of(100 * value, 3) + "\u2009%";
        };
    }
}
