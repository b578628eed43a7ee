package org.reprise.core.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The plugins at hand and what they contain, known without loading any class of theirs. */
public final class PluginCatalog {
    private final Path store;
    private final String platformVersion;
    private final List<InstalledPlugin> plugins;
    private final List<SetAside> setAside;
    private final List<InstalledPlugin> disabledPlugins;

    private PluginCatalog(
            Path store,
            String platformVersion,
            List<InstalledPlugin> plugins,
            List<SetAside> setAside,
            List<InstalledPlugin> disabled) {
        this.store = store;
        this.platformVersion = platformVersion;
        this.plugins = plugins;
        this.setAside = List.copyOf(setAside);
        this.disabledPlugins = List.copyOf(disabled);
    }

    /**
     * Finds the zips of {@code sources} and unpacks new ones. Of several with one id a pinned one counts, otherwise the
     * newest version, and of equal versions that of the later source.
     *
     * @param sources the zips
     * @param store folder of the unpacked plugins
     * @param platformVersion version of Reprise
     * @throws RepriseException {@link ErrorCode#STORAGE} if a folder cannot be read or the store not written
     */
    public static PluginCatalog scan(PluginSources sources, Path store, String platformVersion) {
        Scan scan = new Scan(new PluginStore(store), Versions.release(platformVersion), sources.disabled());
        zips(sources.folders()).forEach(zip -> scan.add(new PluginSources.Listed(zip, null, false)));
        sources.listed().forEach(scan::add);
        return scan.finish();
    }

    /** Finds the zips in folders. */
    public static PluginCatalog scan(List<Path> folders, Path store, String platformVersion) {
        return scan(PluginSources.of(folders), store, platformVersion);
    }

    /**
     * Unpacks one zip into the store, so that a scan finds it there.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_INVALID} if it is no plugin, {@link ErrorCode#STORAGE} if the
     *     store cannot be written
     */
    public static InstalledPlugin unpack(Path zip, Path store) {
        try {
            return new PluginStore(store).install(zip);
        } catch (PluginRefused e) {
            throw new RepriseException(ErrorCode.PLUGIN_INVALID, e.getMessage(), e.hint(), e);
        } catch (IOException e) {
            throw AtomicFiles.storage(store, e);
        }
    }

