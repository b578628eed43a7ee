package org.reprise.core.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reprise.spi.RepriseException;

/**
 * Checksums of files that were read before, kept in a register of lines {@code size, mtime, SHA-256, path}. A file
 * whose size or time of modification changed is read again.
 */
final class VerifiedFiles {
    /** What tells that a file is still the one that was read. */
    private record State(long size, long modified) {}

    private record Known(State state, String sha256) {}

    private final Path register;
    private Map<String, Known> known;

    VerifiedFiles(Path register) {
        this.register = register;
    }

    /**
     * SHA-256 of a file's content after gzip is undone; read only if it is not known yet.
     *
     * @throws RepriseException {@code DATA_CORRUPT} if gzip cannot be undone, {@code STORAGE} if it cannot be read
     */
    String sha256(Path path) {
        State state = state(path);
        synchronized (this) {
            Known entry = known().get(key(path));
            if (entry != null && entry.state.equals(state)) {
                return entry.sha256;
            }
        }
        try {
            String sha256 = Content.sha256(path.toString(), Files.newInputStream(path));
            remember(path, state, sha256);
            return sha256;
        } catch (IOException e) {
            throw DataHome.storage(path, e);
        }
    }

    /** Forgets what is known of a file, so that it is read again. */
    synchronized void forget(Path path) {
        known().remove(key(path));
    }

    private synchronized void remember(Path path, State state, String sha256) {
        Known entry = new Known(state, sha256);
        if (entry.equals(known().put(key(path), entry)) || key(path).matches("(?s).*[\\r\\n].*")) {
            return;
        }
        try {
            Files.createDirectories(register.toAbsolutePath().getParent());
            Files.writeString(
                    register,
                    state.size + "\t" + state.modified + "\t" + sha256 + "\t" + key(path) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The register only saves time: a read-only home is no reason to fail.
            return;
        }
    }

    private Map<String, Known> known() {
        if (known == null) {
            known = new HashMap<>();
            if (Files.isRegularFile(register)) {
                try {
                    Files.readAllLines(register, StandardCharsets.UTF_8).forEach(this::parse);
                } catch (IOException e) {
                    known.clear();
                }
            }
        }
        return known;
    }

    private void parse(String line) {
        String[] words = line.split("\t", 4);
        // A line that was cut short by a crash is as good as none.
        if (words.length == 4
                && words[0].matches("\\d{1,18}")
                && words[1].matches("-?\\d{1,18}")
                && words[2].length() == 64) {
            known.put(words[3], new Known(new State(Long.parseLong(words[0]), Long.parseLong(words[1])), words[2]));
        }
    }

    private static State state(Path path) {
        try {
            return new State(Files.size(path), Files.getLastModifiedTime(path).to(TimeUnit.MICROSECONDS));
        } catch (IOException e) {
            throw DataHome.storage(path, e);
        }
    }

    private static String key(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
