package org.reprise.core.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reprise.core.store.Differences;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says why a run was made and not reused. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Says in what a run differs from the nearest finished one: why it was not reused.")
final class WhyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "RUN", description = "Id of a run, or its beginning.")
    private String id;

    @Override
    public Integer call() {
        Console console = common.console();
        RunStore store = new RunStore(common.results());
        StoredRun run = RunsCommand.readable(store, id);
        Optional<StoredRun> nearest = Differences.nearest(run, store.list());
        List<Differences.Difference> differences = nearest.map(other -> Differences.between(run.trial(), other.trial()))
                .orElse(List.of());
        if (console.json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("run", run.id());
            data.put("nearest", nearest.map(StoredRun::id).orElse(null));
            data.put("differences", differences);
            console.data(data);
        } else if (nearest.isEmpty()) {
            console.print("There is no other finished run in " + store.root() + ".");
        } else if (differences.isEmpty()) {
            console.print("The trial is the same as that of " + nearest.get().id()
                    + ": it was run again because --rerun asked for it, or the other was not finished then.");
        } else {
            console.print("Nearest finished run: " + nearest.get().id());
            differences.forEach(d -> console.print("  " + d.part() + " is " + d.here() + "; there it is " + d.there()));
        }
        return 0;
    }
}
