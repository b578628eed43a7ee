package org.reprise.core.host;

import java.util.concurrent.Callable;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.run.PluginRef;
import org.reprise.core.trial.Extensions;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Experiment;

/** Extensions from the running plugins. */
record PluginExtensions(PluginHost plugins) implements Extensions {
    @Override
    public Algorithm<?, ?, ?> algorithm(PluginRef plugin, String id) {
        return plugins.algorithm(plugin.id(), id);
    }

    @Override
    public Experiment<?, ?, ?> experiment(PluginRef plugin, String id) {
        return plugins.experiment(plugin.id(), id);
    }

    @Override
    public <T> T call(PluginRef plugin, Callable<T> code) throws Exception {
        return plugins.withLoader(plugin.id(), code);
    }
}
