package org.reprise.ntk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of. */
final class Observations {
    static final String NETWORK = "network";
    static final String FLOW = "kernel-flow";
    static final String REGRESSION = "kernel-regression";

    private Observations() {}

    /** Runs of networks of a width. */
    static List<RunView> networks(Evidence evidence, String part, int width) {
        return evidence.runs(part, NETWORK).stream()
                .filter(run -> number(run.parameters(), "width") == width)
                .toList();
    }

    /** Runs of an algorithm with a value of a configuration key or parameter. */
    static List<RunView> with(List<RunView> runs, String key, Object value) {
        return runs.stream()
                .filter(run -> equal(run.configuration().get(key), value)
                        || equal(run.parameters().get(key), value))
                .toList();
    }

    private static boolean equal(Object found, Object value) {
        return found instanceof Number a && value instanceof Number b
                ? a.doubleValue() == b.doubleValue()
                : value.equals(found);
    }

    static List<Double> each(List<RunView> runs, ToDoubleFunction<RunView> value) {
        return runs.stream().map(value::applyAsDouble).toList();
    }

    static double last(RunView run, String metric) {
        return run.series(metric).last();
    }

    /** A metric at a time of training; NaN if that was not measured. */
    static double at(RunView run, String metric, double time) {
        Series times = run.series("time");
        for (int i = 0; i < times.size(); i++) {
            if (Math.abs(times.values()[i] - time) <= 1e-9 * Math.abs(time)) {
                return run.series(metric).at(times.iterations()[i]);
            }
        }
        return Double.NaN;
    }

    /** A number of one run and one of another, of the same seed and configuration. */
    static List<Double> pairs(
            List<RunView> ones, List<RunView> others, java.util.function.ToDoubleBiFunction<RunView, RunView> value) {
        List<Double> values = new ArrayList<>();
        for (RunView one : ones) {
            for (RunView other : others) {
                if (one.seed() == other.seed() && one.configuration().equals(other.configuration())) {
                    values.add(value.applyAsDouble(one, other));
                }
            }
        }
        return values;
    }

    /** Slope of the logarithm of a network's last value over that of the width, by seed. */
    static List<Double> widthSlopes(Evidence evidence, String part, String metric) {
        return widthSlopes(evidence, part, run -> last(run, metric));
    }

    /** Slope of the logarithm of a network's number over that of the width, by seed. */
    static List<Double> widthSlopes(Evidence evidence, String part, ToDoubleFunction<RunView> number) {
        Map<Long, List<RunView>> seeds = new LinkedHashMap<>();
        for (RunView run : evidence.runs(part, NETWORK)) {
            seeds.computeIfAbsent(run.seed(), k -> new ArrayList<>()).add(run);
        }
        List<Double> slopes = new ArrayList<>();
        for (List<RunView> runs : seeds.values()) {
            double n = runs.size();
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (RunView run : runs) {
                double width = Math.log(number(run.parameters(), "width"));
                double value = Math.log(number.applyAsDouble(run));
                x += width / n;
                y += value / n;
                xx += width * width / n;
                xy += width * value / n;
            }
            if (runs.size() > 1) {
                slopes.add((xy - x * y) / (xx - x * x));
            }
        }
        return slopes;
    }

    /** Time at which a metric is least. */
    static double bestTime(RunView run, String metric) {
        Series series = run.series(metric);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            if (series.values()[i] < least) {
                least = series.values()[i];
                best = run.series("time").at(series.iterations()[i]);
            }
        }
        return best;
    }

    /** Time at which a metric is greatest. */
    static double highestTime(RunView run, String metric) {
        Series series = run.series(metric);
        double best = Double.NaN;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < series.size(); i++) {
            if (series.values()[i] > greatest) {
                greatest = series.values()[i];
                best = run.series("time").at(series.iterations()[i]);
            }
        }
        return best;
    }

    static double number(Map<String, Object> values, String key) {
        return ((Number) values.get(key)).doubleValue();
    }
}
