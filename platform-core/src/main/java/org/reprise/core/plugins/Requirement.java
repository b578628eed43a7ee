package org.reprise.core.plugins;

import java.util.Arrays;
import java.util.List;
import org.pf4j.PluginDependency;

/**
 * A plugin that another needs.
 *
 * @param id its id
 * @param range versions that will do; {@code *} for all
 * @param optional whether the other works without it
 */
public record Requirement(String id, String range, boolean optional) {
    /** Reads a list in PF4J's form: {@code id@range, id?@range}; empty for none. */
    public static List<Requirement> parse(String list) {
        return Arrays.stream((list == null ? "" : list).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(PluginDependency::new)
                .map(d -> new Requirement(d.getPluginId(), d.getPluginVersionSupport(), d.isOptional()))
                .toList();
    }

    /** Whether a version will do. */
    public boolean accepts(String version) {
        return PluginVersions.fits(version, range);
    }

    @Override
    public String toString() {
        return range.equals("*") ? id : id + " " + range;
    }
}
