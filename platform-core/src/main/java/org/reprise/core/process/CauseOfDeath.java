package org.reprise.core.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.core.run.TrialSpec;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Says in one line why a trial's process ended before its trial. */
final class CauseOfDeath {
    private static final Pattern CRASH = Pattern.compile("#\\s+(SIG[A-Z]+|Internal Error) \\(.*");
    private static final int SIGNAL = 128;
    private static final int KILL = 9;

    private CauseOfDeath() {}

    /**
     * @param exit exit code of the process
     * @param exited whether code of its own ended it
     * @param tail the last lines that it printed
     * @param memory how much memory it had, in words
     */
    static RepriseException of(TrialSpec trial, int exit, boolean exited, List<String> tail, String memory) {
        String who = "algorithm '" + trial.algorithm() + "' on experiment '" + trial.experiment() + "'";
        if (contains(tail, "java.lang.OutOfMemoryError") || contains(tail, "insufficient memory for the Java")) {
            return new RepriseException(
                    ErrorCode.MEMORY,
                    "Out of memory in " + who + ": it had " + memory,
                    "Choose a smaller problem, or give each trial more with --memory.");
        }
        String crash = crash(tail);
        if (crash != null) {
            return new RepriseException(
                    ErrorCode.PROCESS_DIED,
                    "Native code crashed in " + who + ": " + crash,
                    "Tell the author of that library; the run's output.txt has the report.");
        }
        if (exited) {
            return new RepriseException(
                    ErrorCode.PLUGIN_FAILED,
                    "System.exit(" + exit + ") in " + who,
                    "Tell the plugin's author: an algorithm may not end the process.");
        }
        if (exit > SIGNAL) {
            int signal = exit - SIGNAL;
            return new RepriseException(
                    ErrorCode.PROCESS_DIED,
                    "The process of " + who + " was killed by signal " + signal
                            + (signal == KILL ? ", by hand or by a system that ran out of memory" : ""),
                    "Try again with --retries 1, or with fewer --jobs or less --memory.");
        }
        String last = tail.isEmpty() ? "" : ": " + tail.get(tail.size() - 1).strip();
        return new RepriseException(
                ErrorCode.PROCESS_DIED,
                "The process of " + who + " ended with exit code " + exit + last,
                "Try it alone with --executor local --debug.");
    }

    private static boolean contains(List<String> tail, String text) {
        return tail.stream().anyMatch(line -> line.contains(text));
    }

    /** The signal and the frame of a crash report of the JVM; null if there is none. */
    private static String crash(List<String> tail) {
        String signal = null;
        for (int i = 0; i < tail.size(); i++) {
            Matcher matcher = CRASH.matcher(tail.get(i));
            if (matcher.matches()) {
                signal = matcher.group(1);
            }
            if (signal != null && tail.get(i).startsWith("# Problematic frame:") && i + 1 < tail.size()) {
                return signal + " in "
                        + tail.get(i + 1).replaceFirst("^#\\s*", "").replaceAll("\\s+", " ");
            }
        }
        return signal;
    }
}
