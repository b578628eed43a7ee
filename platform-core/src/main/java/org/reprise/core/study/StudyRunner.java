package org.reprise.core.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.trial.TrialExecutor;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ErrorKind;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.RepriseException;

/** Runs the trials of a study that are not finished yet, several at a time where asked. */
public final class StudyRunner {
    private static final long POLL_MILLIS = 200;

    private static final RunStore.Standing NOTHING = new RunStore.Standing(false, Optional.empty());

    private final RunStore store;
    private final TrialExecutor trials;
    private final int jobs;
    private final boolean rerun;
    private final int retries;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile TrialQueue queue;

    /** What a study tells while it runs; called from the threads of the trials. */
    public interface Listener {
        /** A trial starts now. */
        void started(TrialSpec trial);

        /** A trial has a run with a final state. */
        void ended(TrialSpec trial, StoredRun run, boolean reused, RepriseException error);

        /** A trial failed and is tried again, for the so manieth time. */
        default void retrying(TrialSpec trial, StoredRun run, RepriseException error, int tries) {
            // Few need to know.
        }
    }

    /** The same without a second try. */
    public StudyRunner(RunStore store, TrialExecutor trials, int jobs, boolean rerun) {
        this(store, trials, jobs, rerun, 0);
    }

    /**
     * @param store where finished runs are found
     * @param trials runs one trial
     * @param jobs trials side by side
     * @param rerun whether finished trials run again
     * @param retries how often a trial is tried again whose failure may not be its own: its process died, or something
     *     outside failed
     */
    public StudyRunner(RunStore store, TrialExecutor trials, int jobs, boolean rerun, int retries) {
        this.store = store;
        this.trials = trials;
        this.jobs = jobs;
        this.rerun = rerun;
        this.retries = retries;
    }

    /** Stops each running trial after its present iterate and starts no other; callable from any thread. */
    public void cancel() {
        cancelled.set(true);
        TrialQueue present = queue;
        if (present != null) {
            present.close();
        }
    }

    /** Whether {@link #cancel} was called. */
    public boolean cancelled() {
        return cancelled.get();
    }

    /**
     * Runs what is missing.
     *
     * @return the newest run of each trial that has one, and of each rung where settings were halved
     * @throws RepriseException if runs cannot be written; what was finished stays
     */
    public Map<TrialSpec, StoredRun> run(Study study, Listener listener) throws InterruptedException {
        Map<String, List<MetricInfo>> metrics = new HashMap<>();
        study.parts()
                .forEach(part -> metrics.put(
                        part.part().experiment(), part.experiment().info().metrics()));
        Map<TrialSpec, StoredRun> runs = new ConcurrentHashMap<>();
        TrialQueue shared =
                new TrialQueue(study, trial -> !rerun && store.finished(trial).isPresent());
        queue = shared;
        ExecutorService executor = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "reprise-study");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                workers.add(executor.submit(() -> {
                    work(shared, metrics, listener, runs);
                    return null;
                }));
            }
            await(workers);
        } finally {
            executor.shutdown();
        }
        return runs;
    }

    private void work(
            TrialQueue shared, Map<String, List<MetricInfo>> metrics, Listener listener, Map<TrialSpec, StoredRun> runs)
            throws InterruptedException {
        for (TrialQueue.Turn turn = shared.next(); turn != null && !cancelled(); turn = shared.next()) {
            TrialSpec trial = turn.trial();
            try {
                RunStore.Standing standing = rerun ? NOTHING : store.standing(trial);
                if (busy(standing) && !turn.last()) {
                    shared.later(trial);
                    continue;
                }
                Optional<StoredRun> run = runOne(trial, standing, metrics.get(trial.experiment()), listener);
                run.ifPresent(found -> runs.put(trial, found));
                shared.ended(trial, run.orElse(null));
            } catch (Throwable e) {
                // The others stop as well, each after its present iterate.
                cancel();
                throw e;
            }
        }
    }

    private static boolean busy(RunStore.Standing standing) {
        return standing.running() && standing.finished().isEmpty();
    }

    private static void await(List<Future<?>> workers) throws InterruptedException {
        RepriseException first = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                if (first == null) {
                    first = e.getCause() instanceof RepriseException known
                            ? known
                            : new RepriseException(
                                    ErrorCode.INTERNAL,
                                    "A trial could not be run: " + e.getCause(),
                                    "Run the command again with --debug and report what it prints.",
                                    e.getCause());
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Optional<StoredRun> runOne(
            TrialSpec trial, RunStore.Standing before, List<MetricInfo> metrics, Listener listener)
            throws InterruptedException {
        RunStore.Standing standing = before;
        int tries = 0;
        for (boolean started = false; ; started = true) {
            while (busy(standing) && !cancelled()) {
                Thread.sleep(POLL_MILLIS);
                standing = store.standing(trial);
            }
            if (standing.finished().isPresent()) {
                listener.ended(trial, standing.finished().get(), true, null);
                return standing.finished();
            }
            if (cancelled()) {
                return Optional.empty();
            }
            if (!started) {
                listener.started(trial);
            }
            Optional<TrialRunner.Outcome> outcome = trials.execute(trial, metrics, rerun, cancelled::get);
            if (outcome.isEmpty()) {
                // Another process was faster: its result will do.
                standing = store.standing(trial);
                continue;
            }
            RepriseException error = outcome.get().error();
            StoredRun run = store.get(outcome.get().run());
            if (error == null || !flaky(error) || tries == retries || cancelled()) {
                listener.ended(trial, run, false, error);
                return run.record() == null ? Optional.empty() : Optional.of(run);
            }
            tries++;
            listener.retrying(trial, run, error, tries);
        }
    }

    /** What throws in the algorithm throws again; what came from outside may be over. */
    private static boolean flaky(RepriseException error) {
        return error.code() == ErrorCode.PROCESS_DIED || error.code().kind() == ErrorKind.EXTERNAL;
    }
}
