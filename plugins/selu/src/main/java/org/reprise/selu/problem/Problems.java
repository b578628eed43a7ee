package org.reprise.selu.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of this plugin. */
public final class Problems {
    private Problems() {}

    /** Data that break a problem's conditions. */
    public static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    /** A value of the user that is not allowed. */
    public static RepriseException value(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_VALUE, message, hint);
    }
}
