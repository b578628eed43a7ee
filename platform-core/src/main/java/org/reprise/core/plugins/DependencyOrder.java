package org.reprise.core.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps the plugins whose dependencies are there, so that one that lacks its own does not stop the rest. */
final class DependencyOrder {
    private DependencyOrder() {}

    /** The plugins that can be started, by id; the others are added to {@code setAside}. */
    static List<InstalledPlugin> usable(
            Map<String, InstalledPlugin> candidates, Set<String> disabled, List<SetAside> setAside) {
        Map<String, InstalledPlugin> open = new TreeMap<>(candidates);
        Map<String, InstalledPlugin> usable = new TreeMap<>();
        boolean progress = true;
        while (progress) {
            progress = false;
            for (InstalledPlugin plugin : List.copyOf(open.values())) {
                if (fault(plugin, candidates, usable, disabled) == null) {
                    usable.put(plugin.id(), plugin);
                    open.remove(plugin.id());
                    progress = true;
                }
            }
        }
        for (InstalledPlugin plugin : open.values()) {
            String reason = fault(plugin, candidates, usable, disabled);
            setAside.add(new SetAside(
                    plugin.source(),
                    plugin.id(),
                    "Plugin '" + plugin.id() + "' " + reason,
                    "Install or enable the plugins that it depends on: "
                            + plugin.specification().dependencies() + "."));
        }
        return List.copyOf(usable.values());
    }

    private static String fault(
            InstalledPlugin plugin,
            Map<String, InstalledPlugin> candidates,
            Map<String, InstalledPlugin> usable,
            Set<String> disabled) {
        for (Requirement needed : plugin.requirements()) {
            InstalledPlugin other = candidates.get(needed.id());
            if (other == null && needed.optional()) {
                continue;
            }
            if (other == null) {
                return "needs the plugin '" + needed.id() + "', which is "
                        + (disabled.contains(needed.id()) ? "disabled" : "not there");
            }
            String version = other.specification().version();
            if (!needed.accepts(version)) {
                return "needs the plugin '" + needed.id() + "' " + needed.range() + ", but there is " + version;
            }
            if (!usable.containsKey(needed.id())) {
                return "needs the plugin '" + needed.id() + "', which is set aside or depends on it in turn";
            }
        }
        return null;
    }
}
