package org.reprise.core.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.reprise.core.plugins.Inspection;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.PluginInspector;
import org.reprise.core.plugins.PluginVersions;
import org.reprise.core.plugins.Requirement;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.PluginSpecification;

/** Installs, updates, removes and switches plugins: all that a command asks for, or nothing. */
public final class Installer {
    private final Installation installation;
    private List<String> notes = List.of();

    Installer(Installation installation) {
        this.installation = installation;
    }

    /**
     * Installs plugins with what they need.
     *
     * @param wanted ids with or without a version, zips, addresses, bundles
     * @param confirm asked before anything changes
     * @return what was done, or would have been
     * @throws RepriseException if anything stands in the way; nothing has changed then
     */
    public InstallPlan install(List<String> wanted, InstallOptions options, Predicate<InstallPlan> confirm) {
        return change(change -> {
            Wanted asked = new Wanted(change, installation.fetcher());
            wanted.forEach(asked::add);
            return apply(change, asked, Set.of(), options, confirm);
        });
    }

    /**
     * Takes newer versions where repositories have some.
     *
     * @param ids the plugins
     */
    public InstallPlan update(List<String> ids, InstallOptions options, Predicate<InstallPlan> confirm) {
        return change(change -> {
            PluginCatalog catalog = installation.catalog();
            ids.forEach(id -> Removal.require(catalog, id));
            Wanted asked = new Wanted(change, installation.fetcher());
            ids.forEach(asked::add);
            return apply(change, asked, Set.copyOf(ids), options, confirm);
        });
    }

    /**
     * Brings what a lock file pins. Where all of it is there, no repository is asked.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} if no repository has a pinned zip
     */
    public InstallPlan restore(LockFile lock, InstallOptions options, Predicate<InstallPlan> confirm) {
        return change(change -> {
            PluginCatalog catalog = installation.catalog(change.before());
            Wanted asked = new Wanted(change, installation.fetcher());
            for (LockFile.Pin pin : lock.plugins()) {
                boolean here = catalog.plugin(pin.id())
                        .filter(plugin -> plugin.sha256().equals(pin.sha256()))
                        .isPresent();
                if (!here) {
                    asked.give(pinned(pin));
                }
            }
            return apply(change, asked, Set.of(), options, confirm);
        });
    }

    private Release pinned(LockFile.Pin pin) {
        List<Release> releases = installation.repositories().releases();
        return releases.stream()
                .filter(release ->
                        release.id().equals(pin.id()) && release.sha256().equals(pin.sha256()))
                .findFirst()
                .orElseThrow(() -> new RepriseException(
                        ErrorCode.UNKNOWN_NAME,
                        "No repository has " + pin.id() + " " + pin.version() + " with SHA-256 " + pin.sha256(),
                        "Add the repository that has it: reprise plugin repo add NAME ADDRESS."));
    }

    /** Removes plugins that no other needs. */
    public void remove(Set<String> ids) {
        change(change -> {
            new Removal(installation, change).remove(ids);
            return null;
        });
    }

    /** Switches plugins on or off, the distribution's included. */
    public void enable(Set<String> ids, boolean on) {
        change(change -> {
            new Removal(installation, change).enable(ids, on);
            return null;
        });
    }

    /** The notes of the last change: what a command that died left behind. */
    public List<String> notes() {
        return notes;
    }

    private interface Body<T> {
        T run(SetChange change);
    }

    private <T> T change(Body<T> body) {
        long before = -1;
        try (SetChange change = installation.change()) {
            notes = change.notes();
            before = change.before().generation();
            return body.run(change);
        } catch (RepriseException e) {
            throw before < 0 ? e : installation.sayWhich(e, before);
        }
    }

