package org.reprise.core.trial;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.RepriseException;

/**
 * Runs trials in this process, each in a thread of its own that is left behind should it not stop when it must, and
 * sends what they leave over the bus.
 */
public final class TrialRunner implements TrialExecutor, AutoCloseable {
    private static final long LOOK_MILLIS = 50;
    private static final double GRACE_SECONDS = 2;

    /** What a trial that must end is given to offer an iterate, before its models are stopped under its hands. */
    private static final double MODEL_GRACE_SECONDS = 0.5;

    private final Bus bus;
    private final RunStore store;
    private final Map<String, String> environment;
    private final TrialLimits limits;
    private final Solver solver;
    private final MeasurementPump pump;

    /** The same with the usual limits. */
    public TrialRunner(
            Bus bus,
            RunStore store,
            Extensions extensions,
            ModelRuntime models,
            Map<String, String> environment,
            int threads) {
        this(bus, store, extensions, models, environment, threads, TrialLimits.DEFAULT);
    }

    /**
     * @param bus the host's bus, on which the store listens
     * @param store where runs are opened
     * @param extensions the plugins' code
     * @param models runs ONNX models; closed by its owner
     * @param environment machine and software, for the record
     * @param threads threads that each trial may keep busy
     * @param limits limits of each trial
     */
    public TrialRunner(
            Bus bus,
            RunStore store,
            Extensions extensions,
            ModelRuntime models,
            Map<String, String> environment,
            int threads,
            TrialLimits limits) {
        this.bus = bus;
        this.store = store;
        this.environment = environment;
        this.limits = limits;
        this.pump = new MeasurementPump(bus);
        this.solver = new Solver(new BusDatasets(bus), store, extensions, pump, models, threads, limits.checkpoint());
        TrialOutput.install();
    }

    /**
     * What became of a trial.
     *
     * @param run id of the run
     * @param record what it left
     * @param error what went wrong; null if nothing did
     */
    public record Outcome(String run, RunRecord record, RepriseException error) {}

    @Override
    public Optional<Outcome> execute(
            TrialSpec trial, List<MetricInfo> metrics, boolean again, BooleanSupplier cancelled)
            throws InterruptedException {
        Optional<String> run = again ? Optional.of(store.open(trial)) : store.openMissing(trial);
        return run.isEmpty() ? Optional.empty() : Optional.of(run(run.get(), trial, metrics, cancelled));
    }

    /**
     * Runs a trial whatever there is of it.
     *
     * @param cancelled asked at every iterate
     * @throws RepriseException {@link ErrorCode#STORAGE} if the run cannot be written
     */
    public Outcome run(TrialSpec trial, List<MetricInfo> metrics, BooleanSupplier cancelled)
            throws InterruptedException {
        return run(store.open(trial), trial, metrics, cancelled);
    }

