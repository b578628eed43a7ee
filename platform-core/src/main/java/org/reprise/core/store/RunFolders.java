package org.reprise.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;

/** Finds the folders of runs and reads what state they are in. */
final class RunFolders {
    /** So many missing attempts in a row end the search for attempts of a trial. */
    static final int GAP = 4;

    /**
     * Runs that this process writes. It must not look at their locks: closing any channel of a locked file lets go of
     * its lock.
     */
    private static final Set<Path> WRITTEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path runs;

    RunFolders(Path runs) {
        this.runs = runs;
    }

    /** This process writes a run from now on. */
    static void writing(Path folder) {
        WRITTEN_HERE.add(folder);
    }

    /** It does no more. */
    static void written(Path folder) {
        WRITTEN_HERE.remove(folder);
    }

    /** The runs of a trial; probed by name, for a store may hold very many runs. A removed attempt leaves a gap. */
    List<StoredRun> attempts(TrialSpec trial, String key) {
        String id = TrialSpec.id(key);
        List<StoredRun> attempts = new ArrayList<>();
        int missing = 0;
        for (int attempt = 1; missing < GAP; attempt++) {
            Path folder = runs.resolve(attempt == 1 ? id : id + "." + attempt);
            if (Files.isDirectory(folder)) {
                attempts.add(read(folder, trial, key));
                missing = 0;
            } else {
                missing++;
            }
        }
        return attempts;
    }

    /** All runs. */
    List<StoredRun> all() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        List<Path> folders;
        try (Stream<Path> list = Files.list(runs)) {
            folders = list.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw AtomicFiles.storage(runs, e);
        }
        return folders.stream().map(RunFolders::read).toList();
    }

    /** What is known to be a run of a trial by its key need not be read again: studies may have very many. */
    private static StoredRun read(Path folder, TrialSpec trial, String key) {
        try {
            Path file = folder.resolve(RunFiles.RUN);
            if (Files.exists(file) && Files.exists(folder.resolve(RunFiles.MEASUREMENTS))) {
                RunRecord record = Json.read(Files.readString(file), RunRecord.class);
                if (record.key().equals(key)) {
                    return new StoredRun(folder.getFileName().toString(), folder, trial, record.state(), record);
                }
            }
        } catch (IOException e) {
            // Damaged: read below for what it is.
        }
        return read(folder);
    }

    /** A run as it stands. */
    static StoredRun read(Path folder) {
        String id = folder.getFileName().toString();
        try {
            TrialSpec trial = Json.read(Files.readString(folder.resolve(RunFiles.TRIAL)), TrialSpec.class);
            // The lock first: a run that ends in between has its record by then, and must not look dead.
            RunState withoutRecord = locked(folder);
            Path recordFile = folder.resolve(RunFiles.RUN);
            if (Files.exists(recordFile) && Files.exists(folder.resolve(RunFiles.MEASUREMENTS))) {
                RunRecord record = Json.read(Files.readString(recordFile), RunRecord.class);
                return new StoredRun(id, folder, trial, record.state(), record);
            }
            return new StoredRun(id, folder, trial, withoutRecord, null);
        } catch (IOException e) {
            // Damaged by hand or torn by a crash: as if it had not been run.
            return new StoredRun(id, folder, null, RunState.INTERRUPTED, null);
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private static RunState locked(Path folder) {
        if (WRITTEN_HERE.contains(folder)) {
            return RunState.RUNNING;
        }
        Path lockFile = folder.resolve(RunFiles.LOCK);
        if (!Files.exists(lockFile)) {
            return RunState.INTERRUPTED;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null ? RunState.RUNNING : RunState.INTERRUPTED;
        } catch (OverlappingFileLockException e) {
            return RunState.RUNNING;
        } catch (IOException e) {
            return RunState.INTERRUPTED;
        }
    }

    /** Removes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
