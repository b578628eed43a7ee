package org.reprise.core.plugins;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Remembers which zip lies unpacked where, so that an unchanged zip is not read again. Losing it costs time only. */
final class StoreIndex {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Entry> known;
    private final Map<String, Entry> seen = new TreeMap<>();

    /**
     * A zip as it was when it was unpacked.
     *
     * @param size its size
     * @param modified when it was written, in nanoseconds
     * @param sha256 its digest
     * @param folder name of its folder in the store
     */
    record Entry(long size, long modified, String sha256, String folder) {}

    StoreIndex(Path store) {
        this.file = store.resolve("index.json");
        this.known = read(file);
    }

    private static Map<String, Entry> read(Path file) {
        try {
            return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Entry>>() {});
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** What is known of a zip; null if nothing, or if it has changed. */
    Entry get(Path zip) throws IOException {
        Entry entry = known.get(zip.toString());
        boolean same = entry != null && entry.size == Files.size(zip) && entry.modified == modified(zip);
        if (same) {
            seen.put(zip.toString(), entry);
        }
        return same ? entry : null;
    }

    void put(Path zip, long size, long modified, String sha256, String folder) {
        seen.put(zip.toString(), new Entry(size, modified, sha256, folder));
    }

    static long modified(Path zip) throws IOException {
        return Files.getLastModifiedTime(zip).to(TimeUnit.NANOSECONDS);
    }

    /** Writes what was seen; another process may do so at the same time, and the last one stays. */
    void save() {
        if (seen.equals(known)) {
            return;
        }
        try {
            Path beside = Files.createTempFile(file.getParent(), ".index", ".json");
            JSON.writeValue(beside.toFile(), seen);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Only a cache: the next start reads the zips again.
            return;
        }
    }
}
