package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.table.Table;

/** Runs that did not end well, by cause: causes that differ in numbers alone are one. */
public final class Failures {
    private Failures() {}

    /**
     * One cause.
     *
     * @param state how the runs ended
     * @param code code of the error; may be empty
     * @param reason the reason that the first of them gave
     * @param runs the runs
     */
    public record Cause(State state, String code, String reason, List<Lost> runs) {}

    /**
     * One run.
     *
     * @param part title of its part
     * @param setting label of its setting
     * @param method label of its method
     * @param run the run
     */
    public record Lost(String part, String setting, String method, Run run) {}

    /** The causes, the most frequent first. */
    public static List<Cause> of(ReportModel model) {
        Map<String, List<Lost>> groups = new LinkedHashMap<>();
        for (Part part : model.parts()) {
            for (Setting setting : part.settings()) {
                for (Curve curve : setting.curves()) {
                    curve.runs().stream()
                            .filter(run -> run.state() != State.DONE)
                            .forEach(run -> groups.computeIfAbsent(
                                            run.state()
                                                    + run.code()
                                                    + run.reason()
                                                            .replaceAll(
                                                                    "[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?", "#"),
                                            key -> new ArrayList<>())
                                    .add(new Lost(part.title(), setting.label(), curve.label(), run)));
                }
            }
        }
        return groups.values().stream()
                .map(lost -> new Cause(
                        lost.get(0).run().state(),
                        lost.get(0).run().code(),
                        lost.get(0).run().reason(),
                        List.copyOf(lost)))
                .sorted((a, b) -> b.runs().size() - a.runs().size())
                .toList();
    }

    /** The causes as a table. */
    static Table table(List<Cause> causes) {
        return new Table(
                "failures",
                "Runs that did not end well",
                "",
                Table.columns("State", "Code", "Reason", "#Runs", "First of them"),
                causes.stream()
                        .map(cause -> Table.row(
                                cause.state().name(),
                                cause.code(),
                                cause.reason(),
                                Integer.toString(cause.runs().size()),
                                cause.runs().get(0).method() + ", seed "
                                        + cause.runs().get(0).run().seed() + ", run "
                                        + cause.runs().get(0).run().id()))
                        .toList());
    }
}
