package org.reprise.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.core.binding.ParameterBinder;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Names;
import org.reprise.spi.Direction;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;

/** Turns a preset into trials; every name and value is checked before anything runs. */
public final class Planner {
    private final Registry registry;
    private final DataView data;
    private final String api;
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * @param registry what is installed
     * @param data where data sets are
     * @param api version of the SPI
     */
    public Planner(Registry registry, DataView data, String api) {
        this.registry = registry;
        this.data = data;
        this.api = api;
    }

    /**
     * Plans a study.
     *
     * @param whole whether the preset is as its author wrote it
     * @throws org.reprise.spi.RepriseException for any unknown name or bad value
     */
    public Study plan(Registry.Entry paper, Preset preset, boolean whole) {
        notes.clear();
        List<Study.PlannedPart> parts = new ArrayList<>();
        for (Preset.Part part : preset.parts()) {
            parts.add(plan(paper, part));
        }
        return new Study(paper, preset, List.copyOf(parts), whole, List.copyOf(notes));
    }

    private Study.PlannedPart plan(Registry.Entry paper, Preset.Part part) {
        ExperimentDescription experiment = Registry.experiment(paper, part.experiment());
        checkMetric(part.budget().targetMetric(), experiment);
        checkHalving(part.order().halving(), experiment);
        checkDevices(part);
        checkExclusions(paper, part, experiment);
        String where = "experiment '" + part.experiment() + "'";
        List<Map<String, String>> points =
                new Grid(where, experiment.configuration(), part.sweep().draws()).points(part.configuration());
        List<Study.Setting> settings = new ArrayList<>();
        for (Map<String, String> point : points) {
            Map<String, Object> configuration =
                    new TreeMap<>(ParameterBinder.resolve(where, experiment.configuration(), point));
            Map<String, String> digests = chooseData(experiment, configuration);
            List<Study.Variant> variants = variants(paper, part, experiment, configuration, digests);
            if (!variants.isEmpty()) {
                settings.add(new Study.Setting(label(point, points, configuration), configuration, variants));
            }
        }
        if (settings.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Nothing of part '" + part.id() + "' is left: everything is excluded",
                    "Narrow what is excluded, or leave the part out.");
        }
        return new Study.PlannedPart(part, experiment, List.copyOf(settings));
    }

    private static void checkMetric(String metric, ExperimentDescription experiment) {
        List<String> metrics =
                experiment.info().metrics().stream().map(MetricInfo::name).toList();
        if (metric != null && !metrics.contains(metric)) {
            throw Names.unknown(
                    ErrorCode.UNKNOWN_NAME,
                    "metric of experiment '" + experiment.info().id() + "':",
                    metric,
                    metrics);
        }
    }

    private static void checkHalving(Preset.Halving halving, ExperimentDescription experiment) {
        if (halving == null) {
            return;
        }
        checkMetric(halving.metric(), experiment);
        MetricInfo metric = Study.rankedBy(halving, experiment);
        if (metric.direction() == Direction.NEUTRAL) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Halving cannot rank by '" + metric.name() + "': no value of it is better than another",
                    "Name another metric of experiment '" + experiment.info().id()
                            + "', as in --halving from=100,metric=NAME.");
        }
    }

    private void checkDevices(Preset.Part part) {
        for (String device : part.devices()) {
            RepriseException refusal = data.refusal(device);
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    private void checkExclusions(Registry.Entry paper, Preset.Part part, ExperimentDescription experiment) {
        Set<String> known = new TreeSet<>();
        experiment.configuration().forEach(key -> known.add(key.name()));
        part.algorithms()
                .keySet()
                .forEach(id -> registry.algorithm(id, experiment.problem(), paper).algorithm().parameters().stream()
                        .map(ParameterInfo::name)
                        .forEach(name -> known.addAll(List.of(name, id + "." + name))));
        part.sweep().exclude().forEach(exclusion -> exclusion.check(known));
    }

    private Map<String, String> chooseData(ExperimentDescription experiment, Map<String, Object> configuration) {
        Map<String, String> digests = new TreeMap<>();
        for (ParameterInfo key : experiment.configuration()) {
            if (key.datasets().isEmpty()) {
                continue;
            }
            if ("auto".equals(configuration.get(key.name()))) {
                String chosen = data.resolve(key.datasets());
                configuration.put(key.name(), chosen);
                for (String preferred : key.datasets()) {
                    if (preferred.equals(chosen)) {
                        break;
                    }
                    notes.add("'" + preferred + "' is not on this machine, so '" + chosen + "' is used. "
                            + data.howToGet(preferred) + " Then: reprise data fetch " + preferred
                            + ", or reprise data add "
                            + preferred + " DIR.");
                }
            }
            String id = (String) configuration.get(key.name());
            digests.put(id, data.digest(id));
        }
        return digests;
    }

    private List<Study.Variant> variants(
            Registry.Entry paper,
            Preset.Part part,
            ExperimentDescription experiment,
            Map<String, Object> configuration,
            Map<String, String> digests) {
        List<Study.Variant> variants = new ArrayList<>();
        part.algorithms().forEach((id, grid) -> {
            Registry.FoundAlgorithm found = registry.algorithm(id, experiment.problem(), paper);
            String where = "algorithm '" + id + "'";
            List<ParameterInfo> known = found.algorithm().parameters();
            for (Map<String, String> point : new Grid(where, known, part.sweep().draws()).points(grid)) {
                Map<String, Object> parameters = ParameterBinder.resolve(where, known, point);
                for (String device : part.devices()) {
                    List<TrialSpec> trials = part.seeds().stream()
                            .map(seed -> new TrialSpec(
                                    api,
                                    paper.ref(),
                                    part.experiment(),
                                    configuration,
                                    found.plugin().ref(),
                                    found.algorithm().info().id(),
                                    parameters,
                                    digests,
                                    seed,
                                    device,
                                    part.budget(),
                                    part.measure()))
                            .filter(trial ->
                                    part.sweep().exclude().stream().noneMatch(exclusion -> exclusion.covers(trial)))
                            .toList();
                    if (!trials.isEmpty()) {
                        variants.add(new Study.Variant(
                                variantLabel(id, point, part, device), found.algorithm(), parameters, trials));
                    }
                }
            }
        });
        return List.copyOf(variants);
    }

    private static String variantLabel(String id, Map<String, String> point, Preset.Part part, String device) {
        String values = values(point);
        String label = values.isEmpty() ? id : id + " " + values;
        return part.devices().size() > 1 ? label + " on " + device : label;
    }

    private static String label(
            Map<String, String> point, List<Map<String, String>> points, Map<String, Object> configuration) {
        Map<String, String> varying = new LinkedHashMap<>();
        point.forEach((key, value) -> {
            boolean varies = points.stream().anyMatch(other -> !value.equals(other.get(key)));
            if (varies || "auto".equals(value)) {
                varying.put(key, String.valueOf("auto".equals(value) ? configuration.get(key) : value));
            }
        });
        return values(varying);
    }

    private static String values(Map<String, String> point) {
        return point.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }
}
