package org.reprise.core.plugins;

import org.pf4j.Plugin;
import org.pf4j.PluginRuntimeException;

/** Turns errors that PF4J lets through into ones that it catches, so that one bad plugin does not stop the rest. */
final class GuardedPlugin extends Plugin {
    private final Plugin plugin;

    GuardedPlugin(Plugin plugin) {
        this.plugin = plugin;
    }

    @Override
    public void start() {
        guard(plugin::start);
    }

    @Override
    public void stop() {
        guard(plugin::stop);
    }

    @Override
    public void delete() {
        guard(plugin::delete);
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new PluginRuntimeException(e, e.toString());
        }
    }
}
