package org.reprise.core.install;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.Requirement;

/** Plugins with all that they need. */
public final class Closure {
    private Closure() {}

    /** The plugins of these ids and all that they need, by id. */
    public static List<InstalledPlugin> of(PluginCatalog catalog, Set<String> ids) {
        ids.forEach(id -> Removal.require(catalog, id));
        Map<String, InstalledPlugin> found = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            String id = open.poll();
            if (!found.containsKey(id)) {
                catalog.plugin(id).ifPresent(plugin -> {
                    found.put(id, plugin);
                    plugin.requirements().stream().map(Requirement::id).forEach(open::add);
                });
            }
        }
        return List.copyOf(found.values());
    }

    /** Writes installed plugins with all that they need, and an index, into one file for machines without a network. */
    public static List<InstalledPlugin> bundle(Installation installation, Set<String> ids, Path file) {
        PluginCatalog catalog = installation.catalog();
        List<InstalledPlugin> plugins = of(catalog, ids);
        List<Release> releases = plugins.stream()
                .map(plugin -> {
                    Signature signature = installation
                            .set()
                            .plugin(plugin.id())
                            .filter(entry -> entry.sha256().equals(plugin.sha256()))
                            .map(InstalledSet.Entry::signature)
                            .orElse(null);
                    return Wanted.release(plugin.source(), plugin.id(), signature);
                })
                .toList();
        RepositoryWriter.bundle(releases, file.toAbsolutePath());
        return plugins;
    }
}