    /** Removes what processes left in the store that died while they unpacked. */
    public static void sweep(Path store) {
        Instant old = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> list = Files.isDirectory(store) ? Files.list(store) : Stream.empty()) {
            for (Path path : list.filter(p -> p.getFileName().toString().startsWith(PluginStore.UNPACKING))
                    .toList()) {
                // A young one may belong to a process at work.
                if (Files.getLastModifiedTime(path).toInstant().isBefore(old)) {
                    SafeZip.delete(path);
                }
            }
        } catch (IOException e) {
            // The next command tries again.
            return;
        }
    }

    /** One walk over the sources. */
    private static final class Scan {
        private final PluginStore store;
        private final String platform;
        private final Set<String> off;
        private final List<SetAside> setAside = new ArrayList<>();
        private final List<InstalledPlugin> disabled = new ArrayList<>();
        private final Map<String, InstalledPlugin> chosen = new TreeMap<>();
        private final Set<String> pinned = new HashSet<>();

        Scan(PluginStore store, String platform, Set<String> off) {
            this.store = store;
            this.platform = platform;
            this.off = off;
        }

        void add(PluginSources.Listed listed) {
            Path zip = listed.zip();
            InstalledPlugin plugin = null;
            try {
                plugin = store.install(zip);
                if (listed.sha256() != null && !listed.sha256().equals(plugin.sha256())) {
                    throw new PluginRefused(
                            "The zip has changed since it was installed: its SHA-256 is " + plugin.sha256()
                                    + "; expected " + listed.sha256(),
                            "Install the plugin again.");
                }
                if (off.contains(plugin.id())) {
                    disabled.add(plugin);
                    return;
                }
                requirePlatform(plugin, platform);
                choose(plugin, listed.pinned());
            } catch (PluginRefused e) {
                setAside.add(new SetAside(zip, plugin == null ? null : plugin.id(), e.getMessage(), e.hint()));
            } catch (NoSuchFileException e) {
                setAside.add(new SetAside(zip, null, "The zip is not there any more", "Install the plugin again."));
            } catch (IOException e) {
                String hint =
                        "Check the permissions of the zip and of the store " + store.folder() + ", and the free space.";
                setAside.add(new SetAside(zip, null, "The zip cannot be unpacked: " + e, hint));
            }
        }

        private void choose(InstalledPlugin plugin, boolean pin) {
            InstalledPlugin other = chosen.get(plugin.id());
            boolean newer = other == null || PluginVersions.compare(version(plugin), version(other)) >= 0;
            if (pin || newer && !pinned.contains(plugin.id())) {
                chosen.put(plugin.id(), plugin);
            }
            if (pin) {
                pinned.add(plugin.id());
            }
        }

        PluginCatalog finish() {
            store.saveIndex();
            List<InstalledPlugin> usable = DependencyOrder.usable(chosen, off, setAside);
            return new PluginCatalog(store.folder(), platform, usable, setAside, disabled);
        }
    }

    /** The plugins that can be used, by id. */
    public List<InstalledPlugin> plugins() {
        return plugins;
    }

    /** The zips that cannot be used. */
    public List<SetAside> setAside() {
        return setAside;
    }

    /** The same with one more that cannot be used. */
    public PluginCatalog with(SetAside more) {
        List<SetAside> all = new ArrayList<>(setAside);
        all.add(more);
        return new PluginCatalog(store, platformVersion, plugins, all, disabledPlugins);
    }

    /** The plugins that are there but switched off. */
    public List<InstalledPlugin> disabledPlugins() {
        return disabledPlugins;
    }

    Set<String> disabled() {
        return disabledPlugins.stream().map(InstalledPlugin::id).collect(Collectors.toSet());
    }

    /** A plugin by id. */
    public Optional<InstalledPlugin> plugin(String id) {
        return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /** The plugins that a plugin of this catalog depends on, those of its dependencies too, by id. */
    public List<InstalledPlugin> dependencies(InstalledPlugin plugin) {
        Map<String, InstalledPlugin> found = new TreeMap<>();
        Deque<InstalledPlugin> open = new ArrayDeque<>(List.of(plugin));
        while (!open.isEmpty()) {
            for (Requirement needed : open.pop().requirements()) {
                String id = needed.id();
                plugin(id).filter(other -> found.put(id, other) == null).ifPresent(open::push);
            }
        }
        return List.copyOf(found.values());
    }

    /** Folder of the unpacked plugins. */
    public Path store() {
        return store;
    }

    String platformVersion() {
        return platformVersion;
    }

    private static String version(InstalledPlugin plugin) {
        return plugin.specification().version();
    }

    private static void requirePlatform(InstalledPlugin plugin, String platform) throws PluginRefused {
        String requires = plugin.specification().requires();
        if (!PluginVersions.valid(version(plugin)) || !PluginVersions.validRange(requires)) {
            throw new PluginRefused("The version '" + version(plugin) + "' or the range of platform versions '"
                    + requires + "' cannot be read");
        }
        if (!PluginVersions.fits(platform, requires)) {
            throw new PluginRefused(
                    "Plugin '" + plugin.id() + "' needs Reprise " + requires + ", but this is " + platform,
                    "Install a version of the plugin or of Reprise that fits the other.");
        }
    }

    private static List<Path> zips(List<Path> sources) {
        List<Path> zips = new ArrayList<>();
        for (Path source : sources) {
            Path folder = source.toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> list = Files.list(folder)) {
                list.filter(file -> file.toString().endsWith(".zip") && Files.isRegularFile(file))
                        .sorted(Comparator.comparing(Path::toString))
                        .forEach(zips::add);
            } catch (IOException e) {
                throw new RepriseException(
                        ErrorCode.STORAGE,
                        "The plugin folder " + folder + " cannot be read: " + e,
                        "Check its permissions.",
                        e);
            }
        }
        return zips;
    }
}
