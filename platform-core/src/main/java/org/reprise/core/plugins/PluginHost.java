package org.reprise.core.plugins;

import com.google.inject.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pf4j.ExtensionPoint;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.reprise.spi.Algorithm;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Experiment;
import org.reprise.spi.Paper;
import org.reprise.spi.RepriseException;

/** The plugins at work: starts them, builds their extensions and answers for them. Nothing else knows PF4J. */
public final class PluginHost implements AutoCloseable {
    private final PluginCatalog catalog;
    private final StorePluginManager manager;
    private final List<SetAside> setAside;
    private final Map<String, Object> instances = new ConcurrentHashMap<>();

    private PluginHost(PluginCatalog catalog, List<Module> bindings) {
        this.catalog = catalog;
        this.setAside = new CopyOnWriteArrayList<>(catalog.setAside());
        PluginInjectors injectors = new PluginInjectors(bindings);
        List<Path> folders =
                catalog.plugins().stream().map(InstalledPlugin::folder).toList();
        this.manager = new StorePluginManager(catalog.store(), folders, () -> injectors);
    }

    /**
     * Starts the plugins of a catalog.
     *
     * @param catalog the plugins
     * @param bindings what their constructors may ask for
     */
    public static PluginHost open(PluginCatalog catalog, Module... bindings) {
        PluginHost host = new PluginHost(catalog, List.of(bindings));
        host.start();
        return host;
    }

    private void start() {
        manager.setSystemVersion(catalog.platformVersion());
        manager.loadPlugins();
        manager.startPlugins();
        Map<String, InstalledPlugin> working = new TreeMap<>();
        for (InstalledPlugin plugin : catalog.plugins()) {
            PluginWrapper wrapper = manager.getPlugin(plugin.id());
            if (wrapper != null && wrapper.getPluginState() == PluginState.STARTED) {
                working.put(plugin.id(), plugin);
            } else {
                Throwable cause = wrapper == null ? null : wrapper.getFailedException();
                String reason = cause == null ? "it cannot be loaded" : root(cause);
                setAside(plugin, "Plugin '" + plugin.id() + "' does not start: " + reason);
            }
        }
        // PF4J starts a plugin even if what it depends on has failed to start.
        DependencyOrder.usable(working, catalog.disabled(), setAside);
    }

    /** The plugins that work, by id. */
    public List<InstalledPlugin> plugins() {
        return catalog.plugins().stream().filter(plugin -> !isSetAside(plugin)).toList();
    }

    /** The plugins that do not work so far; one whose extension cannot be built joins them. */
    public List<SetAside> setAside() {
        return List.copyOf(setAside);
    }

    /**
     * The extensions of all plugins for a contract, by plugin and class name. A plugin whose class cannot be loaded or
     * whose constructor throws is set aside.
     */
    public <T extends ExtensionPoint> List<Extension<T>> extensions(Class<T> contract) {
        List<Extension<T>> found = new ArrayList<>();
        for (InstalledPlugin plugin : plugins()) {
            try {
                found.addAll(extensions(plugin.id(), contract));
            } catch (RepriseException e) {
                setAside(plugin, e.getMessage());
            }
        }
        return found;
    }

    /**
     * The extension of one class.
     *
     * @throws RepriseException {@link ErrorCode#PLUGIN_INVALID} if there is no such class, {@link
     *     ErrorCode#PLUGIN_FAILED} if it throws
     */
    public Object extension(String pluginId, String className) {
        String key = pluginId + "/" + className;
        Object known = instances.get(key);
        if (known != null) {
            return known;
        }
        Object fresh = create(load(installed(pluginId).id(), className), pluginId);
        Object other = instances.putIfAbsent(key, fresh);
        return other == null ? fresh : other;
    }

    /** An algorithm by its id in the plugin. */
    public Algorithm<?, ?, ?> algorithm(String pluginId, String id) {
        String type = installed(pluginId).specification().algorithms().stream()
                .filter(algorithm -> algorithm.info().id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(pluginId, "algorithm", id))
                .type();
        return (Algorithm<?, ?, ?>) cast(Algorithm.class, extension(pluginId, type));
    }

    /** An experiment by its id in the plugin. */
    public Experiment<?, ?, ?> experiment(String pluginId, String id) {
        String type = installed(pluginId).specification().experiments().stream()
                .filter(experiment -> experiment.info().id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(pluginId, "experiment", id))
                .type();
        return (Experiment<?, ?, ?>) cast(Experiment.class, extension(pluginId, type));
    }

