package org.reprise.sketchednewton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Numbers that the claims are made of. */
final class Observations {
    static final String SKETCHED = "adasketch";
    static final String EXACT = "exact-newton";
    private static final String KKT = "kkt";
    private static final double SOLVED = 1e-4;

    private Observations() {}

    /** Runs of the paper's method with one sketch. */
    static List<RunView> sketched(Evidence evidence, String part, String sketch) {
        return evidence.runs(part, SKETCHED).stream()
                .filter(run -> run.parameters().get("sketch").equals(sketch))
                .toList();
    }

    /** 1 where the sketched run takes as many iterations as the exact one, within one; 0 otherwise. */
    static List<Double> agreements(Evidence evidence, String part, String sketch, Set<String> problems) {
        return pairs(
                sketched(evidence, part, sketch).stream()
                        .filter(run -> problems.isEmpty()
                                || problems.contains(run.configuration().get("problem")))
                        .toList(),
                evidence.runs(part, EXACT),
                (one, other) -> solved(one) && solved(other) && Math.abs(one.iterations() - other.iterations()) <= 1
                        ? 1.0
                        : 0.0);
    }

    /** Difference of the iterations from the exact run's; NaN where either did not end at a solution. */
    static List<Double> iterationDifferences(Evidence evidence, String part, String sketch) {
        return pairs(
                sketched(evidence, part, sketch),
                evidence.runs(part, EXACT),
                (one, other) -> solved(one) && solved(other)
                        ? (double) Math.abs(one.iterations() - other.iterations())
                        : Double.NaN);
    }

    /** Difference of the final objectives from the exact run's, relative to 1 + |f|. */
    static List<Double> objectiveDifferences(Evidence evidence, String part, String sketch) {
        return pairs(sketched(evidence, part, sketch), evidence.runs(part, EXACT), (one, other) -> {
            double f = other.series("objective").last();
            return Math.abs(one.series("objective").last() - f) / (1 + Math.abs(f));
        });
    }

    /** Median over the problems of the last residual, by seed. */
    static List<Double> medianResiduals(List<RunView> runs) {
        return medians(runs, run -> run.series(KKT).last());
    }

    /** That of some runs over that of others, by seed. */
    static List<Double> residualRatios(List<RunView> runs, List<RunView> others) {
        return ratios(medianResiduals(runs), medianResiduals(others));
    }

    /** Median iterations of some runs over those of others, by seed. */
    static List<Double> iterationRatios(List<RunView> runs, List<RunView> others) {
        return ratios(medians(runs, RunView::iterations), medians(others, RunView::iterations));
    }

    /** The last step of each run that ended at a solution after a step at least. */
    static List<Double> lastSteps(List<RunView> runs) {
        return runs.stream()
                .filter(run -> solved(run) && run.iterations() > 0)
                .map(run -> run.series("step").last())
                .toList();
    }

    /** The last value of a series of each run. */
    static List<Double> last(List<RunView> runs, String series) {
        return runs.stream().map(run -> run.series(series).last()).toList();
    }

    /** Iterations of each run; NaN where it did not end at a solution. */
    static List<Double> iterations(List<RunView> runs) {
        return runs.stream()
                .map(run -> solved(run) ? (double) run.iterations() : Double.NaN)
                .toList();
    }

    /** 1 where a run stopped because the Jacobian lost its rank. */
    static List<Double> singular(List<RunView> runs) {
        return runs.stream()
                .map(run -> run.series("singular").size() > 0 ? 1.0 : 0.0)
                .toList();
    }

    /** Largest ratio of a residual to the one before it, over kappa, after the first step. */
    static List<Double> ratiosOverKappa(Evidence evidence, String part, double kappa) {
        List<Double> largest = new ArrayList<>();
        for (RunView run : withKappa(evidence, part, kappa)) {
            double[] kkt = run.series(KKT).values();
            double worst = 0;
            for (int k = 2; k < kkt.length && kkt[k] > 1e-12; k++) {
                worst = Math.max(worst, kkt[k] / kkt[k - 1] / kappa);
            }
            largest.add(worst);
        }
        return largest;
    }

