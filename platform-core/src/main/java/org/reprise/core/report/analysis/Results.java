package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.table.Table;
import org.reprise.core.report.table.Table.Cell;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/** The table that papers print: for each setting and method the medians over the seeds, the best in bold. */
public final class Results {
    private Results() {}

    /** The table of a part. */
    public static Table of(Part part) {
        Criterion criterion = Criterion.of(part).orElse(null);
        boolean labels =
                part.settings().stream().anyMatch(setting -> !setting.label().isEmpty());
        boolean target = part.settings().stream().map(Setting::target).anyMatch(Objects::nonNull);
        MetricInfo metric =
                part.settings().isEmpty() || part.settings().get(0).metrics().isEmpty()
                        ? null
                        : part.settings().get(0).metrics().get(0);
        List<String> columns = new ArrayList<>();
        if (labels) {
            columns.add("Setting");
        }
        columns.addAll(List.of(
                "Method", "#Runs", "#Final " + (metric == null ? "value" : metric.name()), "#Iterations", "#Time"));
        if (target) {
            columns.add("#Time to target");
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Setting setting : part.settings()) {
            double best = setting.curves().stream()
                    .mapToDouble(curve -> loss(curve, criterion))
                    .filter(loss -> !Double.isNaN(loss))
                    .min()
                    .orElse(Double.NaN);
            for (Curve curve : setting.curves()) {
                boolean strong = setting.curves().size() > 1 && Double.isFinite(best) && loss(curve, criterion) == best;
                List<Cell> row = new ArrayList<>();
                if (labels) {
                    row.add(Cell.of(setting.label()));
                }
                List<Run> done = curve.runs().stream()
                        .filter(run -> run.state() == State.DONE)
                        .toList();
                row.add(Cell.of(curve.label()));
                row.add(Cell.of(
                        done.size() == curve.runs().size()
                                ? Integer.toString(done.size())
                                : done.size() + " of " + curve.runs().size()));
                boolean byFinal = criterion != null && !criterion.time();
                row.add(new Cell(
                        range(done, run -> last(run, metric), NumberText::of),
                        strong && byFinal && criterion.metric().equals(metric)));
                row.add(Cell.of(range(done, Run::iterations, NumberText::of)));
                row.add(Cell.of(range(done, Run::seconds, NumberText::seconds)));
                if (target) {
                    List<Run> counted = curve.runs().stream()
                            .filter(run -> run.state() != State.CANCELLED)
                            .toList();
                    row.add(new Cell(
                            range(
                                    counted,
                                    run -> run.secondsToTarget() == null
                                            ? Double.POSITIVE_INFINITY
                                            : run.secondsToTarget(),
                                    NumberText::seconds),
                            strong && !byFinal));
                }
                rows.add(row);
            }
        }
        return new Table(
                Ids.of(part.id(), "results"),
                part.title(),
                "Medians over the seeds, with the smallest and the largest in brackets"
                        + (criterion == null ? "." : "; bold is the best by " + criterion.words() + "."),
                Table.columns(columns.toArray(String[]::new)),
                rows);
    }

    private static double loss(Curve curve, Criterion criterion) {
        return criterion == null
                ? Double.NaN
                : Medians.of(curve.runs().stream()
                        .mapToDouble(criterion::loss)
                        .filter(loss -> !Double.isNaN(loss))
                        .toArray());
    }

    private static double last(Run run, MetricInfo metric) {
        double[] values = metric == null ? null : run.trace().metrics().get(metric.name());
        return values == null || values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    private static String range(List<Run> runs, ToDoubleFunction<Run> value, DoubleFunction<String> text) {
        double[] sorted = runs.stream()
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return "\u2013";
        }
        String median = text.apply(Medians.of(sorted));
        String ends = text.apply(sorted[0]) + ", " + text.apply(sorted[sorted.length - 1]);
        return Arrays.stream(sorted).distinct().count() == 1 ? median : median + " [" + ends + "]";
    }
}
