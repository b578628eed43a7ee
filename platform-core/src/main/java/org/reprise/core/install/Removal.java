package org.reprise.core.install;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.SetAside;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Takes plugins away or switches them, unless others need them. */
final class Removal {
    private final Installation installation;
    private final SetChange change;

    Removal(Installation installation, SetChange change) {
        this.installation = installation;
        this.change = change;
    }

    /** Refuses an id that no plugin at hand bears. */
    static void require(PluginCatalog catalog, String id) {
        Stream<String> asides = catalog.setAside().stream().map(SetAside::id).filter(Objects::nonNull);
        List<String> known = Stream.concat(
                        asides,
                        Stream.concat(catalog.plugins().stream(), catalog.disabledPlugins().stream())
                                .map(InstalledPlugin::id))
                .distinct()
                .toList();
        if (!known.contains(id)) {
            throw Names.unknown(ErrorCode.UNKNOWN_NAME, "plugin", id, known);
        }
    }

    void remove(Set<String> ids) {
        PluginCatalog before = installation.catalog(change.before());
        for (String id : ids) {
            if (change.before().plugin(id).isEmpty()) {
                require(before, id);
                throw new RepriseException(
                        ErrorCode.PLUGIN_CONFLICT,
                        "The plugin '" + id + "' belongs to the distribution and cannot be removed",
                        "Switch it off: reprise plugin disable " + id);
            }
        }
        InstalledSet after = change.before().without(ids);
        refuseNeeded(before, installation.catalog(after), ids, "remove");
        change.commit(after);
    }

    void enable(Set<String> ids, boolean on) {
        PluginCatalog before = installation.catalog(change.before());
        ids.forEach(id -> require(before, id));
        Set<String> off = change.before().disabled();
        if (on ? ids.stream().noneMatch(off::contains) : off.containsAll(ids)) {
            return;
        }
        InstalledSet after = change.before().switched(ids, on);
        PluginCatalog then = installation.catalog(after);
        if (on) {
            Overlaps.refuse(then);
        } else {
            refuseNeeded(before, then, ids, "disable");
        }
        change.commit(after);
    }

    private static void refuseNeeded(PluginCatalog before, PluginCatalog after, Set<String> gone, String verb) {
        Set<String> broken =
                before.plugins().stream().map(InstalledPlugin::id).collect(Collectors.toCollection(TreeSet::new));
        after.plugins().forEach(plugin -> broken.remove(plugin.id()));
        broken.removeAll(gone);
        if (!broken.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONFLICT,
                    "Others need " + String.join(", ", new TreeSet<>(gone)) + ": " + String.join(", ", broken),
                    "Name them as well: reprise plugin " + verb + " " + String.join(" ", new TreeSet<>(gone)) + " "
                            + String.join(" ", broken));
        }
    }
}
