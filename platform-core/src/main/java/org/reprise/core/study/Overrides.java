package org.reprise.core.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.core.run.Budget;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;

/**
 * What a command line changes of a preset.
 *
 * @param experiments parts to keep, or experiments for all parts of theirs where no part bears the name; empty for all
 * @param algorithms algorithms that run instead of the preset's; empty for the preset's
 * @param parameters values by key: a configuration key, a parameter of the algorithms, or {@code algorithm.parameter}
 * @param seeds seeds instead of the preset's; empty for the preset's
 * @param budget parts of a budget: {@code iterations}, {@code seconds}, or a metric with its target
 * @param more what else it changes
 */
public record Overrides(
        List<String> experiments,
        List<String> algorithms,
        Map<String, List<String>> parameters,
        List<Long> seeds,
        Map<String, Double> budget,
        More more) {
    /** Nothing is changed. */
    public static final Overrides NONE = new Overrides(List.of(), List.of(), Map.of(), List.of(), Map.of());

    /**
     * Changes of how a grid is made and run.
     *
     * @param devices devices instead of the preset's; empty for the preset's
     * @param draws random draws; null for the preset's
     * @param exclude points to leave out beside the preset's
     * @param priorities priorities by part
     * @param halving early stopping; null for the preset's
     */
    public record More(
            List<String> devices,
            Preset.Draws draws,
            List<Exclusion> exclude,
            Map<String, Integer> priorities,
            Preset.Halving halving) {
        /** Nothing. */
        public static final More NONE = new More(List.of(), null, List.of(), Map.of(), null);
    }

    /** Changes of the grid alone. */
    public Overrides(
            List<String> experiments,
            List<String> algorithms,
            Map<String, List<String>> parameters,
            List<Long> seeds,
            Map<String, Double> budget) {
        this(experiments, algorithms, parameters, seeds, budget, More.NONE);
    }

    /**
     * Applies the changes.
     *
     * @throws RepriseException for a name that nothing bears
     */
    public Preset apply(Preset preset, Registry registry, Registry.Entry paper) {
        List<Preset.Part> kept = keep(preset, paper);
        Set<String> used = new HashSet<>();
        Set<String> known = new TreeSet<>();
        List<Preset.Part> parts = kept.stream()
                .map(part -> change(part, registry, paper, used, known))
                .toList();
        Set<String> ids = parts.stream().map(Preset.Part::id).collect(Collectors.toCollection(TreeSet::new));
        for (String part : more.priorities().keySet()) {
            if (!ids.contains(part)) {
                throw Names.unknown(ErrorCode.UNKNOWN_NAME, "part of preset '" + preset.name() + "':", part, ids);
            }
        }
        for (String key : parameters.keySet()) {
            if (!used.contains(key)) {
                throw Names.unknown(ErrorCode.UNKNOWN_PARAMETER, "parameter", key, known);
            }
        }
        return new Preset(preset.name(), preset.title(), preset.description(), preset.paper(), parts);
    }

    private List<Preset.Part> keep(Preset preset, Registry.Entry paper) {
        if (experiments.isEmpty()) {
            return preset.parts();
        }
        List<Preset.Part> kept = new ArrayList<>();
        for (String name : experiments) {
            List<Preset.Part> named = preset.parts().stream()
                    .filter(part -> part.id().equals(name))
                    .toList();
            List<Preset.Part> found = named.isEmpty()
                    ? preset.parts().stream()
                            .filter(part -> part.experiment().equals(name))
                            .toList()
                    : named;
            if (found.isEmpty()) {
                Set<String> names = new TreeSet<>();
                preset.parts().forEach(part -> {
                    names.add(part.id());
                    names.add(part.experiment());
                });
                throw Names.unknown(
                        ErrorCode.UNKNOWN_NAME,
                        "experiment or part of " + paper.specification().id() + "'s preset '" + preset.name() + "':",
                        name,
                        names);
            }
            found.stream().filter(part -> !kept.contains(part)).forEach(kept::add);
        }
        return kept;
    }

    private Preset.Part change(
            Preset.Part part, Registry registry, Registry.Entry paper, Set<String> used, Set<String> known) {
        ExperimentDescription experiment = Registry.experiment(paper, part.experiment());
        Map<String, List<String>> configuration = new LinkedHashMap<>(part.configuration());
        Map<String, Map<String, List<String>>> chosen = choose(part);
        List<String> changes = new ArrayList<>();
        if (!chosen.keySet().containsAll(part.algorithms().keySet())) {
            changes.add("--algorithms");
        }
        experiment.configuration().stream().map(ParameterInfo::name).forEach(key -> {
            known.add(key);
            if (parameters.containsKey(key)) {
                configuration.put(key, parameters.get(key));
                used.add(key);
                changes.add("-p " + key);
            }
        });
        chosen.replaceAll((id, grid) -> {
            Map<String, List<String>> changed = new LinkedHashMap<>(grid);
            var found = registry.algorithm(id, experiment.problem(), paper);
            for (ParameterInfo parameter : found.algorithm().parameters()) {
                for (String key : List.of(parameter.name(), id + "." + parameter.name())) {
                    known.add(key);
                    if (parameters.containsKey(key) && !configuration.containsKey(key)) {
                        changed.put(parameter.name(), parameters.get(key));
                        used.add(key);
                        changes.add("-p " + key);
                    }
                }
            }
            return changed;
        });
        Budget limits = budget(part.budget());
        if (!limits.equals(part.budget())) {
            changes.add("--budget");
        }
        Preset.Sweep sweep = sweep(part.sweep(), changes);
        Preset.Order order = order(part, changes);
        if (!more.devices().isEmpty() && !more.devices().equals(part.devices())) {
            changes.add("--device");
        }
        return new Preset.Part(
                part.id(),
                part.title(),
                part.experiment(),
                configuration,
                chosen,
                seeds.isEmpty() ? part.seeds() : seeds,
                more.devices().isEmpty() ? part.devices() : more.devices(),
                limits,
                part.measure(),
                sweep,
                order,
                changes.isEmpty()
                        ? null
                        : String.join(", ", changes.stream().distinct().toList()));
    }

    private Preset.Sweep sweep(Preset.Sweep given, List<String> changes) {
        if (more.draws() != null && given.draws() != null && !more.draws().equals(given.draws())) {
            changes.add("--draws");
        }
        List<Exclusion> exclude = new ArrayList<>(given.exclude());
        if (exclude.addAll(more.exclude())) {
            changes.add("--exclude");
        }
        return new Preset.Sweep(more.draws() == null ? given.draws() : more.draws(), List.copyOf(exclude));
    }

    private Preset.Order order(Preset.Part part, List<String> changes) {
        Preset.Order given = part.order();
        if (more.halving() != null && !more.halving().equals(given.halving())) {
            changes.add("--halving");
        }
        return new Preset.Order(
                more.priorities().getOrDefault(part.id(), given.priority()),
                more.halving() == null ? given.halving() : more.halving());
    }

    private Map<String, Map<String, List<String>>> choose(Preset.Part part) {
        if (algorithms.isEmpty()) {
            return new LinkedHashMap<>(part.algorithms());
        }
        Map<String, Map<String, List<String>>> chosen = new LinkedHashMap<>();
        algorithms.forEach(id -> chosen.put(id, part.algorithms().getOrDefault(id, Map.of())));
        return chosen;
    }

    private Budget budget(Budget given) {
        Budget changed = given;
        for (Map.Entry<String, Double> limit : budget.entrySet()) {
            double value = limit.getValue();
            changed = switch (limit.getKey()) {
                case "iterations" ->
                    new Budget((long) value, changed.seconds(), changed.targetMetric(), changed.target());
                case "seconds" -> new Budget(changed.iterations(), value, changed.targetMetric(), changed.target());
                default -> new Budget(changed.iterations(), changed.seconds(), limit.getKey(), value);
            };
        }
        return changed;
    }
}
