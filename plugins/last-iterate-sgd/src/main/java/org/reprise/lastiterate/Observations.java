package org.reprise.lastiterate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of. */
final class Observations {
    static final String LAST = "last";
    static final List<String> AVERAGES = List.of("uniform", "suffix", "polynomial", "weighted");

    private Observations() {}

    /** Runs of one schedule of csmd, or of sgd. */
    static List<RunView> runs(Evidence evidence, String part, String algorithm, String schedule) {
        return evidence.runs(part, algorithm).stream()
                .filter(run -> schedule.equals(run.parameters().get("schedule")))
                .toList();
    }

    static List<RunView> csmd(Evidence evidence, String part, String schedule) {
        return runs(evidence, part, "csmd", schedule);
    }

    static Predicate<RunView> with(String key, Object value) {
        return run -> value.equals(value(run, key)) || value instanceof Number n && n.doubleValue() == number(run, key);
    }

    static double horizon(RunView run) {
        return number(run, "horizon");
    }

    static double end(RunView run, String metric) {
        return run.series(metric).last();
    }

    /** The least final error of the averages. */
    static double bestAverage(RunView run) {
        return AVERAGES.stream().mapToDouble(name -> end(run, name)).min().orElseThrow();
    }

    /** One number a run. */
    static List<Double> each(List<RunView> runs, ToDoubleFunction<RunView> number) {
        return runs.stream().map(number::applyAsDouble).toList();
    }

    /** One number a pair of runs of one seed and configuration. */
    static List<Double> pairs(List<RunView> runs, List<RunView> others, BiFunction<RunView, RunView, Double> number) {
        List<Double> numbers = new ArrayList<>();
        for (RunView run : runs) {
            for (RunView other : others) {
                if (run.seed() == other.seed()
                        && run.configuration().equals(other.configuration())
                        && number(run, "multiplier") == number(other, "multiplier")) {
                    numbers.add(number.apply(run, other));
                }
            }
        }
        return numbers;
    }

    /** One number a family: runs that differ in the horizon alone, by rising horizon. */
    static List<Double> families(List<RunView> runs, ToDoubleFunction<List<RunView>> number) {
        Map<List<Object>, List<RunView>> families = new LinkedHashMap<>();
        for (RunView run : runs) {
            Map<String, Object> configuration = new TreeMap<>(run.configuration());
            configuration.remove("horizon");
            families.computeIfAbsent(
                            List.of(run.algorithm(), run.seed(), configuration, run.parameters()),
                            key -> new ArrayList<>())
                    .add(run);
        }
        List<Double> numbers = new ArrayList<>();
        for (List<RunView> family : families.values()) {
            if (family.size() > 1) {
                family.sort(Comparator.comparingDouble(Observations::horizon));
                numbers.add(number.applyAsDouble(family));
            }
        }
        return numbers;
    }

    /** Least-squares slope of log metric against log T over the longer half of the horizons, three at least. */
    static double exponent(List<RunView> family, String metric) {
        int from = Math.max(0, Math.min(family.size() / 2, family.size() - 3));
        int n = family.size() - from;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = Math.log(horizon(family.get(from + k)));
            y[k] = Math.log(end(family.get(from + k), metric));
        }
        return LineFit.of(x, y).slope();
    }

    /** Greatest over least of a number of each run. */
    static double spread(List<RunView> family, ToDoubleFunction<RunView> number) {
        double most = family.stream().mapToDouble(number).max().orElseThrow();
        return most / family.stream().mapToDouble(number).min().orElseThrow();
    }

    /** Differences of a number from each run of a family to the next. */
    static List<Double> increments(List<RunView> runs, ToDoubleFunction<RunView> number) {
        List<Double> all = new ArrayList<>();
        families(runs, family -> {
            for (int k = 1; k < family.size(); k++) {
                all.add(number.applyAsDouble(family.get(k)) - number.applyAsDouble(family.get(k - 1)));
            }
            return 0;
        });
        return all;
    }

    /** R^2 of the quantiles at 1 - delta against log(1/delta), delta of 0.5, 0.1, 0.01 and 0.001. */
    static double quantileFit(RunView run) {
        double[] x = {Math.log(2), Math.log(10), Math.log(100), Math.log(1000)};
        double[] y = {end(run, "median"), end(run, "q90"), end(run, "q99"), end(run, "q999")};
        return LineFit.of(x, y).determination();
    }

    /** The greatest ratio of a metric to a bound recorded beside it, over all checkpoints, one a run. */
    static List<Double> audits(Evidence evidence, List<String> parts, String metric, String bound) {
        List<Double> ratios = new ArrayList<>();
        for (String part : parts) {
            for (RunView run : evidence.runs(part, "csmd")) {
                Series values = run.series(metric);
                Series bounds = run.series(bound);
                double most = 0;
                for (int k = 0; k < bounds.size(); k++) {
                    most = Math.max(most, values.at(bounds.iterations()[k]) / bounds.values()[k]);
                }
                if (bounds.size() > 0) {
                    ratios.add(most);
                }
            }
        }
        return ratios;
    }

    static double number(RunView run, String key) {
        return value(run, key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Object value(RunView run, String key) {
        Object value = run.parameters().get(key);
        return value == null ? run.configuration().get(key) : value;
    }
}
