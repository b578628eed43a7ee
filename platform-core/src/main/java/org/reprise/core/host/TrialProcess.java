package org.reprise.core.host;

import java.io.IOException;
import java.nio.file.Path;
import org.reprise.core.bus.Bus;
import org.reprise.core.data.DataSettings;
import org.reprise.core.process.Request;
import org.reprise.core.process.TrialServer;
import org.reprise.core.run.PluginRef;
import org.reprise.core.store.RunStore;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The main class of a process that runs one trial with the installed plugins. */
public final class TrialProcess {
    private TrialProcess() {}

    /** Runs the trial of the request on standard input. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TrialServer.serve(TrialProcess::open);
    }

    private static TrialServer.Host open(Request request) {
        Request.Place place = request.place();
        Platform platform = Platform.openExactly(
                place.plugins().stream().map(Path::of).toList(),
                new DataSettings(
                        Path.of(place.home()),
                        place.data().stream().map(Path::of).toList(),
                        place.offline()));
        check(platform, request.trial().experimentPlugin());
        check(platform, request.trial().algorithmPlugin());
        // Open until the process ends.
        Engine engine = new Engine(platform, Path.of(place.results()), Execution.DEFAULT.with(request.limits()));
        return new TrialServer.Host() {
            @Override
            public Bus bus() {
                return engine.bus();
            }

            @Override
            public RunStore store() {
                return engine.store();
            }

            @Override
            public TrialRunner trials() {
                return engine.trials();
            }
        };
    }

    /** A plugin that was replaced meanwhile is another plugin. */
    private static void check(Platform platform, PluginRef needed) {
        boolean there = platform.registry().entries().stream()
                .anyMatch(entry -> entry.ref().equals(needed));
        if (!there) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    "Plugin '" + needed.id() + "' " + needed.version()
                            + " is not the one that the trial was planned for",
                    "It was changed while the study ran. Run the command again.");
        }
    }
}
