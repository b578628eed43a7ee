package org.reprise.selu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.numerics.Ranks;
import org.reprise.spi.Evidence;
import org.reprise.spi.RunView;

/** Numbers of trained networks, and of the published table, that claims are made of. */
final class NetworkObservations {
    static final String SNN = "snn";
    /** The other networks, in the order of the paper's Table 1. */
    static final List<String> OTHERS = List.of("msra", "layer-norm", "highway", "resnet", "weight-norm", "batch-norm");

    private static final String ACCURACY = "accuracy";

    private NetworkObservations() {}

    /** Accuracy of Selu less the best of the others at a depth, by seed. */
    static List<Double> gaps(Evidence evidence, String part, String layers) {
        List<Double> gaps = new ArrayList<>();
        for (RunView own : evidence.runs(part, SNN)) {
            if (own.parameters().get("layers").equals(layers)) {
                double best = evidence.runs(part).stream()
                        .filter(run -> !run.algorithm().equals(SNN)
                                && run.seed() == own.seed()
                                && run.parameters().get("layers").equals(layers))
                        .mapToDouble(run -> run.series(ACCURACY).last())
                        .max()
                        .orElse(Double.NaN);
                gaps.add(own.series(ACCURACY).last() - best);
            }
        }
        return gaps;
    }

    /** What a method loses in accuracy from one depth to another, by seed. */
    static List<Double> losses(Evidence evidence, String part, String algorithm, String from, String to) {
        List<Double> losses = new ArrayList<>();
        for (RunView shallow : evidence.runs(part, algorithm)) {
            for (RunView deep : evidence.runs(part, algorithm)) {
                if (shallow.seed() == deep.seed()
                        && shallow.parameters().get("layers").equals(from)
                        && deep.parameters().get("layers").equals(to)) {
                    losses.add(shallow.series(ACCURACY).last()
                            - deep.series(ACCURACY).last());
                }
            }
        }
        return losses;
    }

    /** Accuracies of some methods: methods x data sets, the tables of all seeds that have all of them. */
    private static Map<Long, double[][]> tables(Evidence evidence, String part, List<String> methods) {
        Map<Long, Map<Object, double[]>> rows = new LinkedHashMap<>();
        for (RunView run : evidence.runs(part)) {
            int method = methods.indexOf(run.algorithm());
            if (method >= 0) {
                double[] row = rows.computeIfAbsent(run.seed(), seed -> new LinkedHashMap<>())
                        .computeIfAbsent(run.configuration(), set -> nothing(methods.size()));
                row[method] = run.series(ACCURACY).last();
            }
        }
        Map<Long, double[][]> tables = new LinkedHashMap<>();
        rows.forEach((seed, sets) -> {
            List<double[]> complete = sets.values().stream()
                    .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                    .toList();
            double[][] table = new double[methods.size()][complete.size()];
            for (int m = 0; m < table.length; m++) {
                for (int s = 0; s < complete.size(); s++) {
                    table[m][s] = complete.get(s)[m];
                }
            }
            if (!complete.isEmpty()) {
                tables.put(seed, table);
            }
        });
        return tables;
    }

    private static double[] nothing(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** The best mean rank of the other networks less that of Selu, among all seven, by seed. */
    static List<Double> leads(Evidence evidence, String part) {
        List<String> methods = new ArrayList<>(List.of(SNN));
        methods.addAll(OTHERS);
        List<Double> leads = new ArrayList<>();
        for (double[][] table : tables(evidence, part, methods).values()) {
            double[] ranks = Ranks.average(table, Ranks.Best.LARGEST);
            double best = Arrays.stream(ranks).skip(1).min().orElse(Double.NaN);
            leads.add(best - ranks[0]);
        }
        return leads;
    }

    /** Rank of a method less that of Selu among some methods, by seed and data set. */
    static List<Double> behind(Evidence evidence, String part, String method, List<String> among) {
        List<Double> differences = new ArrayList<>();
        int own = among.indexOf(SNN);
        int other = among.indexOf(method);
        for (double[][] table : tables(evidence, part, among).values()) {
            for (int s = 0; s < table[0].length; s++) {
                double[][] one = new double[table.length][1];
                for (int m = 0; m < table.length; m++) {
                    one[m][0] = table[m][s];
                }
                double[] ranks = Ranks.average(one, Ranks.Best.LARGEST);
                differences.add(ranks[other] - ranks[own]);
            }
        }
        return differences;
    }

    /** Differences of a metric of the published table from what the paper gives, by method. */
    static List<Double> published(
            Evidence evidence, String part, String metric, Map<String, Double> paper, boolean relative) {
        List<Double> differences = new ArrayList<>();
        for (RunView run : evidence.runs(part)) {
            Double given = paper.get((String) run.parameters().get("method"));
            if (given != null) {
                double found = run.series(metric).last();
                differences.add(Math.abs(relative ? found / given - 1 : found - given));
            }
        }
        return differences;
    }

    /** By how much the published rank of each method in an order exceeds that of the one before. */
    static List<Double> steps(Evidence evidence, String part, List<String> order) {
        Map<Object, Double> ranks = new LinkedHashMap<>();
        evidence.runs(part)
                .forEach(run -> ranks.put(
                        run.parameters().get("method"), run.series("rank").last()));
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < order.size(); i++) {
            if (ranks.containsKey(order.get(i)) && ranks.containsKey(order.get(i - 1))) {
                steps.add(ranks.get(order.get(i)) - ranks.get(order.get(i - 1)));
            }
        }
        return steps;
    }
}
