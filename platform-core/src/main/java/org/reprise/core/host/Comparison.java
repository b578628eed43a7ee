package org.reprise.core.host;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.core.host.ComparedMethods.Compared;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.run.Kind;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Registry;
import org.reprise.core.util.Version;
import org.reprise.spi.Direction;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.specification.AlgorithmDescription;

/**
 * Any runs side by side: those of one configuration of one experiment are a setting, whatever study or version of a
 * plugin they come from; methods are told apart by all in which they differ.
 */
public final class Comparison {
    private final Registry registry;
    private final List<Source> sources;

    /**
     * Runs that were named together.
     *
     * @param name how the user named them
     * @param store where they lie
     * @param runs the runs
     */
    public record Source(String name, RunStore store, List<StoredRun> runs) {
        public Source {
            runs = List.copyOf(runs);
        }
    }

    Comparison(Registry registry, List<Source> sources) {
        this.registry = registry;
        this.sources = sources;
    }

    ReportModel model(String command) {
        List<Compared> all = ComparedMethods.label(sources);
        Map<String, List<Compared>> experiments = new LinkedHashMap<>();
        all.forEach(run -> experiments
                .computeIfAbsent(
                        run.trial().experimentPlugin().id() + " " + run.trial().experiment(), key -> new ArrayList<>())
                .add(run));
        List<ReportModel.Part> parts = new ArrayList<>();
        experiments.values().forEach(runs -> parts.add(part(runs, experiments.size() > 1)));
        String names = sources.stream().map(Source::name).limit(4).collect(Collectors.joining(", "));
        return new ReportModel(
                "Comparison of " + names + (sources.size() > 4 ? " and " + (sources.size() - 4) + " more" : ""),
                null,
                "Comparison of " + all.size() + " runs",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                command,
                Version.platform(),
                ReportRuns.environment(all.stream().map(Compared::run).toList()),
                notes(parts),
                List.of(ComparedMethods.differences(all)),
                List.of(),
                parts);
    }

    private static List<String> notes(List<ReportModel.Part> parts) {
        List<String> notes = new ArrayList<>();
        boolean shared = parts.stream()
                .flatMap(part -> part.settings().stream())
                .anyMatch(setting -> setting.curves().size() > 1);
        if (!shared) {
            notes.add(
                    "No two methods met in one setting: the runs differ in their experiment or its configuration, so that"
                            + " nothing can be tested.");
        }
        return notes;
    }

    private ReportModel.Part part(List<Compared> runs, boolean several) {
        TrialSpec first = runs.get(0).trial();
        Optional<ExperimentInfo> known = experiment(first);
        List<MetricInfo> metrics = known.map(ExperimentInfo::metrics).orElseGet(() -> measured(runs.get(0)));
        OptionalDouble target = target(runs, metrics);
        Map<String, List<Compared>> settings = new LinkedHashMap<>();
        runs.forEach(run -> settings.computeIfAbsent(
                        run.trial().configuration() + " " + run.trial().data(), key -> new ArrayList<>())
                .add(run));
        List<Map<String, Object>> configurations = settings.values().stream()
                .map(list -> shown(list.get(0).trial()))
                .toList();
        List<ReportModel.Setting> built = new ArrayList<>();
        for (List<Compared> list : settings.values()) {
            built.add(setting(list, configurations, metrics, target));
        }
        return new ReportModel.Part(
                (several ? first.experimentPlugin().id() + "-" : "") + first.experiment(),
                known.map(ExperimentInfo::title).orElse(first.experiment()),
                first.experimentPlugin().id() + ", experiment " + first.experiment(),
                known.map(ExperimentInfo::description)
                        .orElse("The plugin is not installed here: which side of its metrics is better is not known."),
                runs.size(),
                built);
    }

