package org.reprise.core.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.store.Garbage;
import org.reprise.core.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what nobody needs. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = "Removes interrupted runs, and failed, timed-out or cancelled ones whose trial is done by now.")
final class RunsGc implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--dry-run", description = "Remove nothing, only say what would go.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Console console = common.console();
        List<Garbage> garbage = new RunStore(common.results()).collect(dryRun);
        long bytes = garbage.stream().mapToLong(Garbage::bytes).sum();
        if (console.json()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("dryRun", dryRun);
            data.put("bytes", bytes);
            data.put("runs", garbage.stream().map(RunsGc::row).toList());
            console.data(data);
            return 0;
        }
        if (!garbage.isEmpty()) {
            TextTable table = new TextTable(List.of("run", "state", "why", "bytes"));
            garbage.forEach(piece ->
                    table.row(piece.run().id(), piece.run().state().name(), piece.why(), Long.toString(piece.bytes())));
            table.lines().forEach(console::print);
        }
        console.print((dryRun ? "would remove " : "removed ") + garbage.size()
                + (garbage.size() == 1 ? " run, " : " runs, ") + bytes + " bytes");
        return 0;
    }

    private static Map<String, Object> row(Garbage piece) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", piece.run().id());
        row.put("state", piece.run().state());
        row.put("why", piece.why());
        row.put("bytes", piece.bytes());
        return row;
    }
}
