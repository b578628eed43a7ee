package org.reprise.core.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pf4j.DefaultPluginFactory;
import org.pf4j.DefaultPluginManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.pf4j.PropertiesPluginDescriptorFinder;
import org.pf4j.RuntimeMode;
import org.pf4j.VersionManager;

/**
 * PF4J over the store. Its constructor calls the factory methods before the fields here are set, so what these make
 * asks for the fields only when it is used.
 */
final class StorePluginManager extends DefaultPluginManager {
    private final List<Path> folders;
    private final Supplier<PluginInjectors> injectors;
    private final HostWindow window = new HostWindow(StorePluginManager.class.getClassLoader());

    StorePluginManager(Path store, List<Path> folders, Supplier<PluginInjectors> injectors) {
        super(List.of(store));
        this.folders = folders;
        this.injectors = injectors;
    }

    @Override
    public RuntimeMode getRuntimeMode() {
        return RuntimeMode.DEPLOYMENT;
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return folders;
            }

            @Override
            public boolean deletePluginPath(Path path) {
                // The store is immutable, and another process may use the folder.
                return false;
            }
        };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PropertiesPluginDescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path folder) {
                return Files.isDirectory(folder);
            }

            @Override
            public ClassLoader loadPlugin(Path folder, PluginDescriptor descriptor) {
                return loader(folder, descriptor);
            }
        };
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return new DefaultPluginFactory() {
            @Override
            public Plugin create(PluginWrapper wrapper) {
                Plugin plugin;
                try {
                    plugin = super.create(wrapper);
                } catch (AssertionError | StackOverflowError | OutOfMemoryError e) {
                    throw new PluginRuntimeException(e, e.toString());
                }
                if (plugin == null) {
                    throw new PluginRuntimeException(
                            "its class {} cannot be made",
                            wrapper.getDescriptor().getPluginClass());
                }
                return new GuardedPlugin(plugin);
            }
        };
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        PluginManager manager = this;
        return new ExtensionFactory() {
            @Override
            public <T> T create(Class<T> type) {
                return injectors
                        .get()
                        .of(manager.whichPlugin(type).getPluginId())
                        .getInstance(type);
            }
        };
    }

    @Override
    protected VersionManager createVersionManager() {
        return new Versions();
    }

    // The manager closes the loader when it unloads the plugin.
    @SuppressWarnings("resource")
    private ClassLoader loader(Path folder, PluginDescriptor descriptor) {
        IsolatingClassLoader loader = new IsolatingClassLoader(this, descriptor, window);
        loader.addFile(folder.resolve("classes").toFile());
        Path libraries = folder.resolve("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> jars = Files.list(libraries)) {
                jars.filter(jar -> jar.toString().endsWith(".jar"))
                        .sorted()
                        .forEach(jar -> loader.addFile(jar.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return loader;
    }
}
