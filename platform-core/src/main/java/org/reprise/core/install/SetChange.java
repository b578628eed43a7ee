package org.reprise.core.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.core.plugins.SafeZip;
import org.reprise.core.util.AtomicFiles;

/**
 * A change of the installed set under its lock. Zips are put beside the others first; the rename of {@code set.json} is
 * what makes them count. Before it the old set is in force, after it the new one, whatever dies.
 */
final class SetChange implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOTE = "note";

    private final SetStore store;
    private final SetLock lock;
    private final Consumer<Step> probe;
    private final InstalledSet before;
    private final List<String> notes = new ArrayList<>();
    private int files;

    private SetChange(SetStore store, SetLock lock, Consumer<Step> probe) {
        this.store = store;
        this.lock = lock;
        this.probe = probe;
        this.before = store.read();
    }

    /** Takes the lock and clears away what a command that died left behind. */
    static SetChange begin(SetStore store, Consumer<Step> probe) {
        SetLock lock = SetLock.take(store.lock(), PATIENCE);
        try {
            SetChange change = new SetChange(store, lock, probe);
            probe.accept(Step.LOCKED);
            change.recover();
            return change;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The set as it is. */
    InstalledSet before() {
        return before;
    }

    /** What the user should know of former commands. */
    List<String> notes() {
        return notes;
    }

    void at(Step step) {
        probe.accept(step);
    }

    /** A file for something that is to come; it goes when the change ends. */
    Path fresh(String suffix) {
        try {
            Files.createDirectories(store.incoming());
            Path note = store.incoming().resolve(NOTE);
            if (!Files.exists(note)) {
                Files.writeString(note, Long.toString(before.generation() + 1));
                probe.accept(Step.NOTED);
            }
            return store.incoming().resolve("file-" + files++ + suffix);
        } catch (IOException e) {
            throw AtomicFiles.storage(store.incoming(), e);
        }
    }

    /** Moves a fetched zip to its place beside the others. */
    void beside(Path fetched, InstalledSet.Entry entry) {
        Path target = store.zip(entry);
        try {
            try (FileChannel channel = FileChannel.open(fetched, StandardOpenOption.WRITE)) {
                // Or after a power cut the set might name a zip that is not all there.
                channel.force(true);
            }
            Files.move(fetched, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            probe.accept(Step.BESIDE);
        } catch (IOException e) {
            throw AtomicFiles.storage(target, e);
        }
    }

    /** Makes a new set count. */
    void commit(InstalledSet after) {
        probe.accept(Step.CHECKED);
        store.write(after);
        probe.accept(Step.COMMITTED);
    }

    /** Removes what does not count, and frees the lock. */
    @Override
    public void close() {
        try {
            tidy();
            probe.accept(Step.CLEANED);
        } finally {
            lock.close();
        }
    }

    private void tidy() {
        SafeZip.delete(store.incoming());
        Set<String> kept =
                store.read().plugins().stream().map(InstalledSet.Entry::file).collect(Collectors.toSet());
        try (Stream<Path> list = Files.list(store.folder())) {
            List<Path> idle = list.filter(file -> file.toString().endsWith(".zip"))
                    .filter(file -> !kept.contains(file.getFileName().toString()))
                    .filter(file -> mark(file.getFileName().toString()))
                    .toList();
            for (Path file : idle) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The next change removes them.
            return;
        }
    }

    /** Only zips that an install named are removed, not those that somebody put there. */
    private static boolean mark(String name) {
        return name.matches(".*-[0-9a-f]{12}\\.zip");
    }

    private void recover() {
        Path note = store.incoming().resolve(NOTE);
        if (!Files.exists(store.incoming())) {
            return;
        }
        try {
            if (Files.exists(note)) {
                long meant = Long.parseLong(Files.readString(note).strip());
                notes.add(
                        meant <= before.generation()
                                ? "A former command was cut off after its change took effect: the installed set is the"
                                        + " new one, generation " + before.generation() + "."
                                : "A former command was cut off before its change took effect: the installed set is the"
                                        + " old one, generation " + before.generation() + ".");
            }
        } catch (IOException | NumberFormatException e) {
            notes.add("A former command was cut off; the installed set is generation " + before.generation() + ".");
        }
        tidy();
    }
}
