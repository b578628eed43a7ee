package org.reprise.core.trial;

import org.reprise.core.run.TrialSpec;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Turns what plugin code threw into an error with a number. */
final class Failures {
    private Failures() {}

    static RepriseException of(TrialSpec trial, Throwable thrown) {
        if (thrown instanceof RepriseException known) {
            return known;
        }
        String who = "algorithm '" + trial.algorithm() + "' on experiment '" + trial.experiment() + "'";
        if (thrown instanceof OutOfMemoryError) {
            return new RepriseException(
                    ErrorCode.MEMORY,
                    "Out of memory in " + who,
                    "Choose a smaller problem, or give Java more with REPRISE_JAVA_OPTS=-Xmx8g.",
                    thrown);
        }
        if (thrown instanceof LinkageError
                && String.valueOf(thrown.getMessage()).replace('/', '.').contains("org.reprise.")) {
            return new RepriseException(
                    ErrorCode.PLUGIN_INVALID,
                    "The plugin of " + who + " was built for another version of the plugin API, or of a plugin that it"
                            + " uses: " + thrown,
                    "'reprise plugin verify' says what does not fit; get a version for this platform, or build it"
                            + " again.",
                    thrown);
        }
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new RepriseException(
                ErrorCode.PLUGIN_FAILED,
                thrown.getClass().getSimpleName() + " in " + who + message,
                "Run it alone with --debug for the stack trace, and tell the plugin's author.",
                thrown);
    }
}
