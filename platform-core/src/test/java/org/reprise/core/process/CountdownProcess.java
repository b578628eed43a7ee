package org.reprise.core.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.reprise.core.bus.Bus;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.trial.Countdown;
import org.reprise.core.trial.TrialRunner;

/** A trial's process whose only plugin is the countdown. */
public final class CountdownProcess {
    private CountdownProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        TrialServer.serve(request -> {
            Bus bus = new Bus();
            RunStore store = new RunStore(Path.of(request.place().results()));
            StoreParty.join(bus, store);
            TrialRunner trials = new TrialRunner(
                    bus,
                    store,
                    new Countdown.Plugin(0),
                    new ModelRuntime(Path.of(request.place().home())),
                    Map.of(),
                    request.threads(),
                    request.limits());
            return new TrialServer.Host() {
                @Override
                public Bus bus() {
                    return bus;
                }

                @Override
                public RunStore store() {
                    return store;
                }

                @Override
                public TrialRunner trials() {
                    return trials;
                }
            };
        });
    }
}
