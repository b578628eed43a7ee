package org.reprise.core.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where plugins come from.
 *
 * @param folders folders whose zips all count; those that do not exist are passed over
 * @param listed zips that count one by one, after those of the folders
 * @param disabled ids of plugins that are there but do not count
 */
public record PluginSources(List<Path> folders, List<Listed> listed, Set<String> disabled) {
    public PluginSources {
        folders = List.copyOf(folders);
        listed = List.copyOf(listed);
        disabled = Set.copyOf(disabled);
    }

    /**
     * A zip that was chosen.
     *
     * @param zip its path
     * @param sha256 the digest that it must have; null for any
     * @param pinned whether it goes before newer versions
     */
    public record Listed(Path zip, String sha256, boolean pinned) {}

    /** Folders alone. */
    public static PluginSources of(List<Path> folders) {
        return new PluginSources(folders, List.of(), Set.of());
    }
}
