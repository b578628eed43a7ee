package org.reprise.core.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pf4j.PluginDependency;

/** Keeps the plugins whose dependencies are there, so that one that lacks its own does not stop the rest. */
final class DependencyOrder {
    private DependencyOrder() {}

    /** The plugins that can be started, by id; the others are added to {@code setAside}. */
    static List<InstalledPlugin> usable(
            Map<String, InstalledPlugin> candidates, Versions versions, List<SetAside> setAside) {
        Map<String, InstalledPlugin> open = new TreeMap<>(candidates);
        Map<String, InstalledPlugin> usable = new TreeMap<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            for (InstalledPlugin plugin : List.copyOf(open.values())) {
                if (fault(plugin, candidates, usable, versions) == null) {
                    usable.put(plugin.id(), plugin);
                    open.remove(plugin.id());
                    progress = true;
                }
            }
        }
        for (InstalledPlugin plugin : open.values()) {
            String reason = fault(plugin, candidates, usable, versions);
            setAside.add(new SetAside(
                    plugin.source(),
                    plugin.id(),
                    "Plugin '" + plugin.id() + "' " + reason,
                    "Install the plugins that it depends on: "
                            + plugin.specification().dependencies() + "."));
        }
        return List.copyOf(usable.values());
    }

    private static String fault(
            InstalledPlugin plugin,
            Map<String, InstalledPlugin> candidates,
            Map<String, InstalledPlugin> usable,
            Versions versions) {
        for (PluginDependency dependency : dependencies(plugin)) {
            String id = dependency.getPluginId();
            InstalledPlugin other = candidates.get(id);
            if (other == null && dependency.isOptional()) {
                continue;
            }
            if (other == null) {
                return "needs the plugin '" + id + "', which is not there";
            }
            String version = other.specification().version();
            if (!fits(versions, version, dependency.getPluginVersionSupport())) {
                return "needs the plugin '" + id + "' " + dependency.getPluginVersionSupport() + ", but there is "
                        + version;
            }
            if (!usable.containsKey(id)) {
                return "needs the plugin '" + id + "', which is set aside or depends on it in turn";
            }
        }
        return null;
    }

    /** Ids of the plugins that a plugin names as its dependencies. */
    static List<String> ids(InstalledPlugin plugin) {
        return dependencies(plugin).stream().map(PluginDependency::getPluginId).toList();
    }

    private static boolean fits(Versions versions, String version, String range) {
        try {
            return versions.checkVersionConstraint(version, range);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static List<PluginDependency> dependencies(InstalledPlugin plugin) {
        List<PluginDependency> dependencies = new ArrayList<>();
        Arrays.stream(plugin.specification().dependencies().split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> dependencies.add(new PluginDependency(text)));
        return dependencies;
    }
}