    private InstallPlan apply(
            SetChange change, Wanted asked, Set<String> renew, InstallOptions options, Predicate<InstallPlan> confirm) {
        PluginCatalog catalog = installation.catalog(change.before());
        List<Release> chosen = resolve(catalog, asked, renew);
        List<Change> changes =
                chosen.stream().map(release -> describe(release, catalog)).toList();
        InstallPlan plan = new InstallPlan(changes, remarks());
        if (changes.isEmpty()) {
            return plan;
        }
        changes.forEach(one -> permit(one, options));
        if (!confirm.test(plan)) {
            return plan;
        }
        List<InstalledSet.Entry> entries = new ArrayList<>();
        Map<Path, InstalledSet.Entry> fetched = new TreeMap<>();
        for (Change one : changes) {
            Path zip = fetch(change, one.release());
            InstalledSet.Entry entry = entry(one, catalog);
            entries.add(entry);
            fetched.put(zip, entry);
        }
        fetched.forEach(change::beside);
        InstalledSet after = change.before().with(entries);
        for (InstalledSet.Entry entry : entries) {
            PluginCatalog.unpack(installation.sets().zip(entry), installation.store());
            change.at(Step.UNPACKED);
        }
        requireWhole(catalog, installation.catalog(after), entries);
        change.commit(after);
        return plan;
    }

    private List<Release> resolve(PluginCatalog catalog, Wanted asked, Set<String> renew) {
        Map<String, Release> present = new TreeMap<>();
        catalog.plugins().forEach(plugin -> present.put(plugin.id(), release(plugin)));
        List<Release> bundled = asked.bundled();
        Resolver resolver = new Resolver(
                present, () -> bundled.isEmpty() ? installation.repositories().releases() : bundled, Version.release());
        asked.given().forEach(resolver::give);
        bundled.stream()
                .filter(release -> present.containsKey(release.id())
                        && present.get(release.id()).version().equals(release.version()))
                .forEach(resolver::give);
        renew.forEach(resolver::renew);
        try {
            return resolver.resolve(asked.requirements());
        } catch (RepriseException e) {
            Map<String, RepriseException> failed = installation.repositories().failures();
            if (failed.isEmpty()) {
                throw e;
            }
            // What was not found may be where nobody answered.
            RepriseException first = failed.values().iterator().next();
            throw new RepriseException(
                    ErrorCode.PLUGIN_REPOSITORY, e.getMessage() + ". " + first.getMessage(), first.hint(), first);
        }
    }

    private List<String> remarks() {
        return installation.repositories().failures().values().stream()
                .map(Throwable::getMessage)
                .toList();
    }

    static Release release(InstalledPlugin plugin) {
        PluginSpecification s = plugin.specification();
        return new Release(
                s.id(),
                s.version(),
                s.description(),
                s.requires(),
                s.dependencies(),
                plugin.sha256(),
                -1,
                null,
                plugin.source().toUri(),
                "installed");
    }

    private Change describe(Release release, PluginCatalog catalog) {
        String from = catalog.plugin(release.id())
                .map(plugin -> plugin.specification().version())
                .orElse(null);
        int order = from == null ? 0 : PluginVersions.compare(release.version(), from);
        Change.Kind kind = from == null
                ? Change.Kind.INSTALL
                : order > 0 ? Change.Kind.UPDATE : order < 0 ? Change.Kind.DOWNGRADE : Change.Kind.REPLACE;
        return new Change(kind, release, from, installation.judge(release));
    }

