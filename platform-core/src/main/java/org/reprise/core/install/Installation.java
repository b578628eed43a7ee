package org.reprise.core.install;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.PluginSources;
import org.reprise.core.plugins.PluginVersions;
import org.reprise.core.plugins.SetAside;
import org.reprise.core.util.Version;
import org.reprise.spi.RepriseException;

/** The plugins of the distribution and those that the user installed, with what may change them. */
public final class Installation {
    /** System property: the zip of a plugin under development, which goes before all others of its id. */
    public static final String DEVELOPED = "reprise.developed";

    private static final int ATTEMPTS = 5;

    private final Path home;
    private final Path distribution;
    private final List<Path> developed;
    private final SetStore sets;
    private final Repositories repositories;
    private final TrustedKeys keys;
    private final Fetcher fetcher;
    private final Consumer<Step> probe;

    /**
     * @param home Reprise's home
     * @param distribution folder of the distribution's plugins; null if there is none
     * @param offline whether the network is forbidden
     */
    public Installation(Path home, Path distribution, boolean offline) {
        this(home, distribution, List.of(), new Fetcher(offline), step -> {});
    }

    Installation(Path home, Path distribution, List<Path> developed, Fetcher fetcher, Consumer<Step> probe) {
        this.home = home;
        this.distribution = distribution;
        this.developed = List.copyOf(developed);
        this.fetcher = fetcher;
        this.probe = probe;
        this.sets = new SetStore(home.resolve("installed"));
        this.keys = new TrustedKeys(new NamedTexts(home.resolve("trusted-keys.json")));
        this.repositories = new Repositories(new NamedTexts(home.resolve("repositories.json")), distribution, fetcher);
    }

    /** The installation that the process was started from, with the plugins under development that it was told of. */
    public static Installation ofProcess(Path home, boolean offline) {
        String root = System.getProperty("reprise.home");
        String developed = System.getProperty(DEVELOPED, "");
        return new Installation(
                home,
                root == null ? null : Path.of(root, "plugins"),
                developed.isEmpty() ? List.of() : List.of(Path.of(developed)),
                new Fetcher(offline),
                step -> {});
    }

    /** What counts at present. */
    public InstalledSet set() {
        return sets.read();
    }

    /** The repositories. */
    public Repositories repositories() {
        return repositories;
    }

    /** The trusted keys. */
    public TrustedKeys keys() {
        return keys;
    }

    /** The plugins at hand. Where the installed set cannot be read it is set aside, and the distribution's work. */
    public PluginCatalog catalog() {
        InstalledSet set;
        try {
            set = sets.read();
        } catch (RepriseException e) {
            return catalog(InstalledSet.EMPTY).with(new SetAside(sets.file(), null, e.getMessage(), e.hint()));
        }
        PluginCatalog catalog = catalog(set);
        for (int i = 1; i < ATTEMPTS && !catalog.setAside().isEmpty(); i++) {
            InstalledSet now = sets.read();
            if (now.generation() == set.generation()) {
                break;
            }
            // Another command changed the set while it was read.
            set = now;
            catalog = catalog(set);
        }
        return catalog;
    }

    PluginCatalog catalog(InstalledSet set) {
        return PluginCatalog.scan(sources(set), store(), Version.release());
    }

    private PluginSources sources(InstalledSet set) {
        Stream<PluginSources.Listed> installed = set.plugins().stream()
                .map(entry -> new PluginSources.Listed(sets.zip(entry), entry.sha256(), entry.pinned()));
        Stream<PluginSources.Listed> fresh = developed.stream().map(zip -> new PluginSources.Listed(zip, null, true));
        return new PluginSources(
                distribution == null ? List.of() : List.of(distribution),
                Stream.concat(installed, fresh).toList(),
                set.disabled());
    }

    /** Whether a plugin at hand is of the distribution. */
    public boolean ofDistribution(InstalledPlugin plugin) {
        return distribution != null
                && plugin.source().startsWith(distribution.toAbsolutePath().normalize());
    }

    /** Folder of the unpacked plugins. */
    public Path store() {
        return home.resolve("plugins");
    }

    /** Installs and removes. */
    public Installer installer() {
        return new Installer(this);
    }

    /** Plugins in use for which a repository has a newer version that runs here, by id. */
    public Map<String, Release> outdated() {
        Map<String, Release> newer = new TreeMap<>();
        List<Release> releases = repositories.releases();
        for (InstalledPlugin plugin : catalog().plugins()) {
            newest(releases, plugin.id())
                    .filter(release -> PluginVersions.compare(
                                    release.version(), plugin.specification().version())
                            > 0)
                    .ifPresent(release -> newer.put(plugin.id(), release));
        }
        return newer;
    }

    private static Optional<Release> newest(List<Release> releases, String id) {
        return releases.stream()
                .filter(release -> release.id().equals(id))
                .filter(release -> PluginVersions.fits(Version.release(), release.requires()))
                .max(Comparator.comparing(Release::version, PluginVersions::compare));
    }

    /** Judges a zip by its signature and by what the distribution carries. */
    Trust judge(Release release) {
        Trust trust = keys.judge(release.signature(), release.id(), release.version(), release.sha256());
        boolean carried = !trust.good() && repositories.carried().contains(release.sha256());
        return carried ? new Trust(Trust.State.CARRIED, "") : trust;
    }

    /** Begins a change of the set. */
    SetChange change() {
        PluginCatalog.sweep(store());
        return SetChange.begin(sets, probe);
    }

    Fetcher fetcher() {
        return fetcher;
    }

    SetStore sets() {
        return sets;
    }

    /** Adds to an error which set is in force. */
    RepriseException sayWhich(RepriseException e, long before) {
        String which;
        try {
            long now = sets.read().generation();
            which = now > before
                    ? "\n  The installed set is the new one, generation " + now + "."
                    : "\n  The installed set is the old one, generation " + now + ".";
        } catch (RepriseException unreadable) {
            which = "";
        }
        return new RepriseException(e.code(), e.getMessage(), e.hint() + which, e);
    }
}
