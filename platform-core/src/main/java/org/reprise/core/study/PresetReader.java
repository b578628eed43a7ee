package org.reprise.core.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Schedule;
import org.reprise.spi.Device;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads presets from YAML, refusing what it does not know, with its place. */
public final class PresetReader {
    private static final Budget DEFAULT_BUDGET = new Budget(1000, 60, null, 0);
    private static final int MOST_DRAWS = 100_000;
    private static final int MOST_ETA = 100;
    private static final int MOST_PRIORITY = 1000;

    /** Keys of a part that may stand at the top as well, for all parts that do not have their own. */
    private static final Set<String> SHARED =
            Set.of("seeds", "devices", "budget", "measure", "draws", "exclude", "priority", "halving");

    private PresetReader() {}

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
        return preset(name, new YamlPlace(file, "", root));
    }

    private static Preset preset(String name, YamlPlace top) {
        top.keys(with(SHARED, "title", "description", "paper", "parts"));
        YamlPlace parts = top.at("parts");
        if (!parts.node().isArray() || parts.node().isEmpty()) {
            throw parts.bad("a list with at least one part");
        }
        return new Preset(
                name,
                top.node().path("title").asText(name),
                top.node().path("description").asText(""),
                top.at("paper").missing() ? null : top.at("paper").text(),
                parts.items().stream().map(part -> part(part, top)).toList());
    }

    private static Set<String> with(Set<String> keys, String... more) {
        Set<String> all = new HashSet<>(keys);
        all.addAll(List.of(more));
        return all;
    }

    private static Preset.Part part(YamlPlace part, YamlPlace top) {
        part.keys(with(SHARED, "id", "title", "experiment", "configuration", "algorithms"));
        String experiment = part.at("experiment").text();
        String id = part.node().has("id") ? part.at("id").text() : experiment;
        YamlPlace chosen = part.at("algorithms");
        if (!chosen.node().isObject() || chosen.node().isEmpty()) {
            throw chosen.bad("a map from algorithm ids to their parameters");
        }
        Map<String, Map<String, List<String>>> algorithms = new LinkedHashMap<>();
        chosen.node().fieldNames().forEachRemaining(name -> algorithms.put(name, grid(chosen.at(name))));
        return new Preset.Part(
                id,
                part.node().path("title").asText(id),
                experiment,
                grid(part.at("configuration")),
                algorithms,
                seeds(part.at("seeds", top)),
                devices(part.at("devices", top)),
                budget(part.at("budget", top)),
                schedule(part.at("measure", top)),
                new Preset.Sweep(draws(part.at("draws", top)), exclude(part.at("exclude", top))),
                new Preset.Order(
                        (int) part.at("priority", top).whole(-MOST_PRIORITY, MOST_PRIORITY, 0),
                        halving(part.at("halving", top))),
                null);
    }

    private static Map<String, List<String>> grid(YamlPlace map) {
        Map<String, List<String>> grid = new LinkedHashMap<>();
        if (map.missing()) {
            return grid;
        }
        if (!map.node().isObject()) {
            throw map.bad("a map from keys to values or lists of values");
        }
        map.node()
                .fieldNames()
                .forEachRemaining(key -> grid.put(key, map.at(key).texts()));
        return grid;
    }

    private static List<Long> seeds(YamlPlace seeds) {
        String where = seeds.file() + ": " + seeds.place();
        return seeds.missing() ? List.of(0L) : Seeds.parse(where, String.join(",", seeds.texts()));
    }

    private static List<String> devices(YamlPlace devices) {
        return devices.missing() ? List.of(Device.CPU.name()) : devices.texts();
    }

    private static Budget budget(YamlPlace budget) {
        if (budget.missing()) {
            return DEFAULT_BUDGET;
        }
        budget.keys(Set.of("iterations", "seconds", "target"));
        YamlPlace target = budget.at("target");
        if (!target.missing() && (!target.node().isObject() || target.node().size() != 1)) {
            throw target.bad("one metric with its value, such as {error: 1e-10}");
        }
        String metric = target.missing() ? null : target.node().fieldNames().next();
        return new Budget(
                (long) budget.at("iterations").number(DEFAULT_BUDGET.iterations()),
                budget.at("seconds").number(DEFAULT_BUDGET.seconds()),
                metric,
                metric == null ? 0 : target.at(metric).number(0));
    }

    private static Schedule schedule(YamlPlace measure) {
        if (measure.missing()) {
            return Schedule.DEFAULT;
        }
        measure.keys(Set.of("every", "log"));
        return measure.node().has("every")
                ? new Schedule((long) measure.at("every").number(1), 0)
                : new Schedule(0, (int) measure.at("log").number(Schedule.DEFAULT.perDecade()));
    }

    private static Preset.Draws draws(YamlPlace draws) {
        if (draws.missing()) {
            return null;
        }
        draws.keys(Set.of("count", "seed"));
        return new Preset.Draws(
                (int) draws.at("count").whole(1, MOST_DRAWS, 1),
                draws.at("seed").whole(0, Long.MAX_VALUE, 0));
    }

    private static List<Exclusion> exclude(YamlPlace exclude) {
        if (exclude.missing()) {
            return List.of();
        }
        if (!exclude.node().isArray()) {
            throw exclude.bad("a list of maps, such as [{n: 500, kappa: [30, 60]}]");
        }
        return exclude.items().stream()
                .map(item -> {
                    Map<String, List<String>> terms = grid(item);
                    if (terms.isEmpty()) {
                        throw item.bad("a map with at least one key");
                    }
                    return new Exclusion(terms);
                })
                .toList();
    }

    private static Preset.Halving halving(YamlPlace halving) {
        if (halving.missing()) {
            return null;
        }
        halving.keys(Set.of("from", "eta", "metric"));
        if (halving.at("from").missing()) {
            throw halving.at("from").bad("the iterations of the first rung");
        }
        return new Preset.Halving(
                halving.at("from").whole(1, Long.MAX_VALUE, 1),
                (int) halving.at("eta").whole(2, MOST_ETA, 3),
                halving.at("metric").missing() ? null : halving.at("metric").text());
    }
}