    /** The paper that a plugin reproduces; empty for a substrate or a rival. */
    public Optional<Paper> paper(String pluginId) {
        installed(pluginId);
        return extensions(pluginId, Paper.class).stream()
                .map(Extension::instance)
                .findFirst();
    }

    /** A file among the plugin's classes, such as {@code presets/quick.yaml}. */
    public Path resource(String pluginId, String name) {
        return installed(pluginId).resource(name).orElseThrow(() -> unknown(pluginId, "file", name));
    }

    /** The class loader of a plugin. */
    public ClassLoader loader(String pluginId) {
        return manager.getPluginClassLoader(installed(pluginId).id());
    }

    /** Calls into a plugin with its class loader as the thread's context loader. */
    public <T> T withLoader(String pluginId, Callable<T> call) throws Exception {
        return withLoader(loader(pluginId), call);
    }

    /** The same for a loader at hand. */
    public static <T> T withLoader(ClassLoader loader, Callable<T> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Stops the plugins and closes their class loaders. */
    @Override
    public void close() {
        instances.clear();
        // One by one: PF4J's own loops over all plugins remove from the lists that they walk.
        for (PluginWrapper plugin : List.copyOf(manager.getPlugins())) {
            if (manager.getPlugin(plugin.getPluginId()) != null) {
                manager.unloadPlugin(plugin.getPluginId());
            }
        }
    }

    private <T> List<Extension<T>> extensions(String pluginId, Class<T> contract) {
        ClassLoader loader = manager.getPluginClassLoader(pluginId);
        List<Extension<T>> found = new ArrayList<>();
        for (String className :
                manager.getExtensionClassNames(pluginId).stream().sorted().toList()) {
            if (contract.isAssignableFrom(load(pluginId, className))) {
                found.add(new Extension<>(pluginId, contract.cast(extension(pluginId, className)), loader));
            }
        }
        return found;
    }

    private Class<?> load(String pluginId, String className) {
        try {
            return Class.forName(className, false, manager.getPluginClassLoader(pluginId));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    "Class " + className + " of plugin '" + pluginId + "' cannot be loaded: " + e,
                    "Build the plugin again, against this version of Reprise.",
                    e);
        }
    }

    private Object create(Class<?> type, String pluginId) {
        try {
            return withLoader(
                    type.getClassLoader(), () -> manager.getExtensionFactory().create(type));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_FAILED,
                    "Class " + type.getName() + " of plugin '" + pluginId + "' cannot be built: " + root(e),
                    "Report it to the plugin's author.",
                    e);
        }
    }

    private static Object cast(Class<?> contract, Object extension) {
        if (!contract.isInstance(extension)) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    "Class " + extension.getClass().getName() + " is no " + contract.getSimpleName()
                            + ", though the plugin's specification says so",
                    "Build the plugin again.");
        }
        return extension;
    }

    private InstalledPlugin installed(String pluginId) {
        Optional<InstalledPlugin> plugin = catalog.plugin(pluginId).filter(found -> !isSetAside(found));
        if (plugin.isPresent()) {
            return plugin.get();
        }
        for (SetAside aside : setAside) {
            if (pluginId.equals(aside.id())) {
                throw new RepriseException(ErrorCode.PLUGIN_INVALID, aside.reason(), aside.hint());
            }
        }
        throw new RepriseException(
                ErrorCode.UNKNOWN_NAME,
                "There is no plugin '" + pluginId + "'",
                "The plugins are " + plugins().stream().map(InstalledPlugin::id).toList() + ".");
    }

    private static RepriseException unknown(String pluginId, String what, String name) {
        return new RepriseException(
                ErrorCode.UNKNOWN_NAME,
                "Plugin '" + pluginId + "' has no " + what + " '" + name + "'",
                "'reprise info " + pluginId + "' shows what it has.");
    }

    private boolean isSetAside(InstalledPlugin plugin) {
        return setAside.stream().anyMatch(aside -> aside.source().equals(plugin.source()));
    }

    private void setAside(InstalledPlugin plugin, String reason) {
        setAside.add(new SetAside(plugin.source(), plugin.id(), reason, "Report it to the plugin's author."));
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
