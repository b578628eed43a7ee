package org.reprise.sketchednewton.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of this package. */
final class Problems {
    private Problems() {}

    static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    static RepriseException file(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_FILE, message, hint);
    }
}
