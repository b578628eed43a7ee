package org.reprise.core.host;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import org.reprise.core.bus.Bus;
import org.reprise.core.claims.ClaimChecker;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.trial.TrialRunner;

/** The parts of the host that run things: made only by commands that do. */
public final class Engine implements AutoCloseable {
    private final Injector injector;
    private final Bus.Subscription storeParty;

    /**
     * @param platform what is installed
     * @param results where runs are kept
     * @param jobs trials side by side: each gets its share of the cores
     */
    public Engine(Platform platform, Path results, int jobs) {
        injector = Guice.createInjector(new EngineModule(platform, results, jobs));
        storeParty = StoreParty.join(bus(), store());
        DataParty.join(bus(), platform.data(injector.getInstance(PluginHost.class)));
    }

    /** The bus. */
    public Bus bus() {
        return injector.getInstance(Bus.class);
    }

    /** The store. */
    public RunStore store() {
        return injector.getInstance(RunStore.class);
    }

    /** The plugins' code. */
    public PluginHost plugins() {
        return injector.getInstance(PluginHost.class);
    }

    /** Runs one trial. */
    public TrialRunner trials() {
        return injector.getInstance(TrialRunner.class);
    }

    /** Checks claims. */
    public ClaimChecker claims() {
        return new ClaimChecker(store());
    }

    @Override
    public void close() {
        trials().close();
        storeParty.close();
        bus().close();
        plugins().close();
    }

    private static final class EngineModule extends AbstractModule {
        private final Platform platform;
        private final Path results;
        private final int jobs;

        EngineModule(Platform platform, Path results, int jobs) {
            this.platform = platform;
            this.results = results;
            this.jobs = jobs;
        }

        @Provides
        @Singleton
        Bus bus() {
            return new Bus();
        }

        @Provides
        @Singleton
        RunStore store() {
            return new RunStore(results);
        }

        @Provides
        @Singleton
        PluginHost plugins() {
            return platform.startPlugins();
        }

        @Provides
        @Singleton
        TrialRunner trials(Bus bus, RunStore store, PluginHost plugins) {
            int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / jobs);
            return new TrialRunner(bus, store, new PluginExtensions(plugins), Environment.capture(), threads);
        }
    }
}
