package org.reprise.core.host;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.file.Path;
import org.reprise.core.bus.Bus;
import org.reprise.core.claims.ClaimChecker;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.process.ProcessExecutor;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.trial.TrialExecutor;
import org.reprise.core.trial.TrialRunner;

/** The parts of the host that run things: made only by commands that do. */
public final class Engine implements AutoCloseable {
    private final Injector injector;
    private final Bus.Subscription storeParty;

    /** Runs trials in this process, so many side by side. */
    public Engine(Platform platform, Path results, int jobs) {
        this(platform, results, Execution.DEFAULT.with(jobs));
    }

    /**
     * @param platform what is installed
     * @param results where runs are kept
     * @param execution how trials are run
     */
    public Engine(Platform platform, Path results, Execution execution) {
        injector = Guice.createInjector(new EngineModule(platform, results, execution));
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

    /** Runs trials in this process. */
    public TrialRunner trials() {
        return injector.getInstance(TrialRunner.class);
    }

    /** Runs trials where they are to run. */
    public TrialExecutor executor() {
        return injector.getInstance(TrialExecutor.class);
    }

    /** Runs ONNX models. */
    public ModelRuntime models() {
        return injector.getInstance(ModelRuntime.class);
    }

    /** Checks claims. */
    public ClaimChecker claims() {
        return new ClaimChecker(store());
    }

    @Override
    public void close() {
        trials().close();
        models().close();
        storeParty.close();
        bus().close();
        plugins().close();
    }

    private static final class EngineModule extends AbstractModule {
        private final Platform platform;
        private final Path results;
        private final Execution execution;

        EngineModule(Platform platform, Path results, Execution execution) {
            this.platform = platform;
            this.results = results;
            this.execution = execution;
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
        ModelRuntime models() {
            return new ModelRuntime(platform.home());
        }

        @Provides
        @Singleton
        TrialRunner trials(Bus bus, RunStore store, PluginHost plugins, ModelRuntime models) {
            return new TrialRunner(
                    bus,
                    store,
                    new PluginExtensions(plugins),
                    models,
                    Environment.capture(plugins.plugins()),
                    execution.threads(),
                    execution.limits());
        }

        @Provides
        @Singleton
        TrialExecutor executor(Bus bus, RunStore store, Provider<TrialRunner> local) {
            return execution.place() == Execution.Place.LOCAL
                    ? local.get()
                    : new ProcessExecutor(
                            bus,
                            store,
                            execution.process(),
                            platform.place(results),
                            Environment.capture(platform.plugins().plugins()));
        }
    }
}
