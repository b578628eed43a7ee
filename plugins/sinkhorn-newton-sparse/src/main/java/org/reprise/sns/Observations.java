package org.reprise.sns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;
import org.reprise.spi.Series;

/** Numbers that the claims are made of, one a run or a pair of runs. */
final class Observations {
    static final String NEWTON = "sns";
    static final String SINKHORN = "sinkhorn-stabilised";
    private static final double TARGET = 1e-10;

    private Observations() {}

    /** Newton steps to the target; NaN for a run that did not reach it. */
    static List<Double> newtonSteps(Evidence evidence, String part) {
        List<Double> steps = new ArrayList<>();
        for (RunView run : evidence.runs(part, NEWTON)) {
            long first = run.series("error").firstAtMost(TARGET);
            steps.add(first < 0 ? Double.NaN : Math.max(0, first - number(run, "warmUp")));
        }
        return steps;
    }

    /** Sinkhorn sweeps to the target; where the budget ended first, the budget: a lower bound. */
    static List<Double> sweeps(List<RunView> runs) {
        return runs.stream().map(run -> (double) sweeps(run)).toList();
    }

    /** Sinkhorn's sweeps over all iterations of the sparse Newton method, by seed. */
    static List<Double> ratios(Evidence evidence, String part) {
        List<Double> ratios = new ArrayList<>();
        for (RunView newton : evidence.runs(part, NEWTON)) {
            for (RunView sinkhorn : evidence.runs(part, SINKHORN)) {
                if (same(newton, sinkhorn)) {
                    long first = newton.series("error").firstAtMost(TARGET);
                    ratios.add(first < 0 ? Double.NaN : sweeps(sinkhorn) / (double) first);
                }
            }
        }
        return ratios;
    }

    /** By how much the last step cut the error. */
    static List<Double> lastDrops(Evidence evidence, String part, double kappa) {
        return ofKappa(evidence, part, kappa).map(Observations::lastDrop).toList();
    }

    /** Geometric mean of the error's ratio over the last 20 measured steps. */
    static List<Double> lateRates(Evidence evidence, String part, double kappa) {
        return ofKappa(evidence, part, kappa).map(Observations::lateRate).toList();
    }

    /** Last values of a metric where the configuration's eta is this. */
    static List<Double> last(Evidence evidence, String part, String algorithm, String metric, double eta) {
        return evidence.runs(part, algorithm).stream()
                .filter(run -> eta(run) == eta)
                .map(run -> run.series(metric).last())
                .toList();
    }

    /** Runs of one eta. */
    static List<RunView> runs(Evidence evidence, String part, String algorithm, double eta) {
        return evidence.runs(part, algorithm).stream()
                .filter(run -> eta(run) == eta)
                .toList();
    }

    /** Difference of the two methods' last transport costs, by problem. */
    static List<Double> costDifferences(Evidence evidence, String part) {
        List<Double> differences = new ArrayList<>();
        for (RunView newton : evidence.runs(part, NEWTON)) {
            for (RunView sinkhorn : evidence.runs(part, SINKHORN)) {
                if (same(newton, sinkhorn)) {
                    differences.add(Math.abs(newton.series("transport-cost").last()
                            - sinkhorn.series("transport-cost").last()));
                }
            }
        }
        return differences;
    }

    /** Smallest error of each run of an algorithm. */
    static List<Double> smallestErrors(Evidence evidence, String part, String algorithm) {
        return evidence.runs(part, algorithm).stream()
                .map(run -> Arrays.stream(run.series("error").values()).min().orElse(Double.NaN))
                .toList();
    }

    private static Stream<RunView> ofKappa(Evidence evidence, String part, double kappa) {
        return evidence.runs(part, NEWTON).stream().filter(run -> number(run, "kappa") == kappa);
    }

    private static long sweeps(RunView run) {
        long first = run.series("error").firstAtMost(TARGET);
        return first < 0 ? run.iterations() : first;
    }

    private static double lastDrop(RunView run) {
        double[] errors = distinct(run.series("error"));
        int last = errors.length - 1;
        return last < 1 ? Double.NaN : errors[last - 1] / errors[last];
    }

    private static double lateRate(RunView run) {
        double[] errors = distinct(run.series("error"));
        int last = errors.length - 1;
        return last < 20 ? Double.NaN : Math.pow(errors[last] / errors[last - 20], 1 / 20.0);
    }

    /** The host measures the returned iterate once more: that repeats the last value. */
    private static double[] distinct(Series series) {
        double[] values = series.values();
        int size = values.length;
        while (size > 1 && values[size - 1] == values[size - 2]) {
            size--;
        }
        return Arrays.copyOf(values, size);
    }

    private static boolean same(RunView one, RunView other) {
        return one.seed() == other.seed() && one.configuration().equals(other.configuration());
    }

    private static double eta(RunView run) {
        return ((Number) run.configuration().get("eta")).doubleValue();
    }

    private static double number(RunView run, String parameter) {
        return ((Number) run.parameters().get(parameter)).doubleValue();
    }
}
