package org.reprise.core.models;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Lets nobody at native memory once it is closed, and frees it when the last one is out: a native call on freed memory
 * would kill the process.
 */
final class Guard {
    private final String what;
    private final boolean exclusive;
    private final Runnable free;
    private int inside;
    private boolean closed;

    /**
     * @param what what is guarded, for errors
     * @param exclusive whether only one may be inside at a time
     * @param free frees it
     */
    Guard(String what, boolean exclusive, Runnable free) {
        this.what = what;
        this.exclusive = exclusive;
        this.free = free;
    }

    /**
     * Lets the caller in, who has to {@link #exit}.
     *
     * @throws RepriseException {@link ErrorCode#MODEL_CLOSED}, {@link ErrorCode#PLUGIN_CONTRACT}
     */
    synchronized void enter() {
        if (closed) {
            throw new RepriseException(
                    ErrorCode.MODEL_CLOSED,
                    what + " is used after it was closed",
                    "Close it when nothing uses it any more; the end of the trial closes what it opened.");
        }
        if (exclusive && inside > 0) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    what + " is used by two threads at once",
                    "Give each thread a loop of its own: they share the session and what they hold.");
        }
        inside++;
    }

    void exit() {
        boolean last;
        synchronized (this) {
            inside--;
            last = closed && inside == 0;
        }
        if (last) {
            free.run();
        }
    }

    /** Closes it: at once, or when the last one leaves. */
    void close() {
        boolean now;
        synchronized (this) {
            now = !closed && inside == 0;
            closed = true;
        }
        if (now) {
            free.run();
        }
    }
}
