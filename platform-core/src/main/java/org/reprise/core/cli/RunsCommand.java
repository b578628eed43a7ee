package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks at what is stored. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, queries, compares, exports and removes runs.",
        subcommands = {
            RunsCommand.ListRuns.class,
            RunsCommand.Show.class,
            RunsQuery.class,
            RunsDiff.class,
            RunsExport.class,
            RunsCommand.Remove.class,
            RunsGc.class
        })
final class RunsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        return list(common);
    }

    /** A run by its id whose trial can be read. */
    static StoredRun readable(RunStore store, String id) {
        StoredRun run = store.get(id);
        if (run.trial() == null) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    "Run " + run.id() + " has no readable trial.json in " + run.folder(),
                    "Remove it with 'reprise runs rm " + run.id() + "' and run the study again.");
        }
        return run;
    }

    private static int list(CommonOptions common) {
        Console console = common.console();
        List<StoredRun> runs = new RunStore(common.results()).list();
        if (console.json()) {
            console.data(runs.stream().map(StudyJson::run).toList());
            return 0;
        }
        TextTable table = new TextTable(
                List.of("run", "state", "experiment", "algorithm", "seed", "iterations", "time", "finished"));
        for (StoredRun run : runs) {
            boolean readable = run.trial() != null;
            boolean ended = run.record() != null;
            table.row(
                    run.id(),
                    run.state().name(),
                    readable ? run.trial().experiment() : "?",
                    readable ? run.trial().algorithm() : "?",
                    readable ? Long.toString(run.trial().seed()) : "?",
                    ended ? Long.toString(run.record().iterations()) : "-",
                    ended ? Numbers.seconds(run.record().seconds()) : "-",
                    ended ? run.record().finishedAt() : "-");
        }
        table.lines().forEach(console::print);
        console.talk(runs.size() + " runs in " + new RunStore(common.results()).root());
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all runs, the newest last.")
    static final class ListRuns implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Override
        public Integer call() {
            return list(common);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one run: its trial and its record.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(paramLabel = "RUN", description = "Id of a run, or its beginning.")
        private String id;

        @Override
        public Integer call() {
            Console console = common.console();
            StoredRun run = new RunStore(common.results()).get(id);
            if (console.json()) {
                console.data(run);
                return 0;
            }
            console.print("run " + run.id() + "  " + run.state().name().toLowerCase(Locale.ROOT));
            console.print("folder " + run.folder());
            console.print("trial " + Json.readable(run.trial()));
            console.print("record " + Json.readable(run.record()));
            return 0;
        }
    }

    @Command(name = "rm", mixinStandardHelpOptions = true, description = "Removes runs for good.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private CommonOptions common;

        @Parameters(arity = "1..*", paramLabel = "RUN", description = "Ids of runs, or their beginnings.")
        private List<String> ids;

        @Override
        public Integer call() {
            Console console = common.console();
            RunStore store = new RunStore(common.results());
            // All are looked up before the first is removed.
            List<StoredRun> runs = new ArrayList<>();
            ids.forEach(id -> runs.add(store.get(id)));
            runs.forEach(store::delete);
            if (console.json()) {
                console.data(runs.stream().map(StoredRun::id).toList());
            } else {
                runs.forEach(run -> console.print("removed " + run.id()));
            }
            return 0;
        }
    }
}
