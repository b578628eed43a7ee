package org.reprise.core.tracking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.core.run.Kind;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.Numbers;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Hashes;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Series;

/**
 * Runs in the layout of MLflow's file store, to be named by {@code mlflow ui --backend-store-uri}: a folder for each
 * experiment of a paper, in it one for each run with {@code metrics/}, {@code params/} and {@code tags/}. Steps are
 * iterations; times of metrics are those of the algorithm after the start of the run.
 */
public final class MlflowExport {
    private static final Map<RunState, Integer> STATUS =
            Map.of(RunState.DONE, 3, RunState.FAILED, 4, RunState.TIMEOUT, 4, RunState.CANCELLED, 5);

    /** MLflow's SourceType LOCAL. */
    private static final int LOCAL = 4;

    private MlflowExport() {}

    /**
     * Writes all runs with a final state; a run that is there is replaced.
     *
     * @return the runs' folders
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public static List<Path> write(RunStore store, Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        List<Path> written = new ArrayList<>();
        Map<String, long[]> times = new HashMap<>();
        for (StoredRun run : TrackedRuns.ended(store)) {
            String experiment = name(run);
            Path target = root.resolve(id(experiment)).resolve(id(run));
            try {
                TrackedRuns.replace(target, place -> write(store, run, target, place));
                long[] span = times.computeIfAbsent(experiment, key -> new long[] {Long.MAX_VALUE, 0});
                span[0] = Math.min(span[0], TrackedRuns.millis(run.record().startedAt()));
                span[1] = Math.max(span[1], TrackedRuns.millis(run.record().finishedAt()));
            } catch (IOException e) {
                throw AtomicFiles.storage(target, e);
            }
            written.add(target);
        }
        times.forEach((experiment, span) -> {
            Path place = root.resolve(id(experiment));
            Map<String, Object> meta = new LinkedHashMap<>();
            meta.put("artifact_location", place.toUri().toString());
            meta.put("creation_time", span[0]);
            meta.put("experiment_id", id(experiment));
            meta.put("last_update_time", span[1]);
            meta.put("lifecycle_stage", "active");
            meta.put("name", experiment);
            AtomicFiles.write(place.resolve("meta.yaml"), yaml(meta));
        });
        return written;
    }

    private static String name(StoredRun run) {
        return run.trial().experimentPlugin().id() + "/" + run.trial().experiment();
    }

    /** Eighteen digits, as MLflow's own ids of experiments have. */
    private static String id(String experiment) {
        long hash = Long.parseUnsignedLong(Hashes.sha256(experiment).substring(0, 15), 16);
        return Long.toString(100_000_000_000_000_000L + hash % 800_000_000_000_000_000L);
    }

    private static String id(StoredRun run) {
        return run.id().replace('.', '-');
    }

    private static void write(RunStore store, StoredRun run, Path target, Path folder) throws IOException {
        TrialSpec trial = run.trial();
        RunRecord record = run.record();
        long start = TrackedRuns.millis(record.startedAt());
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("artifact_uri", target.resolve("artifacts").toUri().toString());
        meta.put("end_time", TrackedRuns.millis(record.finishedAt()));
        meta.put("entry_point_name", "");
        meta.put("experiment_id", id(name(run)));
        meta.put("lifecycle_stage", "active");
        meta.put("run_id", id(run));
        meta.put("run_name", TrackedRuns.title(run));
        meta.put("run_uuid", id(run));
        meta.put("source_name", "");
        meta.put("source_type", LOCAL);
        meta.put("source_version", "");
        meta.put("start_time", start);
        meta.put("status", STATUS.get(run.state()));
        meta.put("tags", List.of());
        meta.put("user_id", "");
        Files.writeString(folder.resolve("meta.yaml"), yaml(meta));
        Files.createDirectory(folder.resolve("artifacts"));
        values(folder.resolve("params"), parameters(trial));
        values(folder.resolve("tags"), tags(run));
        metrics(folder.resolve("metrics"), store.numbers(run), start);
    }

    private static Map<String, String> parameters(TrialSpec trial) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("algorithm", trial.algorithm());
        parameters.put("seed", Long.toString(trial.seed()));
        parameters.put("device", trial.device());
        trial.configuration().forEach((key, value) -> parameters.put("configuration." + key, String.valueOf(value)));
        trial.parameters().forEach((key, value) -> parameters.put("parameter." + key, String.valueOf(value)));
        trial.data().forEach((key, value) -> parameters.put("data." + key, value));
        return parameters;
    }

    private static Map<String, String> tags(StoredRun run) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.runName", TrackedRuns.title(run));
        tags.put("reprise.key", run.record().key());
        tags.put("reprise.state", run.state().name());
        if (run.record().reason() != null) {
            tags.put("reprise.reason", run.record().code() + ": " + run.record().reason());
        }
        run.record().environment().forEach((key, value) -> tags.put("reprise.environment." + key, value));
        return tags;
    }

    private static void values(Path folder, Map<String, String> values) throws IOException {
        Files.createDirectory(folder);
        for (Map.Entry<String, String> value : values.entrySet()) {
            Files.writeString(folder.resolve(TrackedRuns.plain(value.getKey())), value.getValue());
        }
    }

    private static void metrics(Path folder, Map<String, Numbers> numbers, long start) throws IOException {
        Files.createDirectory(folder);
        for (Map.Entry<String, Numbers> entry : numbers.entrySet()) {
            Kind kind = entry.getValue().kind();
            String prefix = kind == Kind.MEASUREMENT ? "" : kind.name().toLowerCase(Locale.ROOT) + ".";
            Series series = entry.getValue().series();
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < series.size(); i++) {
                lines.append(start + Math.round(1e3 * series.seconds()[i])).append(' ');
                lines.append(series.values()[i]).append(' ');
                lines.append(series.iterations()[i]).append('\n');
            }
            Files.writeString(folder.resolve(TrackedRuns.plain(prefix + entry.getKey())), lines);
        }
    }

    /** Flat YAML; strings are JSON strings, which YAML reads as they are. */
    private static String yaml(Map<String, Object> values) {
        StringBuilder yaml = new StringBuilder();
        values.forEach((key, value) -> yaml.append(key)
                .append(": ")
                .append(value instanceof String text ? org.reprise.core.util.Json.canonical(text) : value)
                .append('\n'));
        return yaml.toString();
    }
}
