package org.reprise.core.host;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.core.data.DataCatalog;
import org.reprise.core.data.DataSettings;
import org.reprise.core.install.Closure;
import org.reprise.core.install.Installation;
import org.reprise.core.models.Devices;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginCatalog;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.plugins.PluginSources;
import org.reprise.core.plugins.SetAside;
import org.reprise.core.process.Request;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.study.DataView;
import org.reprise.core.study.Preset;
import org.reprise.core.study.PresetReader;
import org.reprise.core.study.Registry;
import org.reprise.core.study.Study;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Names;
import org.reprise.core.util.Version;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** What is installed, read without loading a class of a plugin; {@link Engine} brings it to life. */
public final class Platform {
    private final PluginCatalog catalog;
    private final DataSettings settings;
    private final Registry registry;

    private Platform(PluginCatalog catalog, DataSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.registry = new Registry(catalog.plugins().stream()
                .map(plugin -> new Registry.Entry(
                        plugin.specification(),
                        ref(catalog, plugin),
                        plugin.folder().resolve("classes")))
                .toList());
    }

    /**
     * Opens the installation that the process was started from: the plugins of the distribution and those in the
     * user's folder.
     */
    public static Platform open(boolean offline) {
        DataSettings settings = DataSettings.of(System.getenv(), offline);
        return new Platform(Installation.ofProcess(settings.home(), offline).catalog(), settings);
    }

    /** Opens given folders of plugin zips. */
    public static Platform open(List<Path> sources, DataSettings settings) {
        return open(PluginSources.of(sources), settings);
    }

    /** Opens given zips, and no others. */
    static Platform openExactly(List<Path> zips, DataSettings settings) {
        List<PluginSources.Listed> listed = zips.stream()
                .map(zip -> new PluginSources.Listed(zip, null, true))
                .toList();
        return open(new PluginSources(List.of(), listed, Set.of()), settings);
    }

    private static Platform open(PluginSources sources, DataSettings settings) {
        return new Platform(
                PluginCatalog.scan(sources, settings.home().resolve("plugins"), Version.release()), settings);
    }

    private static PluginRef ref(PluginCatalog catalog, InstalledPlugin plugin) {
        Map<String, String> dependencies = catalog.dependencies(plugin).stream()
                .collect(Collectors.toMap(InstalledPlugin::id, InstalledPlugin::sha256));
        return new PluginRef(plugin.id(), plugin.specification().version(), plugin.sha256(), dependencies);
    }

    /** What the plugins offer. */
    public Registry registry() {
        return registry;
    }

    /** The plugins themselves. */
    public PluginCatalog plugins() {
        return catalog;
    }

    /** The plugins whose code or data a study uses, with all that they need. */
    public List<InstalledPlugin> pluginsOf(Study study) {
        Set<String> ids = new TreeSet<>(Set.of(study.paper().ref().id()));
        for (TrialSpec trial : study.trials()) {
            ids.add(trial.experimentPlugin().id());
            ids.add(trial.algorithmPlugin().id());
            registry.entries().stream()
                    .filter(entry -> entry.specification().datasets().stream()
                            .anyMatch(d -> trial.data().containsKey(d.id())))
                    .forEach(entry -> ids.add(entry.ref().id()));
        }
        return Closure.of(catalog, ids);
    }

    /** Plugins that cannot be used, with the reason. */
    public List<SetAside> setAside() {
        return catalog.setAside();
    }

    /** The folder for caches and for what the user installed. */
    public Path home() {
        return settings.home();
    }

    /** What another process needs to open the same plugins. */
    Request.Place place(Path results) {
        return new Request.Place(
                absolute(results),
                catalog.plugins().stream()
                        .map(plugin -> absolute(plugin.source()))
                        .toList(),
                absolute(settings.home()),
                settings.folders().stream().map(Platform::absolute).toList(),
                settings.offline());
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** Loads the plugins' code. */
    public PluginHost startPlugins() {
        return PluginHost.open(catalog);
    }

    /** The data sets, described but not loadable: no code of a plugin is at hand. */
    public DataCatalog data() {
        List<DataCatalog.Source> sources = registry.entries().stream()
                .filter(entry -> !entry.specification().datasets().isEmpty())
                .map(entry -> new DataCatalog.Source(
                        new DescribedDatasets(entry.specification().datasets()), resources(entry.classes())))
                .toList();
        return new DataCatalog(sources, settings);
    }

    /** The data sets with the code that loads them. */
    public DataCatalog data(PluginHost plugins) {
        return new DataCatalog(
                plugins.extensions(DatasetProvider.class).stream()
                        .map(extension -> new DataCatalog.Source(extension.instance(), extension.loader()))
                        .toList(),
                settings);
    }

    /** What planning asks of the data service. */
    public DataView dataView() {
        DataCatalog data = data();
        return new DataView() {
            @Override
            public String resolve(List<String> preferred) {
                return data.resolve("auto", preferred);
            }

            @Override
            public String digest(String id) {
                return data.digest(id);
            }

            @Override
            public RepriseException refusal(String device) {
                return new Devices(home()).refusal(device);
            }

            @Override
            public String howToGet(String id) {
                return data.info(id).howToGet();
            }
        };
    }

    /**
     * The text of a paper's preset.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME}
     */
    public String presetText(Registry.Entry paper, String name) {
        if (!paper.specification().presets().contains(name)) {
            throw Names.unknown(
                    ErrorCode.UNKNOWN_NAME,
                    "preset of " + paper.ref().id() + ":",
                    name,
                    paper.specification().presets());
        }
        Path file = paper.classes().resolve("presets").resolve(name + ".yaml");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw AtomicFiles.storage(file, e);
        }
    }

    /**
     * A preset of a paper, or of a YAML file of the user's.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} or {@link ErrorCode#BAD_FILE}
     */
    public Preset preset(Registry.Entry paper, String name) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return presetFile(name);
        }
        return PresetReader.read(name, "presets/" + name + ".yaml", presetText(paper, name));
    }

    /**
     * A preset of a YAML file of the user's.
     *
     * @throws RepriseException {@link ErrorCode#BAD_FILE}
     */
    public Preset presetFile(String name) {
        Path file = Path.of(name);
        try {
            return PresetReader.read(name, name, Files.readString(file));
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    "Preset file " + file.toAbsolutePath() + " cannot be read: "
                            + e.getClass().getSimpleName(),
                    "Name an existing file in the form of a preset: 'reprise info PAPER --preset quick' shows one.",
                    e);
        }
    }

    /** Reads bundled files; the loader sees no other class path. */
    private static ClassLoader resources(Path classes) {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("a folder has a URL", e);
        }
    }
}
