package org.reprise.ef21w.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of this plugin. */
public final class Problems {
    private Problems() {}

    /** A problem that breaks its conditions. */
    public static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    /** A parameter that cannot be. */
    public static RepriseException value(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_VALUE, message, hint);
    }
}
