package org.reprise.core.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.core.report.table.Table;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;

/** Names the methods of runs by what tells them apart. */
final class ComparedMethods {
    private ComparedMethods() {}

    /**
     * A run with the name of its method.
     *
     * @param source what it was named by
     * @param store where it lies
     * @param run the run
     * @param label name of its method, the same for runs that differ in seed and configuration alone
     */
    record Compared(String source, RunStore store, StoredRun run, String label) {
        TrialSpec trial() {
            return run.trial();
        }
    }

    /** All runs, each once, with their methods' names. */
    static List<Compared> label(List<Comparison.Source> sources) {
        List<Compared> runs = new ArrayList<>();
        Set<Object> seen = new LinkedHashSet<>();
        for (Comparison.Source source : sources) {
            for (StoredRun run : source.runs()) {
                if (seen.add(run.folder())) {
                    runs.add(new Compared(source.name(), source.store(), run, ""));
                }
            }
        }
        List<Compared> named = byAttributes(runs);
        return apart(named);
    }

    /** The algorithm, and each attribute that differs among the runs of that algorithm. */
    private static List<Compared> byAttributes(List<Compared> runs) {
        Map<String, Map<String, Set<String>>> values = new HashMap<>();
        runs.forEach(run -> attributes(run.trial())
                .forEach((name, value) -> values.computeIfAbsent(run.trial().algorithm(), id -> new HashMap<>())
                        .computeIfAbsent(name, key -> new LinkedHashSet<>())
                        .add(value)));
        return runs.stream()
                .map(run -> {
                    String label = attributes(run.trial()).entrySet().stream()
                            .filter(entry -> values.get(run.trial().algorithm())
                                            .get(entry.getKey())
                                            .size()
                                    > 1)
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(" "));
                    return new Compared(
                            run.source(),
                            run.store(),
                            run.run(),
                            run.trial().algorithm() + (label.isEmpty() ? "" : " " + label));
                })
                .toList();
    }

    /** Where one method has several runs of one trial, they are told apart by source, or else by their order. */
    private static List<Compared> apart(List<Compared> runs) {
        Map<String, List<Compared>> trials = new LinkedHashMap<>();
        runs.forEach(run -> trials.computeIfAbsent(
                        run.label() + run.trial().configuration() + run.trial().data() + " "
                                + run.trial().experiment() + run.trial().seed(),
                        key -> new ArrayList<>())
                .add(run));
        Set<String> doubled = trials.values().stream()
                .filter(list -> list.size() > 1)
                .map(list -> list.get(0).label())
                .collect(Collectors.toSet());
        List<Compared> out = new ArrayList<>();
        trials.values().forEach(list -> {
            Map<String, Integer> attempts = new HashMap<>();
            for (Compared run : list) {
                int attempt = attempts.merge(run.source(), 1, Integer::sum);
                boolean named = doubled.contains(run.label());
                out.add(
                        named
                                ? new Compared(
                                        run.source(),
                                        run.store(),
                                        run.run(),
                                        run.label() + " (" + run.source() + (attempt > 1 ? ", " + attempt : "") + ")")
                                : run);
            }
        });
        return out;
    }

    /** What makes a method, beside its algorithm. */
    private static Map<String, String> attributes(TrialSpec trial) {
        Map<String, String> attributes = new LinkedHashMap<>();
        trial.parameters().forEach((key, value) -> attributes.put(key, String.valueOf(value)));
        attributes.put("plugin", plugin(trial.algorithmPlugin()));
        attributes.put("referee", plugin(trial.experimentPlugin()));
        attributes.put("device", trial.device());
        attributes.put("iterations", Long.toString(trial.budget().iterations()));
        attributes.put("seconds", Double.toString(trial.budget().seconds()));
        attributes.put(
                "target",
                trial.budget().targetMetric() == null
                        ? "none"
                        : trial.budget().targetMetric() + " " + trial.budget().target());
        attributes.put("API", trial.api());
        if (trial.algorithmPlugin().equals(trial.experimentPlugin())) {
            attributes.remove("referee");
        }
        return attributes;
    }

    private static String plugin(PluginRef ref) {
        return ref.id() + " " + ref.version() + " ("
                + ref.sha256().substring(0, Math.min(8, ref.sha256().length())) + ")";
    }

    /** In what the runs differ: a line a part of their identity, or of their machines, with its values. */
    static Table differences(List<Compared> runs) {
        Map<String, Map<String, Long>> values = new LinkedHashMap<>();
        for (Compared run : runs) {
            Map<String, String> all = new LinkedHashMap<>();
            TrialSpec trial = run.trial();
            all.put("experiment", trial.experimentPlugin().id() + ", " + trial.experiment());
            trial.configuration().forEach((key, value) -> all.put("configuration " + key, String.valueOf(value)));
            trial.data()
                    .forEach((key, value) ->
                            all.put("content of " + key, value.substring(0, Math.min(12, value.length()))));
            all.put("algorithm", trial.algorithm());
            attributes(trial)
                    .forEach((key, value) ->
                            all.put(trial.parameters().containsKey(key) ? trial.algorithm() + " " + key : key, value));
            all.put("seed", Long.toString(trial.seed()));
            new TreeMap<>(run.run().record().environment()).forEach((key, value) -> all.put("machine " + key, value));
            all.put("state", run.run().state().name());
            all.forEach((key, value) ->
                    values.computeIfAbsent(key, k -> new LinkedHashMap<>()).merge(value, 1L, Long::sum));
        }
        List<List<Table.Cell>> rows = values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> Table.row(entry.getKey(), ReportRuns.text(entry.getValue())))
                .toList();
        return new Table(
                "differences",
                "In what the runs differ",
                runs.size() == 1
                        ? "There is one run alone."
                        : rows.isEmpty()
                                ? "In nothing: they are attempts at one trial on one machine."
                                : "All else is the same.",
                Table.columns("Part", "Values"),
                rows);
    }
}
