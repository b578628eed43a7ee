package org.reprise.srrw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Numbers that the claims are made of. */
final class Observations {
    static final String WALK = "srrw";
    static final double CASE_ONE = 0.8;
    static final double CASE_TWO = 0.9;
    static final double CASE_THREE = 1;
    private static final String INDEPENDENT = "iid";
    private static final String MSE = "mse";
    private static final String PREDICTED = "predicted-theta";

    private Observations() {}

    /** {@code |n E||x_n - mu||^2 / tr V_x - 1|} of each run with a = 1. */
    static List<Double> visitDeviations(Evidence evidence, String part) {
        return evidence.runs(part, WALK).stream()
                .map(run -> run.series("steps").last()
                        * run.series("visit-error").last()
                        / run.series("predicted-x").last())
                .map(ratio -> Math.abs(ratio - 1))
                .toList();
    }

    /** The same for the history-driven target, whose covariance is that of the base chain over 2 alpha + 1. */
    static List<Double> historyDeviations(Evidence evidence, String part) {
        List<Double> deviations = new ArrayList<>();
        for (RunView history : evidence.runs(part, "hdt")) {
            for (RunView base : evidence.runs(part, WALK)) {
                if (number(base, "alpha") == 0 && same(history, base)) {
                    double predicted = base.series("predicted-x").last() / (2 * number(history, "alpha") + 1);
                    double measured = history.series("steps").last()
                            * history.series("visit-error").last();
                    deviations.add(Math.abs(measured / predicted - 1));
                }
            }
        }
        return deviations;
    }

    /** {@code |MSE / (beta_n tr V_theta) - 1|} of each run of case (ii). */
    static List<Double> parameterDeviations(Evidence evidence, String part) {
        return evidence.runs(part, WALK).stream()
                .filter(run -> number(run, "a") == CASE_TWO)
                .map(run -> run.series(MSE).last()
                        * Math.pow(run.series("steps").last() + 1, number(run, "b"))
                        / run.series(PREDICTED).last())
                .map(ratio -> Math.abs(ratio - 1))
                .toList();
    }

    /** Smallest drop of the MSE from one alpha to the next larger, by problem and case. */
    static List<Double> alphaDrops(Evidence evidence, String part) {
        return drops(evidence.runs(part, WALK), "alpha", "a");
    }

    /** Smallest drop of the MSE from case (iii) to (ii) and from (ii) to (i), by problem, for alpha of 5 and more. */
    static List<Double> caseDrops(Evidence evidence, String part) {
        return drops(
                evidence.runs(part, WALK).stream()
                        .filter(run -> number(run, "alpha") >= 5)
                        .sorted(Comparator.comparingDouble(run -> -number(run, "a")))
                        .toList(),
                "a",
                "alpha");
    }

    /** MSE at one exponent a over that at another, by problem and alpha. */
    static List<Double> exponentEffects(Evidence evidence, String part, double a, double reference) {
        List<Double> ratios = new ArrayList<>();
        for (RunView one : evidence.runs(part, WALK)) {
            for (RunView other : evidence.runs(part, WALK)) {
                if (number(one, "a") == a
                        && number(other, "a") == reference
                        && number(one, "alpha") == number(other, "alpha")
                        && same(one, other)) {
                    ratios.add(one.series(MSE).last() / other.series(MSE).last());
                }
            }
        }
        return ratios;
    }

    private static List<Double> drops(List<RunView> runs, String along, String within) {
        Map<List<Object>, List<RunView>> groups = new LinkedHashMap<>();
        boolean falling = along.equals("a");
        for (RunView run : runs) {
            groups.computeIfAbsent(
                            List.of(run.seed(), run.configuration(), number(run, within)), k -> new ArrayList<>())
                    .add(run);
        }
        List<Double> drops = new ArrayList<>();
        for (List<RunView> group : groups.values()) {
            group.sort(Comparator.comparingDouble(run -> falling ? -number(run, along) : number(run, along)));
            double least = Double.POSITIVE_INFINITY;
            for (int k = 1; k < group.size(); k++) {
                least = Math.min(
                        least,
                        group.get(k - 1).series(MSE).last()
                                / group.get(k).series(MSE).last());
            }
            if (group.size() > 1) {
                drops.add(least);
            }
        }
        return drops;
    }

