package org.reprise.core.report.chart;

/**
 * A line of a chart; its arrays have one length and are not to be written.
 *
 * @param label its name in the legend
 * @param colour index of its colour and dash
 * @param style how its points are joined
 * @param x abscissae, increasing unless the points are apart
 * @param y ordinates; a point that is not finite is left out, and the line is broken there
 * @param low lower edge of its band; empty for none
 * @param high upper edge of its band; empty for none
 */
public record Line(String label, int colour, Style style, double[] x, double[] y, double[] low, double[] high) {
    public Line {
        boolean band = low.length == x.length && high.length == x.length;
        if (y.length != x.length || !band && low.length + high.length > 0) {
            throw new IllegalArgumentException("'" + label + "' has " + x.length + " abscissae, " + y.length
                    + " ordinates, " + low.length + " and " + high.length + " edges; expected one length");
        }
    }

    /** How points are joined. */
    public enum Style {
        /** By straight lines. */
        LINE,
        /** By straight lines, with a dot at each point. */
        DOTS,
        /** Not at all. */
        POINTS,
        /** By steps: each value lasts up to the next point. */
        STEPS
    }

    /** A line without a band. */
    public static Line of(String label, int colour, Style style, double[] x, double[] y) {
        return new Line(label, colour, style, x, y, new double[0], new double[0]);
    }

    boolean band() {
        return low.length > 0;
    }
}