    static List<RunView> withKappa(Evidence evidence, String part, double kappa) {
        return evidence.runs(part, "local-newton").stream()
                .filter(run -> ((Number) run.parameters().get("kappa")).doubleValue() == kappa)
                .toList();
    }

    /** Iterations to 1e-11. */
    static List<Double> iterationsToEnd(List<RunView> runs) {
        return runs.stream()
                .map(run -> (double) run.series(KKT).firstAtMost(1e-11))
                .map(k -> k < 0 ? Double.NaN : k)
                .toList();
    }

    /** The last ratio of a residual to the one before it, over the ratio after the first step. */
    static List<Double> rateDrops(Evidence evidence, String part) {
        List<Double> drops = new ArrayList<>();
        for (RunView run : evidence.runs(part, "local-newton")) {
            double[] kkt = run.series(KKT).values();
            int end = kkt.length - 1;
            drops.add(end < 3 ? Double.NaN : kkt[end] / kkt[end - 1] / (kkt[2] / kkt[1]));
        }
        return drops;
    }

    /** Multiplications of an inner step at one grid over those at another, by seed. */
    static List<Double> workRatios(Evidence evidence, String part, int grid, int reference) {
        return ratios(work(evidence, part, grid), work(evidence, part, reference));
    }

    private static List<Double> work(Evidence evidence, String part, int grid) {
        return onGrid(sketched(evidence, part, "rows"), grid).stream()
                .map(run -> run.series("multiplications").last()
                        / run.series("inner-steps").last())
                .toList();
    }

    static List<RunView> onGrid(List<RunView> runs, int grid) {
        return runs.stream()
                .filter(run -> ((Number) run.configuration().get("grid")).intValue() == grid)
                .toList();
    }

    /** First residual over the last. */
    static List<Double> reductions(List<RunView> runs) {
        return runs.stream()
                .map(run -> run.series(KKT).values()[0] / run.series(KKT).last())
                .toList();
    }

    /** Largest ratio of an error to the one before it. */
    static List<Double> growths(List<RunView> runs) {
        return runs.stream()
                .map(run -> {
                    double[] error = run.series("error").values();
                    double worst = 0;
                    for (int k = 1; k < error.length && error[k] > 1e-24; k++) {
                        worst = Math.max(worst, error[k] / error[k - 1]);
                    }
                    return worst;
                })
                .toList();
    }

    private static boolean solved(RunView run) {
        return run.series(KKT).last() <= SOLVED;
    }

    private static List<Double> medians(List<RunView> runs, ToDoubleFunction<RunView> value) {
        Map<Long, List<Double>> seeds = new LinkedHashMap<>();
        for (RunView run : runs) {
            seeds.computeIfAbsent(run.seed(), k -> new ArrayList<>()).add(value.applyAsDouble(run));
        }
        return seeds.values().stream().map(Observations::median).toList();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static List<Double> ratios(List<Double> values, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int k = 0; k < Math.min(values.size(), others.size()); k++) {
            ratios.add(values.get(k) / others.get(k));
        }
        return ratios;
    }

    /** A number of two runs. */
    private interface Comparison {
        double of(RunView one, RunView other);
    }

    private static List<Double> pairs(List<RunView> runs, List<RunView> others, Comparison comparison) {
        Map<List<Object>, RunView> known = new LinkedHashMap<>();
        others.forEach(other -> known.put(List.of(other.seed(), other.configuration()), other));
        List<Double> numbers = new ArrayList<>();
        for (RunView run : runs) {
            RunView other = known.get(List.of(run.seed(), run.configuration()));
            if (other != null) {
                numbers.add(comparison.of(run, other));
            }
        }
        return numbers;
    }
}
