package org.reprise.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Runs as folders: {@code runs/<id>/} with {@code trial.json}, {@code measurements.csv}, artefacts, and {@code
 * run.json} once there is a final state. Safe for several processes at once; no server, and no lock outlives a process.
 */
public final class RunStore {
    private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-f]{16}(\\.[0-9]+)?");

    /** Stores by path: a lock on a file keeps other processes out, but not other stores of this one. */
    private static final Map<Path, Object> STORES = new ConcurrentHashMap<>();

    private final Path root;
    private final Path runs;
    private final RunFolders folders;
    private final Map<String, RunWriter> open = new ConcurrentHashMap<>();

    public RunStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.runs = this.root.resolve("runs");
        this.folders = new RunFolders(runs);
    }

    /** The folder that holds everything. */
    public Path root() {
        return root;
    }

    /** The folder of the runs' folders; there is none before the first run. */
    public Path runs() {
        return runs;
    }

    /** The newest finished run of a trial: DONE, whatever asked for it. */
    public Optional<StoredRun> finished(TrialSpec trial) {
        return standing(trial).finished();
    }

    /** The newest finished run of a trial, or if there is none the newest with any other final state. */
    public Optional<StoredRun> latest(TrialSpec trial) {
        String key = trial.key();
        return folders.attempts(trial, key).stream()
                .filter(run -> run.record() != null && run.record().key().equals(key))
                .max(Comparator.comparing((StoredRun run) -> run.state() == RunState.DONE)
                        .thenComparing(run -> run.record().finishedAt()));
    }

    /**
     * What there is of a trial.
     *
     * @param running whether a process is at work on it
     * @param finished its newest finished run
     */
    public record Standing(boolean running, Optional<StoredRun> finished) {}

    /** What there is of a trial. */
    public Standing standing(TrialSpec trial) {
        String key = trial.key();
        List<StoredRun> attempts = folders.attempts(trial, key);
        return new Standing(
                attempts.stream().anyMatch(run -> run.state() == RunState.RUNNING),
                attempts.stream()
                        .filter(run -> run.state() == RunState.DONE
                                && run.record().key().equals(key))
                        // By time, for a new attempt takes the lowest free number.
                        .reduce((first, second) -> first.record()
                                                .finishedAt()
                                                .compareTo(second.record().finishedAt())
                                        > 0
                                ? first
                                : second));
    }

    /**
     * Opens a new run of a trial, whatever there is of it. What a dead process left of it without a final state is
     * removed; runs with a final state stay.
     *
     * @return id of the run
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public String open(TrialSpec trial) {
        return opening(() -> create(trial, false));
    }

    /**
     * Opens a new run of a trial unless another process is at work on it or it is finished: of several that ask at
     * once, one gets it. It may go on from the last checkpoint of an attempt that was stopped or died.
     *
     * @return id of the run; empty if there is nothing to do
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public Optional<String> openMissing(TrialSpec trial) {
        return opening(() -> {
            Standing standing = standing(trial);
            return standing.running() || standing.finished().isPresent()
                    ? Optional.empty()
                    : Optional.of(create(trial, true));
        });
    }

    private <T> T opening(Work<T> work) {
        try {
            Files.createDirectories(runs);
            return alone(work);
        } catch (IOException e) {
            throw AtomicFiles.storage(runs, e);
        }
    }

    /**
     * Gives a run whose process died the final state that nobody else can give it. A run that has one already keeps it.
     *
     * @return the run as it stands now; empty if it is gone, for another process has begun anew
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public Optional<StoredRun> bury(String id, RunRecord record) {
        Path folder = runs.resolve(id);
        return opening(() -> {
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            StoredRun run = RunFolders.read(folder);
            if (run.abandoned()) {
                RunWriter.bury(folder, record);
            }
            return Optional.of(RunFolders.read(folder)).filter(found -> found.record() != null);
        });
    }

    private interface Work<T> {
        T get() throws IOException;
    }

    /** Does something while nobody else opens or collects runs. */
    @SuppressWarnings("try") // the lock is held, not used
    private <T> T alone(Work<T> work) throws IOException {
        synchronized (STORES.computeIfAbsent(root, key -> new Object())) {
            try (FileChannel channel = FileChannel.open(
                            root.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return work.get();
            }
        }
    }

    private String create(TrialSpec trial, boolean resume) throws IOException {
        String key = trial.key();
        String first = TrialSpec.id(key);
        List<StoredRun> attempts = folders.attempts(trial, key);
        String id = first;
        for (int attempt = 2; Files.exists(runs.resolve(id)); attempt++) {
            id = first + "." + attempt;
        }
        Path folder = runs.resolve(id);
        Files.createDirectory(folder);
        Files.writeString(folder.resolve(RunFiles.TRIAL), Json.readable(trial));
        if (resume) {
            Resumption.prepare(attempts, key, folder);
        }
        for (StoredRun attempt : attempts) {
            // Only now: this one may have been the last to hold a checkpoint.
            if (attempt.abandoned()) {
                RunFolders.delete(attempt.folder());
            }
        }
        open.put(id, new RunWriter(folder, key));
        RunFolders.writing(folder);
        return id;
    }

    /** The state that an open run may go on from. */
    public Optional<byte[]> checkpoint(String id, TrialSpec trial) {
        return Checkpoint.read(runs.resolve(id), trial.key()).map(Checkpoint::state);
    }

    /** Takes what a trial sends; the handler of the bus. */
    public void accept(TrialMessage message) {
        RunWriter present = open.get(message.trial());
        if (message instanceof TrialMessage.Numbers numbers) {
            if (present != null) {
                present.append(numbers.batch());
            }
        } else if (message instanceof TrialMessage.Checkpoint checkpoint) {
            answer(checkpoint.trial(), checkpoint.written(), () -> {
                present.checkpoint(checkpoint.iteration(), checkpoint.state());
                return null;
            });
        } else if (message instanceof TrialMessage.Restore restore) {
            answer(restore.trial(), restore.written(), () -> {
                present.restore();
                return null;
            });
        } else if (message instanceof TrialMessage.End end) {
            answer(end.trial(), end.written(), () -> {
                try (RunWriter writer = open.remove(end.trial())) {
                    writer.finish(end.record());
                } finally {
                    RunFolders.written(runs.resolve(end.trial()));
                }
                return null;
            });
        }
    }

    /** Does something for a trial that waits for it: whatever happens, even a lack of memory, it gets an answer. */
    private void answer(String run, CompletableFuture<Void> written, Work<Void> work) {
        try {
            work.get();
            written.complete(null);
        } catch (RuntimeException | Error e) {
            written.completeExceptionally(e);
        } catch (IOException e) {
            written.completeExceptionally(AtomicFiles.storage(runs.resolve(run), e));
        }
    }

    /** Where a run keeps its artefacts. */
    public Path artefacts(String id) {
        return runs.resolve(id).resolve(RunFiles.ARTEFACTS);
    }

    /** Where a run keeps what its code printed. */
    public Path output(String id) {
        return runs.resolve(id).resolve(RunFiles.OUTPUT);
    }

    /** All runs, the newest last. */
    public List<StoredRun> list() {
        return folders.all().stream()
                .sorted(Comparator.comparing((StoredRun run) ->
                                run.record() == null ? "~" : run.record().finishedAt())
                        .thenComparing(StoredRun::id))
                .toList();
    }

    /**
     * A run by its id or an unambiguous beginning of it.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME}
     */
    public StoredRun get(String id) {
        // Whole ids come from the host for every trial: reading all runs would make long studies quadratic.
        if (WHOLE_ID.matcher(id).matches() && Files.isDirectory(runs.resolve(id))) {
            return RunFolders.read(runs.resolve(id));
        }
        List<StoredRun> found =
                list().stream().filter(run -> run.id().startsWith(id)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.size() > 1) {
            throw new RepriseException(
                    ErrorCode.UNKNOWN_NAME,
                    "'" + id + "' begins the names of " + found.size() + " runs",
                    "Give more digits: "
                            + String.join(
                                    ", ",
                                    found.stream().map(StoredRun::id).limit(5).toList()) + ".");
        }
        throw Names.unknown(
                ErrorCode.UNKNOWN_NAME,
                "run in " + root + ":",
                id,
                list().stream().map(StoredRun::id).limit(5).toList());
    }

    /** Removes a run for good. */
    public void delete(StoredRun run) {
        if (run.state() == RunState.RUNNING) {
            throw new RepriseException(
                    ErrorCode.USAGE, "Run " + run.id() + " is being written", "Stop the command that runs it first.");
        }
        try {
            RunFolders.delete(run.folder());
        } catch (IOException e) {
            throw AtomicFiles.storage(run.folder(), e);
        }
    }

    /**
     * Removes what nobody needs: runs without a final state whose process is dead, and attempts that did not end well
     * where another of the same trial is done. A folder that Reprise did not name stays, and so does a damaged record.
     *
     * @param dryRun whether to remove nothing and only say what would go
     * @return what went
     * @throws RepriseException {@link ErrorCode#STORAGE}
     */
    public List<Garbage> collect(boolean dryRun) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try {
            return dryRun
                    ? GarbageFinder.find(list())
                    : alone(() -> {
                        // Looked for under the lock: a run that is just being opened looks like a dead one.
                        List<Garbage> garbage = GarbageFinder.find(list());
                        for (Garbage piece : garbage) {
                            RunFolders.delete(piece.run().folder());
                        }
                        return garbage;
                    });
        } catch (IOException e) {
            throw AtomicFiles.storage(runs, e);
        }
    }

    /** The numbers of a run by name. */
    public Map<String, Numbers> numbers(StoredRun run) {
        return MeasurementReader.read(run.folder().resolve(RunFiles.MEASUREMENTS));
    }
}
