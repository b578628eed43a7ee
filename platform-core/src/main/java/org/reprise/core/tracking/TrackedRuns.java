package org.reprise.core.tracking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;

/** Which runs are exported, and how their folders appear. */
final class TrackedRuns {
    private TrackedRuns() {}

    /** Writes the files of a run into a folder. */
    interface Content {
        void write(Path folder) throws IOException;
    }

    /** Runs with a final state. */
    static List<StoredRun> ended(RunStore store) {
        return store.list().stream()
                .filter(run -> run.trial() != null && run.record() != null)
                .toList();
    }

    /** Fills a folder beside the target and gives it its name once it is whole; one that is there is replaced. */
    static void replace(Path target, Content content) throws IOException {
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectory(part);
            content.write(part);
            delete(target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** Milliseconds since 1970; 0 where the text is no instant. */
    static long millis(String instant) {
        try {
            return Instant.parse(instant).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    /** A name of letters, digits, dots, hyphens and underscores. */
    static String plain(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[.]+", "_");
        return clean.isEmpty() ? "_" : clean;
    }

    /** How a run is called: what ran, its seed, and its id. */
    static String title(StoredRun run) {
        return run.trial().algorithm() + " seed " + run.trial().seed() + " " + run.id();
    }
}
