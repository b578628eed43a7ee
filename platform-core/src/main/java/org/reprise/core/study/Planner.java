package org.reprise.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.core.binding.ParameterBinder;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Names;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo.MetricInfo;
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
        checkTarget(part, experiment);
        String where = "experiment '" + part.experiment() + "'";
        List<Study.Setting> settings = new ArrayList<>();
        for (Map<String, String> point : Grid.points(part.configuration())) {
            Map<String, Object> configuration =
                    new TreeMap<>(ParameterBinder.resolve(where, experiment.configuration(), point));
            Map<String, String> digests = chooseData(experiment, configuration);
            settings.add(new Study.Setting(
                    label(point, part.configuration(), configuration),
                    configuration,
                    variants(paper, part, experiment, configuration, digests)));
        }
        return new Study.PlannedPart(part, experiment, List.copyOf(settings));
    }

    private static void checkTarget(Preset.Part part, ExperimentDescription experiment) {
        String target = part.budget().targetMetric();
        List<String> metrics =
                experiment.info().metrics().stream().map(MetricInfo::name).toList();
        if (target != null && !metrics.contains(target)) {
            throw Names.unknown(
                    ErrorCode.UNKNOWN_NAME, "metric of experiment '" + part.experiment() + "':", target, metrics);
        }
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
            for (Map<String, String> point : Grid.points(grid)) {
                Map<String, Object> parameters = ParameterBinder.resolve(
                        "algorithm '" + id + "'", found.algorithm().parameters(), point);
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
                                Device.CPU.name(),
                                part.budget(),
                                part.measure()))
                        .toList();
                String values = values(point);
                variants.add(new Study.Variant(
                        values.isEmpty() ? id : id + " " + values, found.algorithm(), parameters, trials));
            }
        });
        return List.copyOf(variants);
    }

    private static String label(
            Map<String, String> point, Map<String, List<String>> grid, Map<String, Object> configuration) {
        Map<String, String> varying = new LinkedHashMap<>();
        point.forEach((key, value) -> {
            if (grid.get(key).size() > 1 || "auto".equals(value)) {
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
