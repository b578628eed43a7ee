package org.reprise.packager;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ClaimDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.ParameterInfo;
import org.reprise.spi.specification.PluginSpecification;
import org.reprise.spi.specification.ProblemInfo;

/** The rules that a plugin meets before it is packed. */
final class SpecificationChecks {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<String> faults = new ArrayList<>();

    private SpecificationChecks() {}

    /** All rules broken, each with what to do; empty if there are none. */
    static List<String> faults(PluginSpecification specification, PresetFiles presets) {
        SpecificationChecks checks = new SpecificationChecks();
        checks.faults.addAll(presets.faults());
        checks.ids(specification);
        checks.parameters(specification);
        checks.presets(specification, presets);
        checks.claims(specification, presets);
        return checks.faults;
    }

    private void ids(PluginSpecification s) {
        id("plugin", s.id(), "plugins/pom.xml", new HashSet<>());
        if (s.version().isEmpty() || s.requires().isEmpty()) {
            faults.add("The plugin's version or range of platform versions is empty: set them in its pom.xml.");
        }
        if (s.paper() != null) {
            id("paper", s.paper().id(), "the Paper's info()", new HashSet<>());
        }
        Set<String> seen = new HashSet<>();
        for (ProblemInfo problem : s.problems()) {
            id("problem", problem.id(), problem.type(), seen);
        }
        seen.clear();
        for (AlgorithmDescription algorithm : s.algorithms()) {
            id("algorithm", algorithm.info().id(), algorithm.type(), seen);
        }
        seen.clear();
        for (ExperimentDescription experiment : s.experiments()) {
            id("experiment", experiment.info().id(), experiment.type(), seen);
            Set<String> metrics = new HashSet<>();
            for (MetricInfo metric : experiment.info().metrics()) {
                if (!metrics.add(metric.name())) {
                    faults.add(experiment.type() + " declares the metric '" + metric.name() + "' twice: rename one.");
                }
            }
        }
        seen.clear();
        s.datasets().forEach(dataset -> id("data set", dataset.id(), "a DatasetProvider", seen));
        seen.clear();
        s.models().forEach(model -> id("model", model.id(), "a ModelProvider", seen));
        Set<String> claims = new HashSet<>();
        s.claims().forEach(claim -> id("claim", claim.id(), "the Paper's claims()", claims));
    }

    private void id(String what, String id, String place, Set<String> seen) {
        if (!ID.matcher(id).matches()) {
            faults.add("The " + what + " id '" + id + "' of " + place
                    + " is not lower-case words joined by hyphens: rename it.");
        } else if (!seen.add(id)) {
            faults.add("The " + what + " id '" + id + "' of " + place + " is taken already: rename one.");
        }
    }

    private void parameters(PluginSpecification s) {
        s.algorithms().forEach(a -> a.parameters().forEach(p -> parameter(a.type(), p)));
        s.experiments().forEach(e -> e.configuration().forEach(p -> parameter(e.type(), p)));
    }

    private void parameter(String owner, ParameterInfo parameter) {
        String fault = ParameterDefaults.fault(parameter);
        if (fault != null) {
            faults.add("Parameter '" + parameter.name() + "' of " + owner + ": " + fault
                    + ". Mend byDefault or the range in its @Param.");
        }
    }

    private void presets(PluginSpecification s, PresetFiles presets) {
        Set<String> known = s.experiments().stream().map(e -> e.info().id()).collect(Collectors.toSet());
        presets.parts().forEach((preset, parts) -> {
            id("preset", preset, "presets/", new HashSet<>());
            parts.forEach((part, experiment) -> {
                if (!known.contains(experiment)) {
                    faults.add("presets/" + preset + ".yaml, part '" + part + "', names the experiment '" + experiment
                            + "', which this plugin does not have: use one of "
                            + known.stream().sorted().toList()
                            + ".");
                }
            });
        });
    }

    private void claims(PluginSpecification s, PresetFiles presets) {
        for (ClaimDescription claim : s.claims()) {
            for (String preset : claim.presets()) {
                Map<String, String> parts = presets.parts().get(preset);
                if (parts == null) {
                    faults.add("Claim '" + claim.id() + "' names the preset '" + preset + "', but there is no presets/"
                            + preset + ".yaml: add it or mend presets(...).");
                    continue;
                }
                for (String part : claim.parts()) {
                    if (!parts.containsKey(part)) {
                        faults.add("Claim '" + claim.id() + "' needs the part '" + part + "', which presets/" + preset
                                + ".yaml does not have: its parts are " + parts.keySet() + ".");
                    }
                }
            }
        }
    }
}
