package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reprise.core.report.chart.Axis;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.table.Table;

/**
 * The share of a method's runs that have reached the target, against time and against iterations: runtime distributions
 * (Hoos and St&uuml;tzle, "Evaluating Las Vegas algorithms", UAI 1998), over all settings and seeds.
 */
final class TargetTimes {
    static final String SECTION = "Time to target";

    private static final int MOST_COUNTERS = 2;

    private TargetTimes() {}

    /**
     * The distribution of one method.
     *
     * @param method the method
     * @param runs number of runs, those that were stopped not counted
     * @param reached times of those that reached the target, increasing
     * @param expected expected time with restarts: time of all runs by the number of those that reached it (Auger and
     *     Hansen, CEC 2005); infinite where none did
     */
    record Distribution(String method, int runs, double[] reached, double expected) {
        /** The median time, runs that never got there counting as longer than all others. */
        double median() {
            double[] all = Arrays.copyOf(reached, runs);
            Arrays.fill(all, reached.length, runs, Double.POSITIVE_INFINITY);
            return Medians.of(all);
        }
    }

    /** The distributions of the methods; {@code reached} gives when a run got there, NaN if never; {@code spent} all. */
    static List<Distribution> distributions(Part part, ToDoubleFunction<Run> reached, ToDoubleFunction<Run> spent) {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (Setting setting : part.settings()) {
            for (Curve curve : setting.curves()) {
                curve.runs().stream()
                        .filter(run -> run.state() != State.CANCELLED)
                        .forEach(run -> runs.computeIfAbsent(curve.label(), label -> new ArrayList<>())
                                .add(run));
            }
        }
        List<Distribution> distributions = new ArrayList<>();
        runs.forEach((method, all) -> {
            double[] times = all.stream()
                    .mapToDouble(reached)
                    .filter(time -> !Double.isNaN(time))
                    .sorted()
                    .toArray();
            double total = all.stream()
                    .mapToDouble(run -> {
                        double time = reached.applyAsDouble(run);
                        return Double.isNaN(time) ? spent.applyAsDouble(run) : time;
                    })
                    .sum();
            distributions.add(new Distribution(
                    method, all.size(), times, times.length == 0 ? Double.POSITIVE_INFINITY : total / times.length));
        });
        return distributions;
    }

    static Finding of(Part part, Criterion criterion) {
        Double target = part.settings().stream()
                .map(Setting::target)
                .filter(t -> t != null)
                .findFirst()
                .orElse(null);
        if (target == null) {
            return Finding.none(SECTION, "the runs have no target of the leading metric in common");
        }
        if (!criterion.time()) {
            return Finding.none(
                    SECTION,
                    "no run reached " + part.settings().get(0).metrics().get(0).name() + " \u2264 "
                            + NumberText.of(target));
        }
        List<Cost> costs = costs(part);
        Table table = table(part, criterion, costs);
        int most = costs.get(0).distributions().stream()
                .mapToInt(Distribution::runs)
                .max()
                .orElse(0);
        if (most < 2) {
            return new Finding(
                    SECTION, List.of(), List.of(table), "one run of each method makes no distribution to draw");
        }
        String caption =
                "Share of the " + most + " runs of each method, over all settings and seeds, that have reached "
                        + criterion.metric().name() + " \u2264 " + NumberText.of(target)
                        + ". Higher and further to the left is better."
                        + Shown.words(costs.get(0).distributions().size());
        List<Finding.Figure> figures = costs.stream()
                .map(cost -> new Finding.Figure(
                        Ids.of(part.id(), "target", cost.name()),
                        "Runs that reached the target, by " + cost.name(),
                        caption,
                        chart(part, cost)))
                .toList();
        return new Finding(SECTION, figures, List.of(table), "");
    }

    /**
     * What reaching the target costs.
     *
     * @param name what it is counted in
     * @param format how it is written
     * @param distributions one a method
     */
    record Cost(String name, Axis.Format format, List<Distribution> distributions) {
        String text(double value) {
            return format == Axis.Format.SECONDS ? NumberText.seconds(value) : NumberText.of(value);
        }
    }

