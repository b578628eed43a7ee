package org.reprise.sea.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Errors of this plugin. */
public final class Problems {
    private Problems() {}

    /** The problem's data break its conditions. */
    public static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }

    /** A configuration's value is out of range. */
    public static RepriseException value(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_VALUE, message, hint);
    }

    /** A value that must be finite and above 0. */
    public static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw value(name + " is " + value + "; expected a finite number above 0", "Raise " + name + " above 0.");
        }
        return value;
    }
}
