package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.core.query.ExportFormat;
import org.reprise.core.query.RunDatabase;
import org.reprise.core.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the runs for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes trials and measurements to files that other programs read.")
final class RunsExport implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "One of parquet, csv, json; default: ${DEFAULT-VALUE}.")
    private ExportFormat format;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path folder;

    @Override
    public Integer call() {
        Console console = common.console();
        List<Path> files;
        try (RunDatabase database = RunDatabase.open(new RunStore(common.results()))) {
            files = database.export(format, folder);
        }
        if (console.json()) {
            console.data(files.stream().map(Path::toString).toList());
        } else {
            files.forEach(file -> console.print(file.toString()));
        }
        return 0;
    }
}
