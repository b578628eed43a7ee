package org.reprise.core.plugins;

import java.util.List;

/** All that a plugin sees of the host: the JDK and the packages that it compiles against. */
final class HostWindow extends ClassLoader {
    private static final List<String> SHARED = List.of(
            "org.reprise.spi.",
            "org.reprise.graph.",
            "org.reprise.numerics.",
            "org.pf4j.",
            "org.slf4j.",
            "ai.onnxruntime.",
            // Guice must find the very annotation that the plugin's constructors bear.
            "jakarta.inject.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    HostWindow(ClassLoader host) {
        super("reprise-host-window", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    /** Whether the host's class of this name goes before a plugin's own. */
    static boolean shares(String className) {
        return SHARED.stream().anyMatch(className::startsWith);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (shares(name)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name + " (the host does not share this class with plugins)");
    }
}
