package org.reprise.core.plugins;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A child injector for each plugin; Guice starts when the first extension is built. */
final class PluginInjectors {
    private final List<Module> bindings;
    private final Map<String, Injector> children = new ConcurrentHashMap<>();
    private Injector parent;

    PluginInjectors(List<Module> bindings) {
        this.bindings = bindings;
    }

    Injector of(String pluginId) {
        return children.computeIfAbsent(pluginId, id -> parent().createChildInjector());
    }

    private synchronized Injector parent() {
        if (parent == null) {
            parent = Guice.createInjector(bindings);
        }
        return parent;
    }
}
