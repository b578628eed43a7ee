package org.reprise.core.util;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Files that are there whole or not at all. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes a file beside its place, forces it to disk and renames it.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE} if it cannot be written; nothing is left then
     */
    public static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public static void write(Path file, byte[] content) {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(temporary, content);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw storage(file, e);
        }
    }

    /** The error for a path that cannot be read or written. */
    public static RepriseException storage(Path path, IOException cause) {
        return new RepriseException(
                ErrorCode.STORAGE,
                "Cannot write or read " + path + ": "
                        + (cause.getMessage() == null
                                ? cause.getClass().getSimpleName()
                                : cause.getClass().getSimpleName() + ": " + cause.getMessage()),
                "Check free space and permissions there, or name another folder with --out. What was finished stays.",
                cause);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The error that led here is the one to report.
        }
    }
}
