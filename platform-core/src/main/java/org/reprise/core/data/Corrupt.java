package org.reprise.core.data;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of damaged files. */
final class Corrupt {
    private Corrupt() {}

    static RepriseException at(String file, String place, String message) {
        return of(file + (place.isEmpty() ? "" : ", " + place) + ": " + message);
    }

    static RepriseException of(String message) {
        return new RepriseException(
                ErrorCode.DATA_CORRUPT,
                message,
                "The file is damaged or of another format: get it again, or run 'reprise data verify'.");
    }
}
