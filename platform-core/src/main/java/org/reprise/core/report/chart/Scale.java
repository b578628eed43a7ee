package org.reprise.core.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Places values along an axis.
 *
 * @param log whether equal ratios have equal lengths
 * @param least value at {@code from}
 * @param most value at {@code to}; above {@code least}
 * @param from pixel of the least value
 * @param to pixel of the largest
 */
record Scale(boolean log, double least, double most, double from, double to) {
    private static final double[] STEPS = {1, 2, 5, 10};

    /**
     * A scale over values.
     *
     * @param tight whether it ends at the values rather than at ticks
     */
    static Scale over(boolean log, double least, double most, double from, double to, boolean tight) {
        if (log) {
            double low = tight ? least : Math.pow(10, Math.floor(Math.log10(least) + 1e-9));
            double high = tight ? most : Math.pow(10, Math.ceil(Math.log10(most) - 1e-9));
            return high > low * (1 + 1e-9)
                    ? new Scale(true, low, high, from, to)
                    : new Scale(true, low / 3, low * 3, from, to);
        }
        if (!(most - least > 1e-12 * Math.max(Math.abs(least), Math.abs(most)))) {
            double room = least == 0 ? 1 : Math.abs(least) / 2;
            return new Scale(false, least - room, least + room, from, to);
        }
        if (tight) {
            return new Scale(false, least, most, from, to);
        }
        double step = step(most - least, 6);
        return new Scale(false, Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, from, to);
    }

    /** The pixel of a value, at most a little outside of the axis. */
    double at(double value) {
        double part = log
                ? (Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))
                : (value - least) / (most - least);
        return from + Math.max(-0.01, Math.min(1.01, part)) * (to - from);
    }

    /** Values for about so many labels. */
    List<Double> ticks(int many) {
        return log ? logarithmic(Math.max(2, many)) : linear(Math.max(2, many));
    }

    private List<Double> linear(int many) {
        double step = step(most - least, many);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(least / step - 1e-9); i * step <= most + step * 1e-9; i++) {
            // Through decimal text, or 3 x 0.1 would be 0.30000000000000004.
            ticks.add(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.10g", i * step)));
        }
        return ticks;
    }

    private List<Double> logarithmic(int many) {
        int low = (int) Math.ceil(Math.log10(least) - 1e-9);
        int high = (int) Math.floor(Math.log10(most) + 1e-9);
        List<Double> ticks = new ArrayList<>();
        if (high - low < 2) {
            for (int decade = low - 1; decade <= high + 1; decade++) {
                for (double mantissa : new double[] {1, 2, 5}) {
                    double tick = Double.parseDouble((int) mantissa + "e" + decade);
                    if (tick >= least * (1 - 1e-9) && tick <= most * (1 + 1e-9)) {
                        ticks.add(tick);
                    }
                }
            }
            return ticks.size() < 2 ? linear(many) : ticks;
        }
        int stride = Math.max(1, (int) Math.ceil((high - low) / (double) many));
        for (int decade = low; decade <= high; decade += stride) {
            ticks.add(Double.parseDouble("1e" + decade));
        }
        return ticks;
    }

    private static double step(double span, int many) {
        double rough = span / many;
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * decade >= rough * (1 - 1e-9)) {
                return step * decade;
            }
        }
        return 10 * decade;
    }
}
