package org.reprise.core.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.RepriseException;

/** Runs the trials of a study that are not finished yet, several at a time where asked. */
public final class StudyRunner {
    private static final long POLL_MILLIS = 200;

    private final RunStore store;
    private final TrialRunner runner;
    private final int jobs;
    private final boolean rerun;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** What a study tells while it runs; called from the threads of the trials. */
    public interface Listener {
        /** A trial starts now. */
        void started(TrialSpec trial);

        /** A trial has a run with a final state. */
        void ended(TrialSpec trial, StoredRun run, boolean reused, RepriseException error);
    }

    /**
     * @param store where finished runs are found
     * @param runner runs one trial
     * @param jobs trials side by side
     * @param rerun whether finished trials run again
     */
    public StudyRunner(RunStore store, TrialRunner runner, int jobs, boolean rerun) {
        this.store = store;
        this.runner = runner;
        this.jobs = jobs;
        this.rerun = rerun;
    }

    /** Stops each running trial after its present iterate and starts no other; callable from any thread. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Whether {@link #cancel} was called. */
    public boolean cancelled() {
        return cancelled.get();
    }

    /**
     * Runs what is missing.
     *
     * @return the newest run of each trial that has one
     * @throws RepriseException if runs cannot be written; what was finished stays
     */
    public Map<TrialSpec, StoredRun> run(Study study, Listener listener) throws InterruptedException {
        Map<TrialSpec, List<MetricInfo>> metrics = new HashMap<>();
        study.parts().forEach(part -> part.settings()
                .forEach(setting -> setting.variants().forEach(variant -> variant.trials()
                        .forEach(trial ->
                                metrics.put(trial, part.experiment().info().metrics())))));
        Map<TrialSpec, StoredRun> runs = new ConcurrentHashMap<>();
        ExecutorService executor = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "reprise-trial");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> tasks = study.trials().stream()
                    .<Future<?>>map(trial -> executor.submit(() -> {
                        runOne(trial, metrics.get(trial), listener).ifPresent(run -> runs.put(trial, run));
                        return null;
                    }))
                    .toList();
            await(tasks);
        } finally {
            executor.shutdown();
            executor.awaitTermination(1, TimeUnit.HOURS);
        }
        return runs;
    }

    private void await(List<Future<?>> tasks) throws InterruptedException {
        RepriseException first = null;
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                cancel();
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

    private Optional<StoredRun> runOne(TrialSpec trial, List<MetricInfo> metrics, Listener listener)
            throws InterruptedException {
        if (!rerun) {
            while (store.running(trial) && !cancelled()) {
                // Another process is at work on this very trial: its result will do.
                Thread.sleep(POLL_MILLIS);
            }
            Optional<StoredRun> finished = store.finished(trial);
            if (finished.isPresent()) {
                listener.ended(trial, finished.get(), true, null);
                return finished;
            }
        }
        if (cancelled()) {
            return Optional.empty();
        }
        listener.started(trial);
        TrialRunner.Outcome outcome = runner.run(trial, metrics, cancelled::get);
        StoredRun run = store.get(outcome.run());
        listener.ended(trial, run, false, outcome.error());
        return run.state() == RunState.RUNNING ? Optional.empty() : Optional.of(run);
    }
}