    /** Configuration and the contents of data sets, which may differ under one name. */
    private static Map<String, Object> shown(TrialSpec trial) {
        Map<String, Object> shown = new TreeMap<>(trial.configuration());
        trial.data()
                .forEach((id, digest) ->
                        shown.put("content of " + id, digest.substring(0, Math.min(8, digest.length()))));
        return shown;
    }

    private ReportModel.Setting setting(
            List<Compared> runs, List<Map<String, Object>> all, List<MetricInfo> metrics, OptionalDouble target) {
        TrialSpec trial = runs.get(0).trial();
        Map<String, Object> own = shown(trial);
        String label = own.entrySet().stream()
                .filter(entry ->
                        all.stream().anyMatch(other -> !Objects.equals(entry.getValue(), other.get(entry.getKey()))))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        Map<String, List<Compared>> methods = new LinkedHashMap<>();
        runs.forEach(run ->
                methods.computeIfAbsent(run.label(), key -> new ArrayList<>()).add(run));
        TreeSet<String> counters = new TreeSet<>();
        List<ReportModel.Curve> curves = new ArrayList<>();
        methods.forEach((name, list) -> curves.add(curve(name, list, metrics, target, counters)));
        return new ReportModel.Setting(
                label,
                trial.configuration(),
                metrics,
                List.copyOf(counters),
                target.isPresent() ? target.getAsDouble() : null,
                curves);
    }

    private ReportModel.Curve curve(
            String name,
            List<Compared> runs,
            List<MetricInfo> metrics,
            OptionalDouble target,
            TreeSet<String> counters) {
        TrialSpec trial = runs.get(0).trial();
        Optional<AlgorithmDescription> known = registry.entries().stream()
                .filter(entry -> entry.ref().id().equals(trial.algorithmPlugin().id()))
                .flatMap(entry -> entry.specification().algorithms().stream())
                .filter(algorithm -> algorithm.info().id().equals(trial.algorithm()))
                .findFirst();
        return new ReportModel.Curve(
                name,
                trial.algorithm(),
                known.map(algorithm -> algorithm.info().title()).orElse(trial.algorithm()),
                trial.parameters(),
                known.map(algorithm -> algorithm.info().reference()).orElse(""),
                runs.stream()
                        .sorted(Comparator.comparingLong(run -> run.trial().seed()))
                        .map(run -> ReportRuns.read(
                                run.store(),
                                run.run(),
                                metrics,
                                target.isPresent() ? metrics.get(0).name() : null,
                                target.orElse(Double.NaN),
                                counters,
                                Reproduction.command(run.trial())))
                        .toList());
    }

    private Optional<ExperimentInfo> experiment(TrialSpec trial) {
        return registry.entries().stream()
                .filter(entry ->
                        entry.ref().id().equals(trial.experimentPlugin().id()))
                .flatMap(entry -> entry.specification().experiments().stream())
                .map(experiment -> experiment.info())
                .filter(info -> info.id().equals(trial.experiment()))
                .findFirst();
    }

    /** What a run of an unknown experiment measured, its target's metric first. */
    private static List<MetricInfo> measured(Compared run) {
        String leading = run.trial().budget().targetMetric();
        return run.store().numbers(run.run()).entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Kind.MEASUREMENT)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(name -> !name.equals(leading)))
                .map(name -> new MetricInfo(
                        name,
                        "",
                        "",
                        // A target is met from above.
                        name.equals(leading) ? Direction.MINIMISE : Direction.NEUTRAL,
                        name.equals(leading)))
                .toList();
    }

    /** The loosest target where all runs aim at the leading metric: every one of them had its chance to reach it. */
    private static OptionalDouble target(List<Compared> runs, List<MetricInfo> metrics) {
        boolean all = !metrics.isEmpty()
                && runs.stream().allMatch(run -> metrics.get(0)
                        .name()
                        .equals(run.trial().budget().targetMetric()));
        return all
                ? runs.stream()
                        .mapToDouble(run -> run.trial().budget().target())
                        .max()
                : OptionalDouble.empty();
    }
}
