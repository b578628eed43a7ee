package org.reprise.core.trial;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.reprise.core.binding.ParameterBinder;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunArtifacts;
import org.reprise.core.store.RunStore;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Datasets;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Setup;
import org.reprise.spi.specification.ExtensionTypes;

/** Runs one trial in the calling thread and sends what it leaves over the bus. */
public final class TrialRunner implements AutoCloseable {
    private final Bus bus;
    private final RunStore store;
    private final Extensions extensions;
    private final Map<String, String> environment;
    private final int threads;
    private final Datasets datasets;
    private final MeasurementPump pump;
    private final Problems problems = new Problems();

    /**
     * @param bus the host's bus, on which the store listens
     * @param store where runs are opened
     * @param extensions the plugins' code
     * @param environment machine and software, for the record
     * @param threads threads that each trial may keep busy
     */
    public TrialRunner(Bus bus, RunStore store, Extensions extensions, Map<String, String> environment, int threads) {
        this.bus = bus;
        this.store = store;
        this.extensions = extensions;
        this.environment = environment;
        this.threads = threads;
        this.datasets = new BusDatasets(bus);
        this.pump = new MeasurementPump(bus);
        // Before any plugin's thread: see RandomStreams on the context loader.
        RandomStreams.of(0);
    }

    /**
     * What became of a trial.
     *
     * @param run id of the run
     * @param record what it left
     * @param error what it threw; null unless it failed
     */
    public record Outcome(String run, RunRecord record, RepriseException error) {}

    /**
     * Runs a trial to its end.
     *
     * @param cancelled asked at every iterate
     * @throws RepriseException {@link org.reprise.spi.ErrorCode#STORAGE} if the run cannot be written; errors of
     *     plugins are outcomes, not exceptions
     */
    public Outcome run(TrialSpec trial, List<MetricInfo> metrics, BooleanSupplier cancelled) {
        String started = Instant.now().toString();
        String run = store.open(trial);
        Referee<?, ?> referee = null;
        RepriseException error = null;
        try {
            referee = solve(run, trial, metrics, cancelled);
        } catch (SolveFailure failure) {
            referee = failure.referee;
            error = Failures.of(trial, failure.getCause());
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
            error = Failures.of(trial, e);
        }
        RunRecord record = record(trial, referee, error, started);
        CompletableFuture<Void> written = new CompletableFuture<>();
        bus.publish(Addresses.MEASUREMENTS, new TrialMessage.End(run, record, written));
        try {
            written.join();
        } catch (CompletionException e) {
            throw (RepriseException) e.getCause();
        }
        return new Outcome(run, record, error);
    }

    private <P, C extends Record, S> Referee<P, S> solve(
            String run, TrialSpec trial, List<MetricInfo> metrics, BooleanSupplier cancelled) throws Exception {
        // The planner matched the problem types by their ids; within one plugin family they are the same classes.
        @SuppressWarnings("unchecked")
        Experiment<P, C, S> experiment =
                (Experiment<P, C, S>) extensions.experiment(trial.experimentPlugin(), trial.experiment());
        @SuppressWarnings("unchecked")
        Algorithm<P, Record, S> algorithm =
                (Algorithm<P, Record, S>) extensions.algorithm(trial.algorithmPlugin(), trial.algorithm());
        Record parameters = parameters("algorithm '" + trial.algorithm() + "'", algorithm, trial.parameters());
        @SuppressWarnings("unchecked")
        P problem = (P)
                problems.get(trial, () -> extensions.call(trial.experimentPlugin(), () -> build(experiment, trial)));
        Referee<P, S> referee = new Referee<>(
                experiment,
                problem,
                metrics,
                trial,
                new Referee.TrialContext(datasets, new RunArtifacts(store.artefacts(run)), threads),
                pump::wake,
                cancelled);
        pump.add(run, referee);
        try {
            referee.start();
            S result = extensions.call(trial.algorithmPlugin(), () -> algorithm.solve(problem, parameters, referee));
            referee.finish(result);
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError | AssertionError e) {
            throw new SolveFailure(referee, e);
        } finally {
            pump.remove(run);
        }
        return referee;
    }

    private <P, C extends Record, S> Object build(Experiment<P, C, S> experiment, TrialSpec trial) throws Exception {
        @SuppressWarnings("unchecked")
        Class<C> type = (Class<C>) ExtensionTypes.argument(experiment.getClass(), Experiment.class, 1);
        C configuration = ParameterBinder.bind("experiment '" + trial.experiment() + "'", type, trial.configuration());
        return experiment.problem(configuration, new TrialSetup(trial, datasets));
    }

    private static Record parameters(String where, Algorithm<?, ?, ?> algorithm, Map<String, Object> values) {
        Class<? extends Record> type = ExtensionTypes.argument(algorithm.getClass(), Algorithm.class, 1)
                .asSubclass(Record.class);
        return ParameterBinder.bind(where, type, values);
    }

    private RunRecord record(TrialSpec trial, Referee<?, ?> referee, RepriseException error, String started) {
        StopReason stop = error != null ? StopReason.ERROR : referee.stopReason();
        RunState state =
                error != null ? RunState.FAILED : stop == StopReason.CANCELLED ? RunState.CANCELLED : RunState.DONE;
        return new RunRecord(
                RunRecord.SCHEMA,
                trial.key(),
                state,
                stop,
                error == null ? null : error.code().label(),
                error == null ? null : error.getMessage(),
                referee == null ? 0 : referee.iterations(),
                referee == null ? 0 : referee.seconds(),
                started,
                Instant.now().toString(),
                Map.of(),
                environment);
    }

    @Override
    public void close() {
        pump.close();
    }

    private record TrialSetup(TrialSpec trial, Datasets datasets) implements Setup {
        @Override
        public RandomGenerator random(String stream) {
            return RandomStreams.of(trial.seed(), "experiment", trial.experiment(), stream);
        }
    }

    /** Carries the referee of a solve that threw, whose numbers are kept. */
    private static final class SolveFailure extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Referee<?, ?> referee;

        SolveFailure(Referee<?, ?> referee, Throwable cause) {
            super(cause);
            this.referee = referee;
        }
    }
}
