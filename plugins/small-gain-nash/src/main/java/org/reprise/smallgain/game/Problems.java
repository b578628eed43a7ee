package org.reprise.smallgain.game;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors in what a user gives. */
public final class Problems {
    private Problems() {}

    /** Data that break a problem's conditions. */
    public static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    /** A parameter that cannot be. */
    public static RepriseException value(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_VALUE, message, hint);
    }
}
