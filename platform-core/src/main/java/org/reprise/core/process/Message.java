package org.reprise.core.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * What a trial's process tells: one line of JSON on its standard output, marked so that whatever else is printed there
 * is told apart.
 *
 * @param kind what it is about
 * @param run id of the run; null before there is one
 * @param iteration iterations so far
 * @param seconds algorithm time so far
 * @param leading last value of the leading metric
 * @param code name of an error; null for none
 * @param text its message
 * @param hint what to do about it
 */
public record Message(
        Kind kind, String run, long iteration, double seconds, double leading, String code, String text, String hint) {
    private static final String MARK = "\u0001reprise ";

    /** What a message is about. */
    public enum Kind {
        /** The run is open. */
        OPENED,
        /** Where the trial stands. */
        PROGRESS,
        /** The run is stored; with an error if the trial failed. */
        ENDED,
        /** There was nothing to do: the trial is finished, or another process is at work on it. */
        NOTHING,
        /** The run could not be stored. */
        REFUSED,
        /** Something ends the process before the trial has ended. */
        EXITING
    }

    /** A message without numbers. */
    public static Message of(Kind kind, String run) {
        return new Message(kind, run, 0, 0, 0, null, null, null);
    }

    /** The same with an error; null for none. */
    public Message with(RepriseException error) {
        return error == null
                ? this
                : new Message(
                        kind, run, iteration, seconds, leading, error.code().name(), error.getMessage(), error.hint());
    }

    /** The error it carries; null for none. */
    RepriseException error() {
        return code == null ? null : new RepriseException(ErrorCode.valueOf(code), text, hint);
    }

    /** The line, without its end. */
    public String line() {
        return MARK + Json.canonical(this);
    }

    /** The message of a line; null if the line is not a message. */
    static Message read(String line) {
        if (!line.startsWith(MARK)) {
            return null;
        }
        try {
            return Json.read(line.substring(MARK.length()), Message.class);
        } catch (JsonProcessingException e) {
            // Torn by the death of its sender.
            return null;
        }
    }
}
