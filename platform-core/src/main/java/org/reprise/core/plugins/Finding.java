package org.reprise.core.plugins;

/**
 * Something that an inspection of a plugin noticed.
 *
 * @param level how bad it is
 * @param what what was noticed, and where
 * @param advice what to do
 */
public record Finding(Level level, String what, String advice) {
    /** How bad a finding is. */
    public enum Level {
        /** The plugin cannot be used. */
        ERROR,
        /** It can be used, but something is amiss. */
        WARNING
    }

    static Finding error(String what, String advice) {
        return new Finding(Level.ERROR, what, advice);
    }

    static Finding warning(String what, String advice) {
        return new Finding(Level.WARNING, what, advice);
    }
}
