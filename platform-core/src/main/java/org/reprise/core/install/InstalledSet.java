package org.reprise.core.install;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user installed beside the distribution's plugins: the file {@code installed/set.json}.
 *
 * @param schema version of this form
 * @param generation counts the changes
 * @param plugins the plugins, by id
 * @param disabled ids of plugins that are switched off, the distribution's included
 */
public record InstalledSet(int schema, long generation, List<Entry> plugins, Set<String> disabled) {
    /** The version of the form that this class writes. */
    public static final int SCHEMA = 1;

    /** Nothing is installed. */
    public static final InstalledSet EMPTY = new InstalledSet(SCHEMA, 0, List.of(), Set.of());

    public InstalledSet {
        plugins = plugins == null
                ? List.of()
                : plugins.stream().sorted(Comparator.comparing(Entry::id)).toList();
        disabled = disabled == null ? Set.of() : new TreeSet<>(disabled);
    }

    /**
     * An installed plugin.
     *
     * @param id its id
     * @param version its version
     * @param sha256 digest of its zip
     * @param file name of its zip
     * @param pinned whether it goes before a newer one of the distribution
     * @param origin where it came from
     * @param signer name of the trusted key that signed it; null if none did
     * @param signature the signature; null if it has none
     */
    public record Entry(
            String id,
            String version,
            String sha256,
            String file,
            boolean pinned,
            String origin,
            String signer,
            Signature signature) {}

    /** A plugin by id. */
    public Optional<Entry> plugin(String id) {
        return plugins.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The next generation, with plugins put in, in place of those of the same id, and switched on. */
    InstalledSet with(List<Entry> fresh) {
        Set<String> off = new TreeSet<>(disabled);
        fresh.forEach(entry -> off.remove(entry.id()));
        List<Entry> all = new ArrayList<>(fresh);
        plugins.stream()
                .filter(old -> fresh.stream().noneMatch(entry -> entry.id().equals(old.id())))
                .forEach(all::add);
        return new InstalledSet(SCHEMA, generation + 1, all, off);
    }

    /** The next generation, without some plugins. */
    InstalledSet without(Set<String> ids) {
        Set<String> off = new TreeSet<>(disabled);
        off.removeAll(ids);
        return new InstalledSet(
                SCHEMA,
                generation + 1,
                plugins.stream().filter(entry -> !ids.contains(entry.id())).toList(),
                off);
    }

    /** The next generation, with plugins switched on or off. */
    InstalledSet switched(Set<String> ids, boolean on) {
        Set<String> off = new TreeSet<>(disabled);
        if (on) {
            off.removeAll(ids);
        } else {
            off.addAll(ids);
        }
        return new InstalledSet(SCHEMA, generation + 1, plugins, off);
    }
}
