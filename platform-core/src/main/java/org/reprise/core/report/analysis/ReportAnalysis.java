package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.table.Table;
import org.reprise.spi.Claim;

/**
 * All that is computed from the runs of a report.
 *
 * @param overview a line a part
 * @param parts findings of each part, in the order of the parts
 * @param failures causes of failures, the most frequent first
 */
public record ReportAnalysis(Table overview, List<PartFindings> parts, List<Failures.Cause> failures) {
    /**
     * What was found in a part.
     *
     * @param part id of the part
     * @param findings one for each kind of analysis
     */
    public record PartFindings(String part, List<Finding> findings) {}

    /** Analyses the runs of a report, before their traces are thinned. */
    public static ReportAnalysis of(ReportModel model) {
        return new ReportAnalysis(
                overview(model),
                model.parts().stream()
                        .map(part -> new PartFindings(part.id(), findings(part)))
                        .toList(),
                Failures.of(model));
    }

    private static List<Finding> findings(Part part) {
        Optional<Criterion> chosen = Criterion.of(part);
        if (part.runs().findAny().isEmpty()) {
            return List.of(Finding.none("Comparisons", "none of its trials has a run"));
        }
        if (part.runs().noneMatch(run -> run.state() == State.DONE)) {
            return List.of(Finding.none("Comparisons", "no run is done: see the failures"));
        }
        if (chosen.isEmpty()) {
            return List.of(Finding.none("Comparisons", "no metric of the experiment says which side is better"));
        }
        Criterion criterion = chosen.get();
        Blocks blocks = Blocks.of(part, criterion);
        List<Sweep> sweeps = Sweep.of(part, criterion);
        return List.of(
                TargetTimes.of(part, criterion),
                Profiles.of(part, criterion, blocks),
                Standings.of(part, criterion, blocks),
                RankAnalysis.of(part, criterion, blocks),
                PairTests.of(part, criterion),
                Sensitivity.of(part, criterion, sweeps),
                HeatMaps.of(part, criterion, sweeps));
    }

    private static Table overview(ReportModel model) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (Part part : model.parts()) {
            Optional<Criterion> criterion = Criterion.of(part);
            long there = part.runs().count();
            long lost = part.runs()
                    .filter(run -> run.state() == State.FAILED || run.state() == State.TIMEOUT)
                    .count();
            long methods = part.settings().stream()
                    .flatMap(setting -> setting.curves().stream())
                    .map(ReportModel.Curve::label)
                    .distinct()
                    .count();
            rows.add(Table.row(
                    part.title(),
                    Integer.toString(part.settings().size()),
                    Long.toString(methods),
                    there == part.planned() ? Long.toString(there) : there + " of " + part.planned(),
                    Long.toString(lost),
                    criterion.map(Criterion::words).orElse("\u2013"),
                    criterion.map(c -> best(part, c)).orElse("\u2013")));
        }
        return new Table(
                "overview",
                "Overview",
                "",
                Table.columns("Part", "#Settings", "#Methods", "#Runs", "#Failed", "Judged by", "Best average rank"),
                rows);
    }

    private static String best(Part part, Criterion criterion) {
        Blocks blocks = Blocks.of(part, criterion);
        if (!Obstacles.comparison(blocks).isEmpty()) {
            return "\u2013";
        }
        double[] ranks = org.reprise.numerics.Ranks.average(blocks.loss(), org.reprise.numerics.Ranks.Best.SMALLEST);
        double best = java.util.Arrays.stream(ranks).min().orElseThrow();
        List<String> first = java.util.stream.IntStream.range(0, ranks.length)
                .filter(m -> ranks[m] == best)
                .mapToObj(blocks.methods()::get)
                .toList();
        return first.size() > 3
                ? first.size() + " alike"
                : String.join(", ", first) + " (" + NumberText.of(best, 3) + ")";
    }

    /** The figures of all findings. */
    public Stream<Finding.Figure> figures() {
        return parts.stream().flatMap(part -> part.findings().stream()).flatMap(finding -> finding.figures().stream());
    }

    /** All tables of a report, for files: the overview, results and findings of each part, claims, failures. */
    public List<Table> tables(ReportModel model) {
        List<Table> tables = new ArrayList<>(List.of(overview));
        tables.addAll(model.tables());
        for (int i = 0; i < parts.size(); i++) {
            tables.add(Results.of(model.parts().get(i)));
            parts.get(i).findings().forEach(finding -> tables.addAll(finding.tables()));
        }
        if (!model.claims().isEmpty()) {
            tables.add(claims(model));
        }
        if (!failures.isEmpty()) {
            tables.add(Failures.table(failures));
        }
        return tables;
    }

    private static Table claims(ReportModel model) {
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (ReportModel.ClaimResult claim : model.claims()) {
            String unit = claim.unit().isEmpty() ? "" : " " + claim.unit();
            boolean wide = claim.low() != null && !claim.low().equals(claim.high());
            rows.add(Table.row(
                    claim.statement(),
                    claim.verdict().name().replace('_', ' '),
                    claim.ourValue() == null
                            ? "\u2013"
                            : NumberText.of(claim.ourValue())
                                    + (wide
                                            ? " [" + NumberText.of(claim.low()) + ", " + NumberText.of(claim.high())
                                                    + "]"
                                            : "")
                                    + unit,
                    (claim.relation() == Claim.Relation.AT_LEAST ? "\u2265 " : "\u2264 ")
                            + NumberText.of(claim.threshold())
                            + unit,
                    claim.paperValue().isEmpty() ? "\u2013" : claim.paperValue(),
                    claim.source()));
        }
        return new Table(
                "claims",
                "Claims of the paper",
                "",
                Table.columns("Claim", "Verdict", "Ours", "Threshold", "In the paper", "Source"),
                rows);
    }
}
