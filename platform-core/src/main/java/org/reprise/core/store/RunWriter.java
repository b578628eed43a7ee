package org.reprise.core.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.reprise.core.run.MeasurementBatch;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;

/**
 * Writes one run: numbers as they come, {@code run.json} last and atomically. The lock on {@code run.lock} says that
 * the run is being written; the operating system lets go of it should the process die.
 */
final class RunWriter implements AutoCloseable {
    private final Path folder;
    private final String key;
    private final FileChannel lockChannel;
    private BufferedWriter numbers;
    private final Map<String, Double> last = new HashMap<>();
    private IOException failure;

    /** Opens a run in a folder that holds its {@code trial.json}. */
    RunWriter(Path folder, String key) throws IOException {
        this.folder = folder;
        this.key = key;
        lockChannel =
                FileChannel.open(folder.resolve(RunFiles.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // Held until the channel is closed.
        lockChannel.lock();
        numbers = Files.newBufferedWriter(folder.resolve(RunFiles.MEASUREMENTS), StandardCharsets.UTF_8);
        numbers.write(RunFiles.HEADER);
        numbers.write('\n');
    }

    /** Appends numbers; a failure is kept and reported by {@link #finish}. */
    void append(MeasurementBatch batch) {
        if (failure != null) {
            return;
        }
        try {
            StringBuilder line = new StringBuilder(96);
            for (int i = 0; i < batch.size(); i++) {
                int name = batch.name()[i];
                line.setLength(0);
                line.append(batch.iterations()[i])
                        .append(',')
                        .append(batch.nanos()[i] / 1e9)
                        .append(',')
                        .append(batch.kinds().get(name).name().toLowerCase(Locale.ROOT))
                        .append(',')
                        .append(batch.names().get(name))
                        .append(',')
                        .append(batch.values()[i])
                        .append('\n');
                numbers.append(line);
                last.put(batch.names().get(name), batch.values()[i]);
            }
            numbers.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Saves a checkpoint; what was appended so far belongs to it. */
    void checkpoint(long iteration, byte[] state) throws IOException {
        if (failure != null) {
            throw failure;
        }
        long length = force();
        new Checkpoint(key, iteration, RunFiles.MEASUREMENTS, length, state).write(folder);
        Files.deleteIfExists(folder.resolve(RunFiles.EARLIER));
    }

    /** Puts the numbers of the checkpoint in place of those that were appended so far. */
    void restore() throws IOException {
        Checkpoint checkpoint = Checkpoint.read(folder, key).orElseThrow(() -> new IOException("no checkpoint"));
        Path file = folder.resolve(RunFiles.MEASUREMENTS);
        numbers.close();
        copy(folder.resolve(checkpoint.numbers()), checkpoint.length(), file);
        last.clear();
        MeasurementReader.read(file)
                .forEach((name, values) -> last.put(name, values.series().last()));
        numbers = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        force();
        checkpoint.with(RunFiles.MEASUREMENTS).write(folder);
        Files.deleteIfExists(folder.resolve(RunFiles.EARLIER));
    }

    /** Copies the first bytes of a file. */
    static void copy(Path from, long length, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long at = 0; at < length; ) {
                long copied = in.transferTo(at, length - at, out);
                if (copied <= 0) {
                    throw new IOException(from + " ends before its checkpoint");
                }
                at += copied;
            }
        }
    }

    /** Everything to disk; the length of the file of numbers. */
    private long force() throws IOException {
        numbers.flush();
        try (FileChannel channel = FileChannel.open(folder.resolve(RunFiles.MEASUREMENTS), StandardOpenOption.WRITE)) {
            channel.force(true);
            return channel.size();
        }
    }

    /**
     * Writes the final state.
     *
     * @throws org.reprise.spi.RepriseException if anything of this run could not be written: it has no final state then
     */
    void finish(RunRecord record) {
        try {
            if (failure != null) {
                throw failure;
            }
            force();
        } catch (IOException e) {
            throw AtomicFiles.storage(folder, e);
        }
        AtomicFiles.write(folder.resolve(RunFiles.RUN), Json.readable(record.withLast(last)));
        if (record.state() == RunState.DONE || record.state() == RunState.FAILED) {
            // Whoever was stopped may go on; the others have come to their end.
            deleteCheckpoint();
        }
    }

    private void deleteCheckpoint() {
        try {
            Files.deleteIfExists(folder.resolve(RunFiles.CHECKPOINT));
            Files.deleteIfExists(folder.resolve(RunFiles.EARLIER));
        } catch (IOException e) {
            // A little space is all that is lost.
        }
    }

    /** Gives a run whose process died its final state; the last values are those that reached the disk. */
    static void bury(Path folder, RunRecord record) throws IOException {
        Path numbers = folder.resolve(RunFiles.MEASUREMENTS);
        Map<String, Double> last = new HashMap<>();
        if (Files.exists(numbers)) {
            MeasurementReader.read(numbers)
                    .forEach((name, values) -> last.put(name, values.series().last()));
        }
        AtomicFiles.write(folder.resolve(RunFiles.RUN), Json.readable(record.withLast(last)));
        Files.deleteIfExists(folder.resolve(RunFiles.LOCK));
    }

    @Override
    public void close() throws IOException {
        try (lockChannel) {
            numbers.close();
        } finally {
            Files.deleteIfExists(folder.resolve(RunFiles.LOCK));
        }
    }
}
