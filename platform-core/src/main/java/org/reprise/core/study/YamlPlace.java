package org.reprise.core.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * A value of a YAML file with its place, which every refusal names.
 *
 * @param file the file, for messages
 * @param place where it stands: {@code parts[0].budget}; empty for the top
 * @param node the value; may be missing
 */
record YamlPlace(String file, String place, JsonNode node) {
    /** The value of a key. */
    YamlPlace at(String key) {
        return new YamlPlace(file, place.isEmpty() ? key : place + "." + key, node.path(key));
    }

    /** The value of a key here, or else of the same key there. */
    YamlPlace at(String key, YamlPlace otherwise) {
        return node.has(key) ? at(key) : otherwise.at(key);
    }

    boolean missing() {
        return node.isMissingNode() || node.isNull();
    }

    /** The members of a list. */
    List<YamlPlace> items() {
        List<YamlPlace> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new YamlPlace(file, place + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    String text() {
        if (!node.isValueNode() || node.isNull()) {
            throw bad("a value");
        }
        return node.asText();
    }

    /** The texts of a list, or of a value that stands alone; at least one. */
    List<String> texts() {
        List<String> texts =
                node.isArray() ? items().stream().map(YamlPlace::text).toList() : List.of(text());
        if (texts.isEmpty()) {
            throw bad("at least one value");
        }
        return texts;
    }

    /** A number above 0. */
    double number(double otherwise) {
        if (missing()) {
            return otherwise;
        }
        double value;
        try {
            value = Double.parseDouble(node.asText());
        } catch (NumberFormatException e) {
            throw bad("a number");
        }
        if (!(value > 0)) {
            throw bad("a number above 0");
        }
        return value;
    }

    /** A whole number between two others. */
    long whole(long least, long most, long otherwise) {
        if (missing()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(node.asText());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw bad("a whole number from " + least + " to " + most);
    }

    /** Refuses all but a map with these keys. */
    void keys(Set<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        if (!node.isObject()) {
            throw new YamlPlace(file, place.isEmpty() ? "the file" : place, node).bad("a map with the keys " + sorted);
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw Names.unknown(
                        ErrorCode.BAD_FILE,
                        "key in " + file + " at " + (place.isEmpty() ? "top" : place) + ":",
                        key,
                        sorted);
            }
        });
    }

    RepriseException bad(String expected) {
        return new RepriseException(
                ErrorCode.BAD_FILE,
                file + ": " + place + " should be " + expected,
                "Presets are described in CONTRIBUTING.md; 'reprise info PAPER' lists the keys.");
    }
}
