package org.reprise.core.run;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a trial left, beside its numbers: the file {@code run.json}, written last.
 *
 * @param schema version of this form
 * @param key the trial's key
 * @param state final state
 * @param stop why it ended
 * @param code code of the error, such as {@code RPR-1006}; null unless it failed
 * @param reason cause of the failure, in one line; null unless it failed
 * @param iterations iterations after the starting point
 * @param seconds algorithm time
 * @param startedAt ISO instant
 * @param finishedAt ISO instant
 * @param last last value of every measurement, counter and record
 * @param environment machine and software
 */
public record RunRecord(
        int schema,
        String key,
        RunState state,
        StopReason stop,
        String code,
        String reason,
        long iterations,
        double seconds,
        String startedAt,
        String finishedAt,
        Map<String, Double> last,
        Map<String, String> environment) {
    /** The version of the form that this class writes. */
    public static final int SCHEMA = 1;

    public RunRecord {
        last = new TreeMap<>(last);
        environment = new TreeMap<>(environment);
    }

    /** The same with the last value of each number. */
    public RunRecord withLast(Map<String, Double> values) {
        return new RunRecord(
                schema,
                key,
                state,
                stop,
                code,
                reason,
                iterations,
                seconds,
                startedAt,
                finishedAt,
                values,
                environment);
    }
}
