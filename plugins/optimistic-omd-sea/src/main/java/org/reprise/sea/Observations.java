package org.reprise.sea;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of. */
final class Observations {
    static final String REGRET = "regret";
    static final String HORIZON = "horizon";

    private Observations() {}

    /** Runs of an algorithm in several parts. */
    static List<RunView> runs(Evidence evidence, String algorithm, String... parts) {
        List<RunView> runs = new ArrayList<>();
        for (String part : parts) {
            runs.addAll(evidence.runs(part, algorithm));
        }
        return runs;
    }

    /** Runs with this number in their configuration. */
    static List<RunView> with(List<RunView> runs, String key, double value) {
        return select(runs, run -> setting(run, key) == value);
    }

    /** Runs that satisfy a condition. */
    static List<RunView> select(List<RunView> runs, Predicate<RunView> condition) {
        return runs.stream().filter(condition).toList();
    }

    /** One last value over another, by run. */
    static List<Double> ratios(List<RunView> runs, String metric, String bound) {
        return runs.stream().map(run -> last(run, metric) / last(run, bound)).toList();
    }

    /** Last value of one algorithm's runs over that of another's with the same configuration and seed. */
    static List<Double> paired(List<RunView> ones, List<RunView> others, String metric) {
        return pairs(ones, others, metric, true);
    }

    /** The same, minus instead of over. */
    static List<Double> differences(List<RunView> ones, List<RunView> others, String metric) {
        return pairs(ones, others, metric, false);
    }

    private static List<Double> pairs(List<RunView> ones, List<RunView> others, String metric, boolean ratio) {
        List<Double> values = new ArrayList<>();
        for (RunView one : ones) {
            for (RunView other : others) {
                if (one.seed() == other.seed() && one.configuration().equals(other.configuration())) {
                    double a = last(one, metric);
                    double b = last(other, metric);
                    values.add(ratio ? a / b : a - b);
                }
            }
        }
        return values;
    }

    /** Exponent of a metric in a configured number: the slope of the logarithms by least squares, one a seed. */
    static List<Double> exponents(List<RunView> runs, String key, String metric) {
        return curves(runs, run -> setting(run, key), metric).stream()
                .map(curve -> slope(curve[0], curve[1]))
                .toList();
    }

    /** Exponent of a metric in another metric over all configurations, one a seed. */
    static List<Double> exponentsIn(List<RunView> runs, String order, String metric) {
        return curves(runs, run -> last(run, order), metric).stream()
                .map(curve -> slope(curve[0], curve[1]))
                .toList();
    }

    /** The second increment of the regret over the first, horizons growing by one factor: 1 for a logarithm; one a seed. */
    static List<Double> increments(List<RunView> runs) {
        return curves(runs, run -> setting(run, HORIZON), REGRET).stream()
                .filter(curve -> curve[1].length >= 3)
                .map(curve -> {
                    int n = curve[1].length;
                    return (curve[1][n - 1] - curve[1][n - 2]) / (curve[1][n - 2] - curve[1][n - 3]);
                })
                .toList();
    }

    /** What the longest horizon adds to the regret of the shortest, one a seed. */
    static List<Double> additions(List<RunView> runs) {
        return curves(runs, run -> setting(run, HORIZON), REGRET).stream()
                .map(curve -> curve[1][curve[1].length - 1] - curve[1][0])
                .toList();
    }

    /** Points (x, last value) by seed, x increasing; seeds with a single point are left out. */
    private static List<double[][]> curves(List<RunView> runs, ToDoubleFunction<RunView> x, String metric) {
        Map<Long, TreeMap<Double, Double>> seeds = new LinkedHashMap<>();
        for (RunView run : runs) {
            seeds.computeIfAbsent(run.seed(), k -> new TreeMap<>()).put(x.applyAsDouble(run), last(run, metric));
        }
        return seeds.values().stream()
                .filter(points -> points.size() > 1)
                .map(points -> new double[][] {
                    points.keySet().stream().mapToDouble(v -> v).toArray(),
                    points.values().stream().mapToDouble(v -> v).toArray()
                })
                .toList();
    }

    /** Slope of log y over log x; NaN where a value is not positive, since a negative regret has no exponent. */
    static double slope(double[] x, double[] y) {
        int n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            if (!(x[i] > 0 && y[i] > 0)) {
                return Double.NaN;
            }
            meanX += Math.log(x[i]) / n;
            meanY += Math.log(y[i]) / n;
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += Math.pow(Math.log(x[i]) - meanX, 2);
            xy += (Math.log(x[i]) - meanX) * (Math.log(y[i]) - meanY);
        }
        return xy / xx;
    }

    /** Regret a round minus the excess risk of the mean play, mean over the seeds, one an algorithm with its parameters. */
    static List<Double> batchMargins(Evidence evidence, String... parts) {
        Map<List<Object>, List<Double>> groups = new LinkedHashMap<>();
        for (String part : parts) {
            for (RunView run : evidence.runs(part)) {
                groups.computeIfAbsent(List.of(part, run.algorithm(), run.parameters()), k -> new ArrayList<>())
                        .add(last(run, REGRET) / setting(run, HORIZON) - last(run, "excess-risk"));
            }
        }
        return groups.values().stream()
                .map(values -> values.stream().mapToDouble(v -> v).average().orElseThrow())
                .toList();
    }

    /** Smallest regret over the fixed steps over that of oomd, one a seed. */
    static List<Double> tuned(Evidence evidence, String part) {
        Map<Long, Double> best = new LinkedHashMap<>();
        for (RunView run : evidence.runs(part, "oomd-fixed")) {
            best.merge(run.seed(), last(run, REGRET), Math::min);
        }
        return evidence.runs(part, "oomd").stream()
                .filter(run -> best.containsKey(run.seed()))
                .map(run -> best.get(run.seed()) / last(run, REGRET))
                .toList();
    }

    /**
     * Cumulative variance of random order over T times that of the whole set, which is that of the first rounds; one a run.
     */
    static List<Double> orderVariances(List<RunView> runs) {
        return runs.stream()
                .map(run -> {
                    Series variance = run.series("variance");
                    double whole = variance.values()[0] / run.series("rounds").at(variance.iterations()[0]);
                    return variance.last() / last(run, "rounds") / whole;
                })
                .toList();
    }

    static double last(RunView run, String metric) {
        return run.series(metric).last();
    }

    static double setting(RunView run, String key) {
        return ((Number) run.configuration().get(key)).doubleValue();
    }

    static double parameter(RunView run, String key) {
        return ((Number) run.parameters().get(key)).doubleValue();
    }
}
