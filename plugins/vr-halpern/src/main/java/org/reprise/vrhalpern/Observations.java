package org.reprise.vrhalpern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of. */
final class Observations {
    private static final String RESIDUAL = "residual";
    private static final String STEPS = "steps";

    private Observations() {}

    /** Runs whose configuration or parameter of this name is this number. */
    static List<RunView> of(List<RunView> runs, String key, double value) {
        return runs.stream().filter(run -> number(run, key) == value).toList();
    }

    /** Runs whose parameter of this name is this switch. */
    static List<RunView> of(List<RunView> runs, String key, boolean value) {
        return runs.stream()
                .filter(run -> run.parameters().get(key).equals(value))
                .toList();
    }

    private static double number(RunView run, String key) {
        Object value = run.parameters().containsKey(key)
                ? run.parameters().get(key)
                : run.configuration().get(key);
        return ((Number) value).doubleValue();
    }

    /** Epochs until a metric is at most the target; NaN where the run ended before. */
    static ToDoubleFunction<RunView> epochs(String metric, double target) {
        return run -> {
            long first = run.series(metric).firstAtMost(target);
            return first < 0 ? Double.NaN : first;
        };
    }

    /** The same, but all epochs of a run that ended before: a lower bound. */
    static ToDoubleFunction<RunView> atLeast(String metric, double target) {
        return run -> {
            long first = run.series(metric).firstAtMost(target);
            return first < 0 ? run.iterations() : first;
        };
    }

    /** The last value of a metric or record. */
    static ToDoubleFunction<RunView> last(String metric) {
        return run -> run.series(metric).last();
    }

    /** A value of one run over that of another on the same problem. */
    static List<Double> ratios(
            List<RunView> ones, ToDoubleFunction<RunView> one, List<RunView> others, ToDoubleFunction<RunView> other) {
        List<Double> ratios = new ArrayList<>();
        for (RunView a : ones) {
            for (RunView b : others) {
                if (a.seed() == b.seed() && a.configuration().equals(b.configuration())) {
                    ratios.add(one.applyAsDouble(a) / other.applyAsDouble(b));
                }
            }
        }
        return ratios;
    }

    /** A last value over the least of two others on the same problem. */
    static List<Double> overBest(List<RunView> ones, List<RunView> others, List<RunView> more, String metric) {
        List<Double> first = ratios(ones, last(metric), others, last(metric));
        List<Double> second = ratios(ones, last(metric), more, last(metric));
        List<Double> ratios = new ArrayList<>();
        for (int k = 0; k < Math.min(first.size(), second.size()); k++) {
            ratios.add(Math.max(first.get(k), second.get(k)));
        }
        return ratios;
    }

    /** By seed: epochs at one n over epochs at another. */
    static List<Double> scaling(List<RunView> runs, String metric, double target, double n, double reference) {
        List<Double> ratios = new ArrayList<>();
        for (RunView large : of(runs, "n", n)) {
            for (RunView small : of(runs, "n", reference)) {
                if (large.seed() == small.seed()) {
                    ratios.add(epochs(metric, target).applyAsDouble(large)
                            / epochs(metric, target).applyAsDouble(small));
                }
            }
        }
        return ratios;
    }

    /** By seed: the most epochs that any n takes over the fewest. */
    static List<Double> spreads(List<RunView> runs, String metric, double target) {
        Map<Long, double[]> extremes = new LinkedHashMap<>();
        for (RunView run : runs) {
            double epochs = epochs(metric, target).applyAsDouble(run);
            double[] pair = extremes.computeIfAbsent(run.seed(), seed -> new double[] {epochs, epochs});
            // Math.max and Math.min keep a NaN.
            pair[0] = Math.max(pair[0], epochs);
            pair[1] = Math.min(pair[1], epochs);
        }
        return extremes.values().stream().map(pair -> pair[0] / pair[1]).toList();
    }

    /** The largest {@code r(u_k) (k + 4) / (L D_0)} over the measured steps k of a run. */
    static double rate(RunView run) {
        double[] residuals = run.series("scaled-residual").values();
        double[] steps = run.series(STEPS).values();
        double largest = 0;
        for (int i = 0; i < residuals.length; i++) {
            largest = Math.max(largest, residuals[i] * (steps[i] + 4));
        }
        return largest;
    }

    /** The largest {@code r(v_k) eta (k + 1) / D_0}, v_k the exact resolvent; after s steps k = s - 1. */
    static double exactBound(RunView run) {
        double[] residuals = run.series(RESIDUAL).values();
        double[] steps = run.series(STEPS).values();
        double largest = 0;
        for (int i = 0; i < residuals.length; i++) {
            largest = Math.max(largest, residuals[i] * steps[i]);
        }
        return largest * run.series("eta").last() / run.series("distance").values()[0];
    }

    /** The largest natural over tangent residual of a run; NaN where it has none. */
    static double tangentRatio(RunView run) {
        Series tangent = run.series("tangent-residual");
        double largest = tangent.size() == 0 ? Double.NaN : 0;
        for (int i = 0; i < tangent.size(); i++) {
            largest = Math.max(largest, run.series(RESIDUAL).at(tangent.iterations()[i]) / tangent.values()[i]);
        }
        return largest;
    }

    static List<Double> each(List<RunView> runs, ToDoubleFunction<RunView> value) {
        return runs.stream().map(value::applyAsDouble).toList();
    }
}