    /** Time, iterations, and the counters that every run has: oracle calls, bytes. */
    static List<Cost> costs(Part part) {
        List<Cost> costs = new ArrayList<>();
        costs.add(new Cost(
                "time",
                Axis.Format.SECONDS,
                distributions(
                        part,
                        run -> run.secondsToTarget() == null ? Double.NaN : run.secondsToTarget(),
                        Run::seconds)));
        costs.add(new Cost(
                "iterations",
                Axis.Format.NUMBER,
                distributions(
                        part,
                        run -> run.iterationsToTarget() == null ? Double.NaN : run.iterationsToTarget(),
                        Run::iterations)));
        part.settings().get(0).counters().stream()
                .filter(counter -> part.runs()
                        .filter(run -> run.trace().iterations().length > 0)
                        .allMatch(run -> Double.isFinite(last(run, counter))))
                .limit(MOST_COUNTERS)
                .forEach(counter -> costs.add(new Cost(
                        counter,
                        Axis.Format.NUMBER,
                        distributions(part, run -> atTarget(run, counter), run -> last(run, counter)))));
        return costs;
    }

    private static double atTarget(Run run, String counter) {
        double[] values = run.trace().counters().get(counter);
        if (run.iterationsToTarget() == null || values == null) {
            return Double.NaN;
        }
        int place = Arrays.binarySearch(run.trace().iterations(), run.iterationsToTarget());
        return place < 0 ? Double.NaN : values[place];
    }

    private static double last(Run run, String counter) {
        if (run.trace().iterations().length == 0) {
            return 0;
        }
        double[] values = run.trace().counters().get(counter);
        return values == null ? Double.NaN : values[values.length - 1];
    }

    private static XyChart chart(Part part, Cost cost) {
        List<Distribution> distributions = cost.distributions();
        double least = distributions.stream()
                .flatMapToDouble(d -> Arrays.stream(d.reached()))
                .filter(time -> time > 0)
                .min()
                .orElse(1);
        double most = distributions.stream()
                .flatMapToDouble(d -> Arrays.stream(d.reached()))
                .max()
                .orElse(10);
        List<Line> lines = new ArrayList<>();
        for (int i : Shown.best(
                distributions.stream().mapToDouble(Distribution::expected).toArray())) {
            double[] times = distributions.get(i).reached();
            double[] xs = new double[times.length + 2];
            double[] ys = new double[times.length + 2];
            xs[0] = least / 1.3;
            for (int j = 0; j < times.length; j++) {
                // What is there at the start has no logarithm.
                xs[j + 1] = Math.max(times[j], xs[0]);
                ys[j + 1] = (j + 1.0) / distributions.get(i).runs();
            }
            xs[times.length + 1] = most * 1.3;
            ys[times.length + 1] = ys[times.length];
            lines.add(Line.of(distributions.get(i).method(), i, Line.Style.STEPS, xs, ys));
        }
        return new XyChart(
                part.title() + ": share of runs that reached the target, by " + cost.name(),
                Axis.tight(cost.name(), true, cost.format()),
                Axis.shares("runs that reached it"),
                lines);
    }

    private static Table table(Part part, Criterion criterion, List<Cost> costs) {
        List<Table.Column> columns = new ArrayList<>(Table.columns("Method", "#Reached", "#Median time"));
        costs.forEach(cost -> columns.add(new Table.Column("Expected " + cost.name(), true)));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < costs.get(0).distributions().size(); i++) {
            Distribution seconds = costs.get(0).distributions().get(i);
            List<Table.Cell> row = new ArrayList<>();
            row.add(Table.Cell.of(seconds.method()));
            row.add(Table.Cell.of(seconds.reached().length + " of " + seconds.runs()));
            row.add(Table.Cell.of(NumberText.seconds(seconds.median())));
            for (Cost cost : costs) {
                double expected = cost.distributions().get(i).expected();
                double best = cost.distributions().stream()
                        .mapToDouble(Distribution::expected)
                        .min()
                        .orElse(Double.NaN);
                row.add(new Table.Cell(cost.text(expected), expected == best && Double.isFinite(best)));
            }
            rows.add(row);
        }
        return new Table(
                Ids.of(part.id(), "target"),
                part.title() + ": " + criterion.words(),
                "The median counts a run that never got there as longer than all others. What is expected is that of all"
                        + " runs, up to the target or to their end, by the number of those that reached it: what restarts"
                        + " until the first success cost.",
                columns,
                rows);
    }
}
