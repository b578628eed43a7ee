package org.reprise.core.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.reprise.core.run.Kind;
import org.reprise.core.run.MeasurementBatch;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;

/** Runs for tests of what reads a store. */
public final class SampleRuns {
    private SampleRuns() {}

    /** A trial that differs from others in its seed alone. */
    public static TrialSpec trial(long seed) {
        return RunStoreTest.trial(seed);
    }

    /** Appends values of {@code error}, one an iteration. */
    public static void measure(RunStore store, String run, double... values) {
        int size = values.length;
        long[] iterations = new long[size];
        long[] nanos = new long[size];
        for (int i = 0; i < size; i++) {
            iterations[i] = i;
            nanos[i] = 1000L * i;
        }
        store.accept(new TrialMessage.Numbers(new MeasurementBatch(
                run, List.of("error"), List.of(Kind.MEASUREMENT), iterations, nanos, new int[size], values)));
    }

    /** Ends a run that is open. */
    public static void finish(RunStore store, String run, TrialSpec trial, RunState state, String finishedAt) {
        boolean done = state == RunState.DONE;
        RunRecord record = new RunRecord(
                RunRecord.SCHEMA,
                trial.key(),
                state,
                done ? StopReason.RETURNED : StopReason.ERROR,
                done ? null : "RPR-1203",
                done ? null : "it's \"broken\"",
                3,
                0.5,
                "2026-01-01T00:00:00Z",
                finishedAt,
                Map.of(),
                Map.of("java", "17", "os", "Linux"));
        CompletableFuture<Void> written = new CompletableFuture<>();
        store.accept(new TrialMessage.End(run, record, written));
        written.join();
    }

    /** A run from its beginning to its end. */
    public static String run(RunStore store, TrialSpec trial, RunState state, double... values) {
        String run = store.open(trial);
        measure(store, run, values);
        finish(store, run, trial, state, "2026-01-01T00:00:01.5Z");
        return run;
    }
}
