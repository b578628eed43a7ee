package org.reprise.core.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * The folder {@code installed/}: zips under names that hold their digest, and the file that says which of them count.
 */
record SetStore(Path folder) {
    Path file() {
        return folder.resolve("set.json");
    }

    Path lock() {
        return folder.resolve("set.lock");
    }

    /** Downloads and the note of what is under way. */
    Path incoming() {
        return folder.resolve("incoming");
    }

    Path zip(InstalledSet.Entry entry) {
        return folder.resolve(entry.file());
    }

    /**
     * The installed set.
     *
     * @throws RepriseException {@link ErrorCode#STORAGE} if its file cannot be read
     */
    InstalledSet read() {
        if (!Files.exists(file())) {
            return InstalledSet.EMPTY;
        }
        try {
            InstalledSet set = Json.read(Files.readString(file()), InstalledSet.class);
            if (set == null || set.schema() != InstalledSet.SCHEMA || !sound(set)) {
                throw damaged("it is not of the form that this version writes", null);
            }
            return set;
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw AtomicFiles.storage(file(), e);
        }
    }

    void write(InstalledSet set) {
        AtomicFiles.write(file(), Json.readable(set) + "\n");
    }

    private static boolean sound(InstalledSet set) {
        return set.plugins().stream()
                .allMatch(e -> e.id() != null
                        && e.version() != null
                        && e.sha256() != null
                        && e.file() != null
                        && e.file().matches("[A-Za-z0-9][A-Za-z0-9.+_-]*"));
    }

    private RepriseException damaged(String what, Exception cause) {
        return new RepriseException(
                ErrorCode.STORAGE,
                "The list of installed plugins, " + file() + ", cannot be read: " + what,
                "Move it away and install the plugins again; those of the distribution work without it.",
                cause);
    }
}
