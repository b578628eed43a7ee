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
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new RepriseException(
                ErrorCode.PLUGIN_FAILED,
                thrown.getClass().getSimpleName() + " in " + who + message,
                "Run it alone with --debug for the stack trace, and tell the plugin's author.",
                thrown);
    }
}
