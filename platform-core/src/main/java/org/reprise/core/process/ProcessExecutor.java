package org.reprise.core.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.run.Progress;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.trial.TrialExecutor;
import org.reprise.core.trial.TrialRunner.Outcome;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.RepriseException;

/**
 * Runs each trial in a JVM of its own. The process opens and writes its run as any other does; should it die before
 * the run has a final state, it gets one here, with the cause of death.
 */
public final class ProcessExecutor implements TrialExecutor {
    private static final long LOOK_MILLIS = 50;

    /** What a process may take beyond its own time limit, to start, to stop by itself and to store its run. */
    private static final double GRACE_SECONDS = 20;

    private final Bus bus;
    private final RunStore store;
    private final ProcessSettings settings;
    private final Request.Place place;
    private final Map<String, String> environment;

    /**
     * @param bus where progress is told
     * @param store where the processes keep their runs
     * @param settings what each gets
     * @param place where everything is
     * @param environment machine and software, for the records of those that died
     * @throws RepriseException {@link ErrorCode#USAGE} if they cannot be guarded here
     */
    public ProcessExecutor(
            Bus bus, RunStore store, ProcessSettings settings, Request.Place place, Map<String, String> environment) {
        this.bus = bus;
        this.store = store;
        this.settings = settings;
        this.place = place;
        this.environment = environment;
        if (settings.guarded()) {
            ChildCommand.checkGuard(place);
        }
    }

    @Override
    public Optional<Outcome> execute(
            TrialSpec trial, List<MetricInfo> metrics, boolean again, BooleanSupplier cancelled)
            throws InterruptedException {
        String started = Instant.now().toString();
        Child child = new Child(new Request(trial, metrics, again, settings.limits(), settings.threads(), place));
        boolean late = child.await(cancelled);
        if (child.last != null) {
            return switch (child.last.kind()) {
                case NOTHING -> Optional.empty();
                case REFUSED -> throw child.last.error();
                default ->
                    Optional.of(new Outcome(
                            child.last.run(), store.get(child.last.run()).record(), child.last.error()));
            };
        }
        return bury(trial, child, late, started, cancelled.getAsBoolean());
    }

    /** The trial's run gets the final state that its process could not give it. */
    private Optional<Outcome> bury(TrialSpec trial, Child child, boolean late, String started, boolean cancelled) {
        RepriseException error = late
                ? new RepriseException(
                        ErrorCode.TIME_LIMIT,
                        "Still not done long after its time limit: algorithm '" + trial.algorithm()
                                + "' on experiment '" + trial.experiment() + "'; its process was killed",
                        "Raise --timeout or the budget.")
                : CauseOfDeath.of(
                        trial, child.process.exitValue(), child.exiting, child.output.tail(), settings.memoryText());
        RunState state = cancelled ? RunState.CANCELLED : late ? RunState.TIMEOUT : RunState.FAILED;
        StopReason stop = cancelled ? StopReason.CANCELLED : late ? StopReason.TIMEOUT : StopReason.ERROR;
        RunRecord record = new RunRecord(
                RunRecord.SCHEMA,
                trial.key(),
                state,
                stop,
                cancelled ? null : error.code().label(),
                cancelled ? null : error.getMessage(),
                child.iteration,
                child.seconds,
                started,
                Instant.now().toString(),
                Map.of(),
                environment);
        Optional<StoredRun> buried = child.run == null ? stillborn(trial, record) : store.bury(child.run, record);
        buried.ifPresent(run -> keep(run.id(), child.output.tail()));
        // Without a run, another process has taken the trial over.
        return buried.map(run -> new Outcome(
                run.id(),
                run.record(),
                run.state() == RunState.FAILED || run.state() == RunState.TIMEOUT ? error : null));
    }

    /** A process that died before it opened a run. */
    private Optional<StoredRun> stillborn(TrialSpec trial, RunRecord record) {
        Optional<String> run = store.openMissing(trial);
        CompletableFuture<Void> written = new CompletableFuture<>();
        run.ifPresent(id -> store.accept(new TrialMessage.End(id, record, written)));
        try {
            run.ifPresent(id -> written.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RepriseException known ? known : e;
        }
        return run.map(store::get);
    }

    private void keep(String run, List<String> tail) {
        try {
            Files.write(store.output(run), tail, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The record has the cause already.
        }
    }

    /** A process at work. */
    private final class Child {
        private final Process process;
        private final ChildOutput output;
        private final Thread reader;
        private final double patience;
        private volatile String run;
        private volatile long iteration;
        private volatile double seconds;
        private volatile boolean exiting;
        private volatile Message last;

        Child(Request request) {
            try {
                process = new ProcessBuilder(ChildCommand.of(settings, place))
                        .redirectErrorStream(true)
                        .start();
                output = new ChildOutput(process.getInputStream(), this::take);
                reader = new Thread(output, "reprise-child");
                reader.setDaemon(true);
                reader.start();
            } catch (IOException e) {
                throw AtomicFiles.storage(store.root(), e);
            }
            patience = settings.limits().timeout() > 0
                    ? settings.limits().timeout() + GRACE_SECONDS
                    : Double.POSITIVE_INFINITY;
            tell(Json.canonical(request) + "\n");
        }

        private void tell(String line) {
            try {
                OutputStream in = process.getOutputStream();
                in.write(line.getBytes(StandardCharsets.UTF_8));
                in.flush();
            } catch (IOException e) {
                // It is dead: its cause is found when it is buried.
            }
        }

        private void take(Message message) {
            switch (message.kind()) {
                case OPENED -> run = message.run();
                case PROGRESS -> {
                    iteration = message.iteration();
                    seconds = message.seconds();
                    bus.publish(
                            Addresses.PROGRESS,
                            new Progress(message.run(), message.iteration(), message.seconds(), message.leading()));
                }
                case EXITING -> exiting = true;
                default -> last = message;
            }
        }

        /** Waits for the end of the process; true if it had to be killed for being late. */
        boolean await(BooleanSupplier cancelled) throws InterruptedException {
            long start = System.nanoTime();
            long told = 0;
            boolean late = false;
            try {
                while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    long now = System.nanoTime();
                    if (told == 0 && cancelled.getAsBoolean()) {
                        told = now;
                        tell("stop\n");
                    }
                    late = (now - start) / 1e9 > patience;
                    if (late || told != 0 && (now - told) / 1e9 > GRACE_SECONDS / 2) {
                        process.destroyForcibly();
                    }
                }
            } finally {
                // Also where the wait itself was interrupted.
                process.destroyForcibly();
            }
            // A grandchild may hold the pipe open: no longer than this.
            reader.join(1000);
            return late;
        }
    }
}
