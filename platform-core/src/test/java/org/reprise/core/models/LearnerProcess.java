package org.reprise.core.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.reprise.core.bus.Bus;
import org.reprise.core.process.TrialServer;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.trial.TrialRunner;

/** A trial's process whose only plugin is the learner. */
final class LearnerProcess {
    private LearnerProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        TrialServer.serve(request -> {
            Bus bus = new Bus();
            RunStore store = new RunStore(Path.of(request.place().results()));
            StoreParty.join(bus, store);
            ModelRuntime models = new ModelRuntime(Path.of(request.place().home()));
            TrialRunner trials =
                    new TrialRunner(bus, store, new Learner(), models, Map.of(), request.threads(), request.limits());
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
