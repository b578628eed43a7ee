package org.reprise.core.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The plugins at hand and what they contain, known without loading any class of theirs. */
public final class PluginCatalog {
    private final Path store;
    private final String platformVersion;
    private final List<InstalledPlugin> plugins;
    private final List<SetAside> setAside;

    private PluginCatalog(Path store, String platformVersion, List<InstalledPlugin> plugins, List<SetAside> setAside) {
        this.store = store;
        this.platformVersion = platformVersion;
        this.plugins = plugins;
        this.setAside = List.copyOf(setAside);
    }

    /**
     * Finds the zips in {@code sources} and unpacks new ones. Of several with one id the newest version counts, and of
     * equal versions that of the later source.
     *
     * @param sources folders with plugin zips; those that do not exist are passed over
     * @param store folder of the unpacked plugins
     * @param platformVersion version of Reprise
     * @throws RepriseException {@link ErrorCode#STORAGE} if a folder cannot be read or the store not written
     */
    public static PluginCatalog scan(List<Path> sources, Path store, String platformVersion) {
        PluginStore unpacked = new PluginStore(store);
        Versions versions = new Versions();
        String platform = Versions.release(platformVersion);
        List<SetAside> setAside = new ArrayList<>();
        Map<String, InstalledPlugin> newest = new TreeMap<>();
        for (Path zip : zips(sources)) {
            InstalledPlugin plugin = null;
            try {
                plugin = unpacked.install(zip);
                requirePlatform(plugin, platform, versions);
                InstalledPlugin other = newest.get(plugin.id());
                if (other == null || versions.compareVersions(version(plugin), version(other)) >= 0) {
                    newest.put(plugin.id(), plugin);
                }
            } catch (PluginRefused e) {
                setAside.add(new SetAside(zip, plugin == null ? null : plugin.id(), e.getMessage(), e.hint()));
            } catch (IOException e) {
                String hint = "Check the permissions of the zip and of the store " + store + ", and the free space.";
                setAside.add(new SetAside(zip, null, "The zip cannot be unpacked: " + e, hint));
            }
        }
        unpacked.saveIndex();
        List<InstalledPlugin> usable = DependencyOrder.usable(newest, versions, setAside);
        return new PluginCatalog(unpacked.folder(), platform, usable, setAside);
    }

    /** The plugins that can be used, by id. */
    public List<InstalledPlugin> plugins() {
        return plugins;
    }

    /** The zips that cannot be used. */
    public List<SetAside> setAside() {
        return setAside;
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
            for (String id : DependencyOrder.ids(open.pop())) {
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

    private static void requirePlatform(InstalledPlugin plugin, String platform, Versions versions)
            throws PluginRefused {
        String requires = plugin.specification().requires();
        boolean fits;
        try {
            fits = versions.checkVersionConstraint(platform, requires);
            versions.compareVersions(version(plugin), version(plugin));
        } catch (RuntimeException e) {
            throw new PluginRefused("The version '" + version(plugin) + "' or the range of platform versions '"
                    + requires + "' cannot be read: " + e);
        }
        if (!fits) {
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
