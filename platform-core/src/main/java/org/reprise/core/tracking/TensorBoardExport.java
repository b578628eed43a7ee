package org.reprise.core.tracking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.core.run.Kind;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.Numbers;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Series;

/**
 * Runs as a log directory of TensorBoard: a folder each, named by paper, experiment, algorithm, seed and id. Steps are
 * iterations, and times are those of the algorithm after the start of the run, so that the axis "relative" shows them.
 * Measurements have their names as tags, counters and records are under {@code count/} and {@code record/}, and the
 * trial is a text.
 */
public final class TensorBoardExport {
    private TensorBoardExport() {}

    /**
     * Writes all runs with a final state; a run that is there is replaced.
     *
     * @return the runs' folders
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public static List<Path> write(RunStore store, Path folder) {
        List<Path> written = new ArrayList<>();
        for (StoredRun run : TrackedRuns.ended(store)) {
            TrialSpec trial = run.trial();
            Path target = folder.resolve(
                            TrackedRuns.plain(trial.experimentPlugin().id()))
                    .resolve(TrackedRuns.plain(trial.experiment()))
                    .resolve(TrackedRuns.plain(trial.algorithm() + "-seed" + trial.seed() + "-" + run.id()));
            try {
                TrackedRuns.replace(target, place -> events(store, run, place));
            } catch (IOException e) {
                throw AtomicFiles.storage(target, e);
            }
            written.add(target);
        }
        return written;
    }

    private static void events(RunStore store, StoredRun run, Path folder) throws IOException {
        RunRecord record = run.record();
        double start = TrackedRuns.millis(record.startedAt()) / 1e3;
        String name = "events.out.tfevents." + (long) start + ".reprise." + run.id();
        try (EventFile file = new EventFile(folder.resolve(name), start)) {
            file.text("trial", start, describe(run));
            for (Map.Entry<String, Numbers> entry : store.numbers(run).entrySet()) {
                Kind kind = entry.getValue().kind();
                String tag =
                        (kind == Kind.MEASUREMENT ? "" : kind.name().toLowerCase(Locale.ROOT) + "/") + entry.getKey();
                Series series = entry.getValue().series();
                for (int i = 0; i < series.size(); i++) {
                    file.scalar(tag, start + series.seconds()[i], series.iterations()[i], series.values()[i]);
                }
            }
        }
    }

    private static String describe(StoredRun run) {
        TrialSpec trial = run.trial();
        StringBuilder text = new StringBuilder("| | |\n|---|---|\n");
        row(
                text,
                "state",
                run.state()
                        + (run.record().reason() == null
                                ? ""
                                : ": " + run.record().reason()));
        row(text, "algorithm", trial.algorithmPlugin().id() + ":" + trial.algorithm());
        row(text, "experiment", trial.experimentPlugin().id() + ":" + trial.experiment());
        row(text, "seed", trial.seed());
        row(text, "device", trial.device());
        trial.configuration().forEach((key, value) -> row(text, "configuration " + key, value));
        trial.parameters().forEach((key, value) -> row(text, "parameter " + key, value));
        run.record().environment().forEach((key, value) -> row(text, key, value));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append("| ").append(name).append(" | ");
        text.append(String.valueOf(value).replace("|", "\\|").replaceAll("\\s+", " "))
                .append(" |\n");
    }
}
