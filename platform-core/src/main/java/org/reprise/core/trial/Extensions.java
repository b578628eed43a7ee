package org.reprise.core.trial;

import java.util.concurrent.Callable;
import org.reprise.core.run.PluginRef;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Experiment;

/** The extensions of the installed plugins, made when first asked for. */
public interface Extensions {
    /** An algorithm by plugin and id. */
    Algorithm<?, ?, ?> algorithm(PluginRef plugin, String id);

    /** An experiment by plugin and id. */
    Experiment<?, ?, ?> experiment(PluginRef plugin, String id);

    /** Calls into a plugin with its class loader as the thread's context. */
    <T> T call(PluginRef plugin, Callable<T> code) throws Exception;
}
