package org.reprise.optimization.geometry;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of this package. */
final class Geometries {
    private Geometries() {}

    static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_VALUE, message, hint);
    }
}
