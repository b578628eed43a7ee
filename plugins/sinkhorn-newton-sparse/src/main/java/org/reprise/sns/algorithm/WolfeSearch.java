package org.reprise.sns.algorithm;

import org.reprise.numerics.Dense;

/** Line search for the strong Wolfe conditions (Nocedal and Wright 2006, Algorithms 3.5 and 3.6). */
final class WolfeSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int EVALUATIONS = 30;

    private final DualFunction function;
    private final double[] start;
    private final double[] direction;
    private double value0;
    private double slope0;
    /** The accepted point, its gradient and value. */
    final double[] point;

    final double[] gradient;
    double value;
    private double slope;

    WolfeSearch(DualFunction function) {
        this.function = function;
        start = new double[function.size()];
        direction = new double[function.size()];
        point = new double[function.size()];
        gradient = new double[function.size()];
    }

    /**
     * Searches from w along d; the accepted point is then in {@link #point}.
     *
     * @return the step; 0 if rounding or the number of evaluations ended the search
     */
    double search(double[] w, double[] d, double valueAtW, double slopeAtW) {
        System.arraycopy(w, 0, start, 0, w.length);
        System.arraycopy(d, 0, direction, 0, d.length);
        value0 = valueAtW;
        slope0 = slopeAtW;
        double low = 0;
        double lowValue = valueAtW;
        double lowSlope = slopeAtW;
        double high = Double.NaN;
        double step = 1;
        for (int k = 0; k < EVALUATIONS; k++) {
            evaluate(step);
            if (!(value <= value0 + DECREASE * step * slope0) || (k > 0 && value >= lowValue)) {
                high = step;
            } else if (Math.abs(slope) <= -CURVATURE * slope0) {
                return step;
            } else {
                if (slope >= 0) {
                    high = low;
                }
                // The minimum lies between the better point, now here, and the other end.
                low = step;
                lowValue = value;
                lowSlope = slope;
            }
            if (Double.isNaN(high)) {
                step *= 2;
            } else if (Math.abs(high - low) < 1e-12) {
                return 0;
            } else {
                step = between(low, high, step, lowValue, lowSlope);
            }
        }
        return 0;
    }

    /** The minimum of the parabola through the last point, safeguarded; the middle where it fits badly. */
    private double between(double low, double high, double last, double lowValue, double lowSlope) {
        double middle = (low + high) / 2;
        double width = last - low;
        double curvature = 2 * (value - lowValue - lowSlope * width);
        double guess = low - lowSlope * width * width / curvature;
        double margin = 0.1 * Math.abs(high - low);
        boolean inside = guess > Math.min(low, high) + margin && guess < Math.max(low, high) - margin;
        return width != 0 && inside ? guess : middle;
    }

    private void evaluate(double step) {
        System.arraycopy(start, 0, point, 0, start.length);
        Dense.axpy(step, direction, 0, point, 0, start.length);
        value = function.evaluate(point, gradient);
        slope = Dense.dot(gradient, direction);
    }
}
