package org.reprise.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reprise.core.run.RunState;

/** Hands the last checkpoint of earlier attempts to a new one, with the numbers and artefacts that belong to it. */
final class Resumption {
    private Resumption() {}

    private record Source(Path folder, Checkpoint checkpoint) {}

    /**
     * Prepares the folder of a new run. The numbers lie beside its own until the algorithm asks for the checkpoint: it
     * may not.
     */
    static void prepare(List<StoredRun> attempts, String key, Path folder) throws IOException {
        Optional<Source> latest = attempts.stream()
                .filter(attempt -> attempt.state() != RunState.RUNNING)
                .flatMap(
                        attempt -> Checkpoint.read(attempt.folder(), key)
                                .map(checkpoint -> new Source(attempt.folder(), checkpoint))
                                .stream())
                .max(Comparator.comparingLong(source -> source.checkpoint.iteration()));
        if (latest.isPresent()) {
            Source source = latest.get();
            Checkpoint checkpoint = source.checkpoint;
            RunWriter.copy(
                    source.folder.resolve(checkpoint.numbers()), checkpoint.length(), folder.resolve(RunFiles.EARLIER));
            copyArtefacts(source.folder.resolve(RunFiles.ARTEFACTS), folder.resolve(RunFiles.ARTEFACTS));
            checkpoint.with(RunFiles.EARLIER).write(folder);
        }
    }

    private static void copyArtefacts(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectory(to);
            List<Path> files;
            try (Stream<Path> list = Files.list(from)) {
                files = list.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
