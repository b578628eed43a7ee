package org.reprise.core.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.core.trial.TrialLimits;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * What each trial's process gets.
 *
 * @param mainClass class whose main runs a trial
 * @param memory bytes of its heap
 * @param capped whether the memory outside the heap is limited as well, where the system can
 * @param threads threads that it may keep busy
 * @param limits limits of the trial
 * @param guarded whether it sees the user's home folder read-only and has no network
 */
public record ProcessSettings(
        String mainClass, long memory, boolean capped, int threads, TrialLimits limits, boolean guarded) {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})([kmgKMG])");
    private static final long LEAST = 32L << 20;

    /**
     * Reads a size such as {@code 512m} or {@code 4g}.
     *
     * @throws RepriseException {@link ErrorCode#BAD_VALUE}
     */
    public static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (matcher.matches()) {
            int shift =
                    switch (matcher.group(2)) {
                        case "k", "K" -> 10;
                        case "m", "M" -> 20;
                        default -> 30;
                    };
            long bytes = Long.parseLong(matcher.group(1)) << shift;
            if (bytes >= LEAST) {
                return bytes;
            }
        }
        throw new RepriseException(
                ErrorCode.BAD_VALUE,
                "--memory is '" + text + "'; expected a size of at least 32m, such as 512m or 4g",
                "It is the heap of each trial's process.");
    }

    /** The memory in words. */
    String memoryText() {
        return (memory >> 20) + " MiB of heap";
    }
}
