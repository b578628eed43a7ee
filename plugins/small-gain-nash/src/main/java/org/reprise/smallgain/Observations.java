package org.reprise.smallgain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of. */
final class Observations {
    static final String SGN = "sgn";
    private static final String VALUE = "value";
    private static final String CERTIFIED = "certified";
    /** Below this a distance is rounding. */
    private static final double FLOOR = 1e-12;

    private Observations() {}

    /** Runs of an algorithm whose parameter, as text, is as given. */
    static List<RunView> runs(Evidence evidence, String part, String algorithm, String parameter, Object value) {
        return evidence.runs(part, algorithm).stream()
                .filter(run -> same(run.parameters().get(parameter), value))
                .toList();
    }

    private static boolean same(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? a.doubleValue() == b.doubleValue()
                : String.valueOf(one).equals(other.toString());
    }

    /** The last value of a metric in each run. */
    static List<Double> last(List<RunView> runs, String metric) {
        return runs.stream().map(run -> run.series(metric).last()).toList();
    }

    /** {@code |last - expected|} of each run. */
    static List<Double> deviations(List<RunView> runs, String metric, double expected) {
        return last(runs, metric).stream().map(v -> Math.abs(v - expected)).toList();
    }

    /** The largest finite value of a metric in each run; NaN where there is none. */
    static List<Double> largest(List<RunView> runs, String metric) {
        return runs.stream().map(run -> largest(run.series(metric).values())).toList();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    }

    /** The smallest finite value of a metric in each run. */
    static List<Double> smallest(List<RunView> runs, String metric) {
        return runs.stream()
                .map(run -> Arrays.stream(run.series(metric).values())
                        .filter(v -> !Double.isNaN(v))
                        .min()
                        .orElse(Double.NaN))
                .toList();
    }

    /** How many games of a family are certified though they should not be, or the other way round. */
    static List<Double> wrong(List<RunView> runs, DoublePredicate expected) {
        return runs.stream()
                .map(run -> {
                    double[] values = run.series(VALUE).values();
                    double[] certified = run.series(CERTIFIED).values();
                    return (double) IntStream.range(0, values.length)
                            .filter(k -> expected.test(values[k]) != (certified[k] == 1))
                            .count();
                })
                .toList();
    }

    /** The same along a scan of the last player's weight. */
    static List<Double> wrongWeights(List<RunView> runs, double low, double high) {
        return runs.stream()
                .map(run -> {
                    double[] weights = run.series("weight").values();
                    double[] certified = run.series(CERTIFIED).values();
                    return (double) IntStream.range(0, weights.length)
                            .filter(k -> (weights[k] > low && weights[k] < high) != (certified[k] == 1))
                            .count();
                })
                .toList();
    }

    /** Largest value of a function of two metrics over the certified games of each run. */
    static List<Double> worst(List<RunView> runs, String one, String other, DoubleBinaryOperator function) {
        return runs.stream()
                .map(run -> {
                    double[] a = run.series(one).values();
                    double[] b = run.series(other).values();
                    double[] certified = run.series(CERTIFIED).values();
                    return IntStream.range(0, a.length)
                            .filter(k -> certified[k] == 1)
                            .mapToDouble(k -> function.applyAsDouble(a[k], b[k]))
                            .max()
                            .orElse(Double.NaN);
                })
                .toList();
    }

    /** A function of two metrics at one game of each run. */
    static List<Double> at(List<RunView> runs, int index, String one, String other, DoubleBinaryOperator function) {
        return runs.stream()
                .filter(run ->
                        run.series(one).size() > index && run.series(other).size() > index)
                .map(run -> function.applyAsDouble(
                        run.series(one).values()[index], run.series(other).values()[index]))
                .toList();
    }

    /** A metric at one game of each run. */
    static List<Double> at(List<RunView> runs, int index, String metric) {
        return at(runs, index, metric, metric, (a, b) -> a);
    }

    /** Mean of one metric over that of another, at one game: one number for all runs. */
    static List<Double> ratioOfMeans(List<RunView> runs, int index, String one, String other) {
        if (runs.isEmpty()) {
            return List.of();
        }
        double a = at(runs, index, one).stream().mapToDouble(v -> v).sum();
        double b = at(runs, index, other).stream().mapToDouble(v -> v).sum();
        return List.of(a / b);
    }

    /** Largest factor by which a metric grows between measured iterations. */
    static List<Double> steepest(List<RunView> runs, String metric) {
        return runs.stream()
                .map(run -> {
                    double[] values = run.series(metric).values();
                    return IntStream.range(1, values.length)
                            .mapToDouble(k -> values[k] / values[k - 1])
                            .max()
                            .orElse(Double.NaN);
                })
                .toList();
    }

    /** Largest contraction factor over the certified one, of each run that records one. */
    static List<Double> overBound(Evidence evidence, String part, Predicate<RunView> which) {
        List<Double> ratios = new ArrayList<>();
        for (RunView run : evidence.runs(part)) {
            double bound = run.series("bound").last();
            if (!Double.isNaN(bound) && which.test(run)) {
                ratios.add(contraction(run) / bound);
            }
        }
        return ratios;
    }

    /** Largest mean contraction factor since the start while the distance is above rounding. */
    private static double contraction(RunView run) {
        double[] factors = run.series("factor").values();
        double[] distances = run.series("distance-m").values();
        return IntStream.range(0, factors.length)
                .filter(k -> distances[k] > FLOOR * distances[0])
                .mapToDouble(k -> factors[k])
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(Double.NaN);
    }

    /**
     * Contraction factor a step: exp of the slope of log distance over the steps until it is lost in rounding, without the
     * first quarter of them.
     */
    static List<Double> factors(List<RunView> runs) {
        return runs.stream().map(run -> fit(run.series("distance-m"))).toList();
    }

    private static double fit(Series series) {
        int end = 0;
        while (end < series.size() && series.values()[end] > FLOOR) {
            end++;
        }
        double start = end == 0 ? 0 : series.iterations()[end - 1] / 4.0;
        double n = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (int k = 0; k < end; k++) {
            double x = series.iterations()[k];
            double distance = series.values()[k];
            if (x >= start) {
                double y = Math.log(distance);
                n++;
                sx += x;
                sy += y;
                sxx += x * x;
                sxy += x * y;
            }
        }
        return n < 2 ? Double.NaN : Math.exp((n * sxy - sx * sy) / (n * sxx - sx * sx));
    }
}
