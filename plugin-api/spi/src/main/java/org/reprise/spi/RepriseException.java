package org.reprise.spi;

import java.util.Objects;

/** An error with a number, a message that names what was given and expected, and a hint that says what to do. */
public class RepriseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String hint;

    /**
     * @param code number and kind
     * @param message what was given, where, and what was expected
     * @param hint what to do about it
     */
    public RepriseException(ErrorCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    /** The same with a cause, which only {@code --debug} shows. */
    public RepriseException(ErrorCode code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code is null");
        this.hint = Objects.requireNonNull(hint, "hint is null");
    }

    /** Number and kind. */
    public ErrorCode code() {
        return code;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}
