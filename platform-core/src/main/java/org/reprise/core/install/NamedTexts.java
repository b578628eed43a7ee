package org.reprise.core.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** A small file of texts by name. */
record NamedTexts(Path file) {
    /** What a file holds. */
    private record Content(int schema, Map<String, String> entries) {}

    Map<String, String> read() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            Content content = Json.read(Files.readString(file), Content.class);
            return content == null || content.entries() == null ? Map.of() : new TreeMap<>(content.entries());
        } catch (JsonProcessingException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, file + " cannot be read: " + e.getOriginalMessage(), "Mend or remove it.", e);
        } catch (IOException e) {
            throw AtomicFiles.storage(file, e);
        }
    }

    void write(Map<String, String> entries) {
        AtomicFiles.write(file, Json.readable(new Content(1, new TreeMap<>(entries))) + "\n");
    }
}
