package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.spi.Claim;

/** Prints a finished study: a table of algorithms, the verdicts, where the report is. */
final class StudyPrinter {
    private final Console console;

    StudyPrinter(Console console) {
        this.console = console;
    }

    void print(StudyResult result) {
        Map<TrialSpec, Long> rungs = rungs(result);
        for (Study.PlannedPart part : result.study().parts()) {
            console.print("");
            String changed = part.part().changed();
            console.print(part.part().title() + (changed == null ? "" : "  [changed by " + changed + "]"));
            table(part, result, rungs).lines().forEach(console::print);
        }
        console.print("");
        claims(result.claims());
        console.print("");
        List<TrialSpec> trials = result.study().trials();
        long there = trials.stream().filter(result.runs()::containsKey).count();
        long shorter = result.runs().size() - there;
        console.print(there + " of " + trials.size() + " trials, " + (shorter == 0 ? "" : shorter + " shorter ones, ")
                + result.reused() + " reused, " + result.failures() + " failed");
        console.print("report " + result.report());
    }

    private TextTable table(Study.PlannedPart part, StudyResult result, Map<TrialSpec, Long> rungs) {
        String metric = part.experiment().info().metrics().get(0).name();
        TextTable table =
                new TextTable(List.of("  setting", "algorithm", "runs", "iterations", "time", metric, "ended by"));
        for (Study.Setting setting : part.settings()) {
            for (Study.Variant variant : setting.variants()) {
                List<StoredRun> runs = variant.trials().stream()
                        .map(result.runs()::get)
                        .filter(Objects::nonNull)
                        .toList();
                List<StoredRun> done = runs.stream()
                        .filter(r -> r.state() != RunState.FAILED && r.state() != RunState.TIMEOUT)
                        .toList();
                table.row(
                        "  " + setting.label(),
                        variant.label(),
                        done.size() + "/" + variant.trials().size(),
                        Numbers.of(median(done, r -> r.record().iterations())),
                        done.isEmpty()
                                ? "-"
                                : Numbers.seconds(median(done, r -> r.record().seconds())),
                        Numbers.of(median(done, r -> r.record().last().getOrDefault(metric, Double.NaN))),
                        runs.isEmpty() ? dropped(variant, rungs) : ends(runs));
            }
        }
        return table;
    }

    /** How far halving let each setting go that it did not let run to its end. */
    private static Map<TrialSpec, Long> rungs(StudyResult result) {
        Map<TrialSpec, Long> furthest = new HashMap<>();
        Set<TrialSpec> whole = Set.copyOf(result.study().trials());
        result.runs().keySet().stream()
                .filter(trial -> !whole.contains(trial))
                .forEach(trial ->
                        furthest.merge(trial.withIterations(0), trial.budget().iterations(), Math::max));
        return furthest;
    }

    private static String dropped(Study.Variant variant, Map<TrialSpec, Long> rungs) {
        Long furthest = rungs.get(variant.trials().get(0).withIterations(0));
        return furthest == null ? "-" : "dropped at " + furthest + " it";
    }

    private static String ends(List<StoredRun> runs) {
        List<String> ends = new ArrayList<>();
        for (StopReason reason : StopReason.values()) {
            long count = runs.stream().filter(r -> r.record().stop() == reason).count();
            if (count > 0) {
                String word = reason == StopReason.ERROR
                        ? runs.stream()
                                .filter(r -> r.record().stop() == reason)
                                .findFirst()
                                .orElseThrow()
                                .record()
                                .code()
                        : reason.name().toLowerCase(java.util.Locale.ROOT);
                ends.add(count == runs.size() ? word : count + " " + word);
            }
        }
        return ends.isEmpty() ? "-" : String.join(", ", ends);
    }

    private static double median(List<StoredRun> runs, java.util.function.ToDoubleFunction<StoredRun> value) {
        double[] values = runs.stream().mapToDouble(value).toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** The verdicts, each with its number, its threshold and the paper's. */
    void claims(List<CheckedClaim> claims) {
        if (claims.isEmpty()) {
            console.print("no claims");
            return;
        }
        TextTable table = new TextTable(
                List.of("claim", "verdict", "ours", "interval", "threshold", "paper", "source", "statement"));
        Map<String, List<String>> notRun = new TreeMap<>();
        for (CheckedClaim checked : claims) {
            Claim claim = checked.claim();
            if (checked.verdict() == Verdict.NOT_RUN) {
                notRun.computeIfAbsent(checked.reason(), reason -> new ArrayList<>())
                        .add(claim.id());
                continue;
            }
            table.row(
                    claim.id(),
                    checked.verdict().name(),
                    Numbers.of(checked.value()),
                    Double.isNaN(checked.low())
                            ? "-"
                            : "[" + Numbers.of(checked.low()) + ", " + Numbers.of(checked.high()) + "]",
                    (claim.relation() == Claim.Relation.AT_LEAST ? ">= " : "<= ") + Numbers.of(claim.threshold()),
                    claim.paperValue().isEmpty() ? "-" : claim.paperValue(),
                    claim.source().isEmpty() ? "-" : claim.source(),
                    claim.statement() + (checked.reason().isEmpty() ? "" : " [" + checked.reason() + "]"));
        }
        if (notRun.values().stream().mapToInt(List::size).sum() < claims.size()) {
            table.lines().forEach(console::print);
        }
        notRun.forEach((reason, ids) -> console.print("not run (" + reason + "): " + String.join(", ", ids)));
    }
}