    /** MSE of the walk in case (i) over that of independent samples, by problem and alpha. */
    static List<Double> overIndependent(Evidence evidence, String part, DoublePredicate alpha) {
        List<Double> ratios = new ArrayList<>();
        for (RunView walk : evidence.runs(part, WALK)) {
            for (RunView independent : evidence.runs(part, INDEPENDENT)) {
                if (number(walk, "a") == CASE_ONE && alpha.test(number(walk, "alpha")) && same(walk, independent)) {
                    ratios.add(walk.series(MSE).last() / independent.series(MSE).last());
                }
            }
        }
        return ratios;
    }

    /** Predicted trace at one alpha over that at another, by problem. */
    static List<Double> predictedRatios(List<RunView> runs, double a, double alpha, double reference) {
        List<Double> ratios = new ArrayList<>();
        for (RunView one : runs) {
            for (RunView other : runs) {
                if (number(one, "a") == a
                        && number(other, "a") == a
                        && number(one, "alpha") == alpha
                        && number(other, "alpha") == reference
                        && same(one, other)) {
                    ratios.add(one.series(PREDICTED).last()
                            / other.series(PREDICTED).last());
                }
            }
        }
        return ratios;
    }

    /** Runs of the walk on one graph. */
    static List<RunView> on(Evidence evidence, String part, String graph) {
        return evidence.runs(part, WALK).stream()
                .filter(run -> run.configuration().get("graph").equals(graph))
                .toList();
    }

    /** Gain V(0)/V(5) on one graph over that on another, by seed. */
    static List<Double> gainRatios(Evidence evidence, String part, String graph, String other) {
        List<Double> gains = predictedRatios(on(evidence, part, graph), CASE_ONE, 0, 5);
        List<Double> others = predictedRatios(on(evidence, part, other), CASE_ONE, 0, 5);
        List<Double> ratios = new ArrayList<>();
        for (int k = 0; k < Math.min(gains.size(), others.size()); k++) {
            ratios.add(gains.get(k) / others.get(k));
        }
        return ratios;
    }

    /** R^2 of the fit of the predicted traces on {@code c1 / (alpha + c2)^2 + c3}, by seed. */
    static List<Double> determinations(Evidence evidence, String part) {
        return curves(evidence, part).stream()
                .map(curve -> PowerFit.of(curve[0], curve[1], 2).determination())
                .toList();
    }

    /** By how much exponent 1 leaves more of the variance unexplained, by seed. */
    static List<Double> exponentRatios(Evidence evidence, String part) {
        return curves(evidence, part).stream()
                .map(curve -> (1 - PowerFit.of(curve[0], curve[1], 1).determination())
                        / (1 - PowerFit.of(curve[0], curve[1], 2).determination()))
                .toList();
    }

    /** Exponent of the predicted trace between the two largest alphas, by seed. */
    static List<Double> exponents(Evidence evidence, String part) {
        return curves(evidence, part).stream()
                .map(curve -> {
                    int last = curve[0].length - 1;
                    return Math.log(curve[1][last] / curve[1][last - 1])
                            / Math.log(curve[0][last] / curve[0][last - 1]);
                })
                .toList();
    }

    /** Alphas and predicted traces, by seed. */
    private static List<double[][]> curves(Evidence evidence, String part) {
        Map<Long, List<RunView>> seeds = new LinkedHashMap<>();
        for (RunView run : evidence.runs(part, WALK)) {
            seeds.computeIfAbsent(run.seed(), k -> new ArrayList<>()).add(run);
        }
        return seeds.values().stream()
                .filter(runs -> runs.size() > 3)
                .map(runs -> {
                    runs.sort(Comparator.comparingDouble(run -> number(run, "alpha")));
                    return new double[][] {
                        runs.stream().mapToDouble(run -> number(run, "alpha")).toArray(),
                        runs.stream()
                                .mapToDouble(run -> run.series(PREDICTED).last())
                                .toArray()
                    };
                })
                .toList();
    }

    /** Total variation distance after a tenth of the steps over that at the end. */
    static List<Double> distanceDrops(Evidence evidence, String part) {
        return evidence.runs(part, WALK).stream()
                .map(run -> run.series("tvd").at(run.iterations() / 10)
                        / run.series("tvd").last())
                .toList();
    }

    private static boolean same(RunView one, RunView other) {
        return one.seed() == other.seed() && one.configuration().equals(other.configuration());
    }

    private static double number(RunView run, String parameter) {
        return ((Number) run.parameters().get(parameter)).doubleValue();
    }
}
