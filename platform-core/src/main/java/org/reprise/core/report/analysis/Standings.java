package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.table.Table;
import org.reprise.numerics.Aggregates;
import org.reprise.numerics.Bootstrap;
import org.reprise.numerics.Ranks;
import org.reprise.numerics.Resampling;

/** One line a method over all settings and seeds: runs, failures, average rank, interquartile mean of scores. */
final class Standings {
    static final String SECTION = "Methods";

    private Standings() {}

    static Finding of(Part part, Criterion criterion, Blocks blocks) {
        String obstacle = Obstacles.comparison(blocks);
        if (!obstacle.isEmpty()) {
            return Finding.none(SECTION, obstacle);
        }
        double[] ranks = Ranks.average(blocks.loss(), Ranks.Best.SMALLEST);
        double best = Arrays.stream(ranks).min().orElseThrow();
        Scores scores = Scores.of(blocks);
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int m = 0; m < ranks.length; m++) {
            String method = blocks.methods().get(m);
            List<Run> runs = part.settings().stream()
                    .flatMap(setting -> setting.curves().stream())
                    .filter(curve -> curve.label().equals(method))
                    .flatMap(curve -> curve.runs().stream())
                    .toList();
            long lost = runs.stream()
                    .filter(run -> run.state() == State.FAILED || run.state() == State.TIMEOUT)
                    .count();
            Aggregates.Summary summary =
                    scores == null ? null : Aggregates.summary(scores.runsByTasks(m), 1, Resampling.DEFAULT);
            rows.add(List.of(
                    Table.Cell.of(method),
                    Table.Cell.of(Integer.toString(runs.size())),
                    Table.Cell.of(Long.toString(lost)),
                    new Table.Cell(NumberText.of(ranks[m], 3), ranks[m] == best),
                    Table.Cell.of(summary == null ? "\u2013" : interval(summary.iqm())),
                    Table.Cell.of(summary == null ? "\u2013" : interval(summary.median()))));
        }
        String left = blocks.left() == 0
                ? ""
                : " " + blocks.left()
                        + " pairs of setting and seed are left out, for not every method has a result there.";
        return new Finding(
                SECTION,
                List.of(),
                List.of(new Table(
                        Ids.of(part.id(), "methods"),
                        part.title() + ": methods over all settings, by " + criterion.words(),
                        "Average ranks over " + blocks.blocks().size() + " pairs of setting and seed; 1 is the best. "
                                + (scores == null
                                        ? "Scores need the same two or more seeds in each setting."
                                        : "Scores go from 0, the worst run of a setting, to 1, its best; the interquartile"
                                                + " mean is over all runs, the median over the means of the settings, with"
                                                + " 95 % stratified bootstrap intervals.")
                                + left,
                        Table.columns("Method", "#Runs", "#Failed", "#Average rank", "#IQM score", "#Median score"),
                        rows)),
                "");
    }

    private static String interval(Bootstrap.Interval interval) {
        return NumberText.of(interval.value(), 3) + " [" + NumberText.of(interval.low(), 3) + ", "
                + NumberText.of(interval.high(), 3) + "]";
    }
}