    /**
     * Runs a trial whose run is open.
     *
     * @param run id of the run
     * @param cancelled asked at every iterate
     * @throws RepriseException {@link ErrorCode#STORAGE} if the run cannot be written
     */
    public Outcome run(String run, TrialSpec trial, List<MetricInfo> metrics, BooleanSupplier cancelled)
            throws InterruptedException {
        String started = Instant.now().toString();
        Solver.Attempt attempt = solver.attempt(run, trial, metrics, cancelled);
        RepriseException error = watch(attempt, trial, cancelled);
        RunRecord record = record(trial, attempt, error, started);
        CompletableFuture<Void> written = new CompletableFuture<>();
        bus.publish(Addresses.MEASUREMENTS, new TrialMessage.End(run, record, written));
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RepriseException known ? known : Failures.of(trial, e.getCause());
        }
        return new Outcome(run, record, error);
    }

    /** Lets an attempt run to its end, or to the time at which it must end. */
    private RepriseException watch(Solver.Attempt attempt, TrialSpec trial, BooleanSupplier cancelled)
            throws InterruptedException {
        long start = System.nanoTime();
        attempt.start();
        long cancelledAt = 0;
        while (!attempt.await(LOOK_MILLIS)) {
            long now = System.nanoTime();
            String exceeded = limits.exceeded(trial, (now - start) / 1e9, attempt.secondsWithoutYield());
            if (exceeded != null) {
                attempt.expire();
                return timeLimit(trial, exceeded, stop(attempt, StopReason.TIMEOUT));
            }
            if (cancelled.getAsBoolean()) {
                cancelledAt = cancelledAt == 0 ? now : cancelledAt;
                if (attempt.exits()) {
                    attempt.abandon(StopReason.ERROR);
                    return exit(trial);
                }
                if (now - cancelledAt > MODEL_GRACE_SECONDS * 1e9) {
                    attempt.stopModels(StopReason.CANCELLED);
                }
                if (now - cancelledAt > GRACE_SECONDS * 1e9) {
                    stop(attempt, StopReason.CANCELLED);
                    return null;
                }
            }
        }
        return attempt.error();
    }

    /** True if the attempt's thread ended. */
    private boolean stop(Solver.Attempt attempt, StopReason reason) throws InterruptedException {
        if (attempt.await((long) (MODEL_GRACE_SECONDS * 1e3))) {
            return true;
        }
        attempt.stopModels(reason);
        if (attempt.await((long) ((GRACE_SECONDS - MODEL_GRACE_SECONDS) * 1e3))) {
            return true;
        }
        attempt.abandon(reason);
        return attempt.await((long) (GRACE_SECONDS * 1e3));
    }

    private static RepriseException exit(TrialSpec trial) {
        return new RepriseException(
                ErrorCode.PLUGIN_FAILED,
                "System.exit in algorithm '" + trial.algorithm() + "' on experiment '" + trial.experiment() + "'",
                "It ends the whole command; with --executor process it would cost its trial alone.");
    }

    private static RepriseException timeLimit(TrialSpec trial, String exceeded, boolean ended) {
        return new RepriseException(
                ErrorCode.TIME_LIMIT,
                exceeded + ": algorithm '" + trial.algorithm() + "' on experiment '" + trial.experiment() + "'"
                        + (ended ? "" : "; its thread does not stop and stays until the command ends"),
                "Raise --timeout or the budget; --executor process stops such a trial for good.");
    }

    private RunRecord record(TrialSpec trial, Solver.Attempt attempt, RepriseException error, String started) {
        Referee<?, ?> referee = attempt.referee();
        boolean late = error != null && error.code() == ErrorCode.TIME_LIMIT;
        StopReason stop = late
                ? StopReason.TIMEOUT
                : error != null ? StopReason.ERROR : referee == null ? StopReason.CANCELLED : referee.stopReason();
        return new RunRecord(
                RunRecord.SCHEMA,
                trial.key(),
                state(stop),
                stop,
                error == null ? null : error.code().label(),
                error == null ? null : error.getMessage(),
                referee == null ? 0 : referee.iterations(),
                referee == null ? 0 : referee.seconds(),
                started,
                Instant.now().toString(),
                Map.of(),
                environment(trial, referee));
    }

    /** The machine and the software, the device, and whether the trial did not run in one piece. */
    private Map<String, String> environment(TrialSpec trial, Referee<?, ?> referee) {
        Map<String, String> values = new TreeMap<>(environment);
        values.put("device", trial.device());
        if (referee != null && referee.resumed() >= 0) {
            values.put("resumed", "at iteration " + referee.resumed());
        }
        return values;
    }

    private static RunState state(StopReason stop) {
        return switch (stop) {
            case ERROR -> RunState.FAILED;
            case TIMEOUT -> RunState.TIMEOUT;
            case CANCELLED -> RunState.CANCELLED;
            default -> RunState.DONE;
        };
    }

    @Override
    public void close() {
        TrialOutput.uninstall();
        solver.close();
        pump.close();
    }
}
