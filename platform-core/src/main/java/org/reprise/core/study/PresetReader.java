package org.reprise.core.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Schedule;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads presets from YAML, refusing what it does not know, with its place. */
public final class PresetReader {
    private static final Budget DEFAULT_BUDGET = new Budget(1000, 60, null, 0);

    private final String file;

    private PresetReader(String file) {
        this.file = file;
    }

    /**
     * @param name name of the preset
     * @param file its file, for messages
     * @param yaml its text
     * @throws RepriseException {@link ErrorCode#BAD_FILE}
     */
    public static Preset read(String name, String file, String yaml) {
        JsonNode root;
        try {
            root = YAMLMapper.builder().build().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    file + " is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("")
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNr()),
                    "Compare it with a preset that works: 'reprise info PAPER --preset quick'.",
                    e);
        }
        return new PresetReader(file).preset(name, root);
    }

    private Preset preset(String name, JsonNode root) {
        keys("", root, Set.of("title", "description", "parts"));
        List<Preset.Part> parts = new ArrayList<>();
        JsonNode list = root.path("parts");
        if (!list.isArray() || list.isEmpty()) {
            throw bad("parts", "a list with at least one part");
        }
        for (int i = 0; i < list.size(); i++) {
            parts.add(part("parts[" + i + "]", list.get(i)));
        }
        return new Preset(
                name, root.path("title").asText(name), root.path("description").asText(""), List.copyOf(parts));
    }

    private Preset.Part part(String place, JsonNode node) {
        keys(
                place,
                node,
                Set.of("id", "title", "experiment", "configuration", "algorithms", "seeds", "budget", "measure"));
        String experiment = text(place + ".experiment", node.path("experiment"));
        String id = node.has("id") ? text(place + ".id", node.get("id")) : experiment;
        Map<String, Map<String, List<String>>> algorithms = new LinkedHashMap<>();
        JsonNode chosen = node.path("algorithms");
        if (!chosen.isObject() || chosen.isEmpty()) {
            throw bad(place + ".algorithms", "a map from algorithm ids to their parameters");
        }
        chosen.properties()
                .forEach(entry -> algorithms.put(
                        entry.getKey(), grid(place + ".algorithms." + entry.getKey(), entry.getValue())));
        return new Preset.Part(
                id,
                node.path("title").asText(id),
                experiment,
                grid(place + ".configuration", node.path("configuration")),
                algorithms,
                Seeds.parse(file + ": " + place + ".seeds", node.path("seeds").asText("0")),
                budget(place + ".budget", node.path("budget")),
                schedule(place + ".measure", node.path("measure")),
                null);
    }

    private Map<String, List<String>> grid(String place, JsonNode node) {
        Map<String, List<String>> grid = new LinkedHashMap<>();
        if (node.isMissingNode() || node.isNull()) {
            return grid;
        }
        if (!node.isObject()) {
            throw bad(place, "a map from keys to values or lists of values");
        }
        node.properties().forEach(entry -> {
            String key = place + "." + entry.getKey();
            List<String> values = new ArrayList<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(text(key, value)));
            } else {
                values.add(text(key, entry.getValue()));
            }
            if (values.isEmpty()) {
                throw bad(key, "at least one value");
            }
            grid.put(entry.getKey(), List.copyOf(values));
        });
        return grid;
    }

    private Budget budget(String place, JsonNode node) {
        if (node.isMissingNode()) {
            return DEFAULT_BUDGET;
        }
        keys(place, node, Set.of("iterations", "seconds", "target"));
        JsonNode target = node.path("target");
        if (!target.isMissingNode() && (!target.isObject() || target.size() != 1)) {
            throw bad(place + ".target", "one metric with its value, such as {error: 1e-10}");
        }
        Map.Entry<String, JsonNode> aim =
                target.isObject() ? target.properties().iterator().next() : null;
        return new Budget(
                (long) number(place + ".iterations", node.path("iterations"), DEFAULT_BUDGET.iterations()),
                number(place + ".seconds", node.path("seconds"), DEFAULT_BUDGET.seconds()),
                aim == null ? null : aim.getKey(),
                aim == null ? 0 : number(place + ".target." + aim.getKey(), aim.getValue(), 0));
    }

    private Schedule schedule(String place, JsonNode node) {
        if (node.isMissingNode()) {
            return Schedule.DEFAULT;
        }
        keys(place, node, Set.of("every", "log"));
        if (node.has("every")) {
            return new Schedule((long) number(place + ".every", node.get("every"), 1), 0);
        }
        return new Schedule(0, (int) number(place + ".log", node.path("log"), Schedule.DEFAULT.perDecade()));
    }

    private double number(String place, JsonNode node, double otherwise) {
        if (node.isMissingNode()) {
            return otherwise;
        }
        double value;
        try {
            value = Double.parseDouble(node.asText());
        } catch (NumberFormatException e) {
            throw bad(place, "a number");
        }
        if (!(value > 0)) {
            throw bad(place, "a number above 0");
        }
        return value;
    }

    private String text(String place, JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw bad(place, "a value");
        }
        return node.asText();
    }

    private void keys(String place, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw bad(place.isEmpty() ? "the file" : place, "a map with the keys " + sorted(known));
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw Names.unknown(
                        ErrorCode.BAD_FILE,
                        "key in " + file + " at " + (place.isEmpty() ? "top" : place) + ":",
                        key,
                        sorted(known));
            }
        });
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private RepriseException bad(String place, String expected) {
        return new RepriseException(
                ErrorCode.BAD_FILE,
                file + ": " + place + " should be " + expected,
                "Presets are described in CONTRIBUTING.md; 'reprise info PAPER' lists the keys.");
    }
}