    private static void permit(Change change, InstallOptions options) {
        Release release = change.release();
        if (change.trust().state() == Trust.State.FORGED) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_UNTRUSTED,
                    "The signature of " + release + " from " + release.origin() + " is not of this plugin",
                    "It was altered or forged: do not use it, and tell who offers it.");
        }
        if (!change.trust().good() && !options.allowUnsigned()) {
            boolean unknown = change.trust().state() == Trust.State.UNKNOWN_KEY;
            throw new RepriseException(
                    ErrorCode.PLUGIN_UNTRUSTED,
                    release + " from " + release.origin() + " is "
                            + change.trust().text(),
                    (unknown
                                    ? "If you know that key, 'reprise plugin trust add NAME KEY' trusts it. "
                                    : "Ask its author for a signature. ")
                            + "--allow-unsigned installs it all the same: a plugin can do all that you can.");
        }
        if (change.kind() == Change.Kind.DOWNGRADE && !options.allowDowngrade()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONFLICT,
                    release + " is older than " + change.from() + ", which is in use",
                    "--allow-downgrade takes the older one.");
        }
    }

    /** Brings a zip here and holds it against what was announced. */
    private Path fetch(SetChange change, Release release) {
        Path zip = change.fresh(".zip");
        change.at(Step.FETCHING);
        try {
            installation
                    .fetcher()
                    .fetch(release.address(), zip, release.size() > 0 ? release.size() : Wanted.MAX_BYTES);
            change.at(Step.FETCHED);
            Inspection inspection = PluginInspector.inspect(zip);
            requireSame(release, inspection);
            change.at(Step.INSPECTED);
        } catch (IOException e) {
            boolean disk = e instanceof java.nio.file.FileSystemException || Files.notExists(zip.getParent());
            throw new RepriseException(
                    disk ? ErrorCode.STORAGE : ErrorCode.DOWNLOAD_FAILED,
                    release + " cannot be fetched from " + release.address() + ": " + e.getMessage(),
                    "Check the network, and the free space of " + zip.getParent() + ".",
                    e);
        }
        return zip;
    }

    private static void requireSame(Release release, Inspection inspection) {
        if (!inspection.sha256().equals(release.sha256())) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    "The zip of " + release + " from " + release.origin() + " has the SHA-256 " + inspection.sha256()
                            + "; announced was " + release.sha256(),
                    "It was damaged or exchanged on the way: try again, and tell who offers it.");
        }
        Wanted.requireSound(inspection, release.origin());
        PluginSpecification s = inspection.specification();
        boolean same = s.id().equals(release.id())
                && s.version().equals(release.version())
                && s.requires().equals(release.requires())
                && Requirement.parse(s.dependencies()).equals(release.requirements());
        if (!same) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    "The zip says that it is " + s.id() + " " + s.version() + " (platform '" + s.requires()
                            + "', plugins '" + s.dependencies() + "'), but the index of " + release.origin()
                            + " announced " + release + " ('" + release.requires() + "', '" + release.dependencies()
                            + "')",
                    "Tell who keeps the index.");
        }
    }

    private static InstalledSet.Entry entry(Change change, PluginCatalog catalog) {
        Release r = change.release();
        return new InstalledSet.Entry(
                r.id(),
                r.version(),
                r.sha256(),
                r.id() + "-" + r.version() + "-" + r.sha256().substring(0, 12) + ".zip",
                change.kind() == Change.Kind.DOWNGRADE,
                r.origin(),
                change.trust().state() == Trust.State.SIGNED ? change.trust().by() : null,
                r.signature());
    }

    /** The new set, read as the host will read it: what is installed works, and what worked still does. */
    private static void requireWhole(PluginCatalog before, PluginCatalog after, List<InstalledSet.Entry> entries) {
        Set<String> needed = new HashSet<>();
        before.plugins().forEach(plugin -> needed.add(plugin.id()));
        entries.forEach(entry -> needed.add(entry.id()));
        after.plugins().forEach(plugin -> needed.remove(plugin.id()));
        if (!needed.isEmpty()) {
            List<String> reasons = after.setAside().stream()
                    .filter(aside -> aside.id() == null || needed.contains(aside.id()))
                    .map(aside -> aside.reason())
                    .toList();
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONFLICT,
                    "With this, " + String.join(", ", new TreeSet<>(needed)) + " would not work: "
                            + String.join("; ", reasons),
                    "Install versions that fit together.");
        }
        Overlaps.refuse(after);
        for (InstalledSet.Entry entry : entries) {
            String used = after.plugin(entry.id()).orElseThrow().sha256();
            if (!used.equals(entry.sha256())) {
                throw new RepriseException(
                        ErrorCode.PLUGIN_CONFLICT,
                        entry.id() + " " + entry.version() + " would not be used: another is newer",
                        "Use --allow-downgrade to take the older one.");
            }
        }
    }
}
