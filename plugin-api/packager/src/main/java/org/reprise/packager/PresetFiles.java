package org.reprise.packager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The presets of a plugin, as far as its specification needs them.
 *
 * @param parts for each preset, the experiment of each part by the part's id
 * @param faults files that cannot be read as presets
 */
record PresetFiles(Map<String, Map<String, String>> parts, List<String> faults) {
    private static final String SUFFIX = ".yaml";

    /** Names of the presets in alphabetical order. */
    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    /** Reads {@code presets/*.yaml}. */
    static PresetFiles read(Path classes) throws IOException {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        Path folder = classes.resolve("presets");
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> list = Files.list(folder)) {
                files = list.filter(file -> file.toString().endsWith(SUFFIX))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                String name = file.getFileName().toString();
                parts.put(name.substring(0, name.length() - SUFFIX.length()), read(file, faults));
            }
        }
        return new PresetFiles(parts, faults);
    }

    private static Map<String, String> read(Path file, List<String> faults) {
        Map<String, String> parts = new LinkedHashMap<>();
        String place = "presets/" + file.getFileName();
        try {
            JsonNode root = new YAMLMapper().readTree(file.toFile());
            JsonNode list = root.path("parts");
            if (list.isArray()) {
                list.forEach(part -> put(parts, part.path("id").asText(), part, place, faults));
            } else if (list.isObject()) {
                list.properties().forEach(part -> put(parts, part.getKey(), part.getValue(), place, faults));
            } else {
                faults.add(place + " has no 'parts': give each part an id and an experiment.");
            }
        } catch (IOException e) {
            faults.add(place + " is not YAML: " + e.getMessage());
        }
        return parts;
    }

    private static void put(Map<String, String> parts, String id, JsonNode part, String place, List<String> faults) {
        if (id.isEmpty()) {
            faults.add(place + " has a part without 'id': name it, lower-case words joined by hyphens.");
        } else if (parts.put(id, part.path("experiment").asText()) != null) {
            faults.add(place + " has two parts '" + id + "': rename one.");
        }
    }
}
