package org.reprise.ntk.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of this plugin. */
public final class Problems {
    private Problems() {}

    /** Data break the conditions of the problem. */
    public static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    /** A parameter does not fit the others. */
    public static RepriseException value(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_VALUE, message, hint);
    }
}
