package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.core.query.ExportFormat;
import org.reprise.core.query.RunDatabase;
import org.reprise.core.store.RunStore;
import org.reprise.core.tracking.MlflowExport;
import org.reprise.core.tracking.TensorBoardExport;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the runs for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes runs to files that other programs read: trials and measurements as tables,",
            "or each run as a folder for TensorBoard or MLflow."
        },
        footer = {
            "",
            "Examples:",
            "  reprise runs export --format csv --to tables",
            "  reprise runs export --format tensorboard --to logs && tensorboard --logdir logs",
            "  reprise runs export --format mlflow --to mlruns && mlflow ui --backend-store-uri mlruns"
        })
final class RunsExport implements Callable<Integer> {
    /** Forms of an export. */
    enum Format {
        PARQUET,
        CSV,
        JSON,
        TENSORBOARD,
        MLFLOW
    }

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "One of parquet, csv, json, tensorboard, mlflow; default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path folder;

    @Override
    public Integer call() {
        Console console = common.console();
        RunStore store = new RunStore(common.results());
        List<Path> files =
                switch (format) {
                    case TENSORBOARD -> some(store, TensorBoardExport.write(store, folder));
                    case MLFLOW -> some(store, MlflowExport.write(store, folder));
                    case PARQUET, CSV, JSON -> tables(store);
                };
        if (console.json()) {
            console.data(files.stream().map(Path::toString).toList());
        } else {
            files.forEach(file -> console.print(file.toString()));
        }
        return 0;
    }

    private List<Path> tables(RunStore store) {
        try (RunDatabase database = RunDatabase.open(store)) {
            return database.export(ExportFormat.valueOf(format.name()), folder);
        }
    }

    private static List<Path> some(RunStore store, List<Path> runs) {
        if (runs.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.USAGE,
                    "There is no run with a final state in " + store.root(),
                    "Run something first, or name the folder of the runs with --out DIR.");
        }
        return runs;
    }
}
