package org.reprise.core.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Finds the file of a set among its candidates by its checksum. Sets share file names, so that a wrong file in a folder
 * of another name is most likely another set's and is passed over; in a folder named after the set it is a damaged one,
 * and the search ends.
 */
final class FileSearch {
    /**
     * What a search found.
     *
     * @param right the first candidate of the declared checksum before a damaged one
     * @param damaged a wrong candidate in a folder named after the set, before any right one
     * @param errors of each wrong candidate, its path, its checksum and the declared one
     */
    record Found(Optional<Path> right, Optional<Path> damaged, List<String> errors) {
        /** The error of a search that found no right file, but wrong ones. */
        RepriseException corrupt() {
            return Corrupt.of(String.join("\n  and ", errors));
        }
    }

    private final DataHome home;
    private final VerifiedFiles verified;

    FileSearch(DataHome home) {
        this.home = home;
        verified = new VerifiedFiles(home.verified());
    }

    /** Searches for a file; with {@code afresh}, no remembered checksum is trusted. */
    Found find(String id, DataFile file, boolean afresh) {
        List<String> errors = new ArrayList<>();
        for (Path path : home.candidates(id, file)) {
            if (Files.isRegularFile(path)) {
                Optional<String> error = error(path, file, afresh);
                if (error.isEmpty()) {
                    return new Found(Optional.of(path), Optional.empty(), errors);
                }
                errors.add(error.get());
                if (path.toAbsolutePath().normalize().getParent().endsWith(id)) {
                    return new Found(Optional.empty(), Optional.of(path), errors);
                }
            }
        }
        return new Found(Optional.empty(), Optional.empty(), errors);
    }

    /** SHA-256 of a file's content. */
    String sha256(Path path) {
        return verified.sha256(path);
    }

    /** What is wrong with a file: its path with both checksums, or with what keeps it from being read. */
    Optional<String> error(Path path, DataFile file, boolean afresh) {
        if (afresh) {
            verified.forget(path);
        }
        try {
            String actual = verified.sha256(path);
            return file.fits(actual)
                    ? Optional.empty()
                    : Optional.of(path + ": SHA-256 of the content is " + actual + "; expected " + file.sha256());
        } catch (RepriseException e) {
            if (e.code() != ErrorCode.DATA_CORRUPT) {
                throw e;
            }
            return Optional.of(e.getMessage() + "; expected content of SHA-256 " + file.sha256());
        }
    }
}
