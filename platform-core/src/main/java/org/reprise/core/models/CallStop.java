package org.reprise.core.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The calls of one trial that are under way: stopped together, also in the middle of a long Scan or Loop. */
final class CallStop {
    private static final ThreadLocal<CallStop> OF_THREAD = new ThreadLocal<>();

    private final List<RunOptions> running = new ArrayList<>();
    private boolean stopped;

    /** That of the trial whose thread this is; null if it is none's. */
    static CallStop ofThread() {
        return OF_THREAD.get();
    }

    /** Makes this the one of the calling thread. */
    void bind() {
        OF_THREAD.set(this);
    }

    /** Undoes {@link #bind}. */
    static void unbind() {
        OF_THREAD.remove();
    }

    /** @throws CancellationException once stopped */
    synchronized void begin(RunOptions options) {
        if (stopped) {
            throw cancelled();
        }
        running.add(options);
    }

    /**
     * The call is over.
     *
     * @return whether it was stopped
     */
    synchronized boolean end(RunOptions options) {
        running.remove(options);
        return stopped;
    }

    static CancellationException cancelled() {
        return new CancellationException("the trial was stopped");
    }

    /** Stops what is under way and lets nothing begin any more. */
    synchronized void stop() {
        stopped = true;
        for (RunOptions options : running) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                // That call goes on to its end; nothing follows it.
                continue;
            }
        }
    }
}
