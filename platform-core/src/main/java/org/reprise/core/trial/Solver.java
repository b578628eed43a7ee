package org.reprise.core.trial;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.core.binding.ParameterBinder;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.models.ModelScope;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunArtifacts;
import org.reprise.core.store.RunStore;
import org.reprise.core.util.Exits;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.Algorithm;
import org.reprise.spi.Datasets;
import org.reprise.spi.Device;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.Models;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Setup;
import org.reprise.spi.specification.ExtensionTypes;

/** Builds the problem of a trial and lets its algorithm solve it. */
final class Solver {
    private final Datasets datasets;
    private final RunStore store;
    private final Extensions extensions;
    private final MeasurementPump pump;
    private final ModelRuntime models;
    private final int threads;
    private final double interval;
    private final Problems problems = new Problems();

    Solver(
            Datasets datasets,
            RunStore store,
            Extensions extensions,
            MeasurementPump pump,
            ModelRuntime models,
            int threads,
            double interval) {
        this.datasets = datasets;
        this.store = store;
        this.extensions = extensions;
        this.pump = pump;
        this.models = models;
        this.threads = threads;
        this.interval = interval;
    }

    /** An attempt at a trial, not started. */
    Attempt attempt(String run, TrialSpec trial, List<MetricInfo> metrics, BooleanSupplier cancelled) {
        return new Attempt(run, trial, metrics, cancelled);
    }

    /** Closes what problems that are kept for later hold. */
    void close() {
        problems.clear();
    }

    private <P, C extends Record> Problems.Use problem(TrialSpec trial, Experiment<P, C, ?> experiment)
            throws Exception {
        return problems.get(
                trial,
                () -> models.problem(new Device(trial.device()), threads),
                scope -> extensions.call(trial.experimentPlugin(), () -> build(experiment, trial, scope)));
    }

    private <C extends Record> Object build(Experiment<?, C, ?> experiment, TrialSpec trial, Models scope)
            throws Exception {
        @SuppressWarnings("unchecked")
        Class<C> type = (Class<C>) ExtensionTypes.argument(experiment.getClass(), Experiment.class, 1);
        C configuration = ParameterBinder.bind("experiment '" + trial.experiment() + "'", type, trial.configuration());
        return experiment.problem(configuration, new TrialSetup(trial, datasets, scope));
    }

    private static Record parameters(TrialSpec trial, Algorithm<?, ?, ?> algorithm) {
        Class<? extends Record> type = ExtensionTypes.argument(algorithm.getClass(), Algorithm.class, 1)
                .asSubclass(Record.class);
        return ParameterBinder.bind("algorithm '" + trial.algorithm() + "'", type, trial.parameters());
    }

    /** An attempt at a trial, in a thread of its own. */
    final class Attempt {
        private final String run;
        private final TrialSpec trial;
        private final List<MetricInfo> metrics;
        private final BooleanSupplier cancelled;
        private final Optional<byte[]> left;
        private final TrialOutput output;
        private final ModelScope scope;
        private final Thread thread = new Thread(this::attempt, "reprise-trial");
        private volatile Referee<?, ?> referee;
        private volatile RepriseException error;
        private volatile StopReason stopping;
        private boolean pumped;
        private boolean abandoned;

        private Attempt(String run, TrialSpec trial, List<MetricInfo> metrics, BooleanSupplier cancelled) {
            this.run = run;
            this.trial = trial;
            this.metrics = metrics;
            this.cancelled = cancelled;
            left = store.checkpoint(run, trial);
            output = new TrialOutput(store.output(run));
            scope = models.trial(new Device(trial.device()), threads);
            thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        /** Waits so long at most; true if it has ended. */
        boolean await(long millis) throws InterruptedException {
            thread.join(millis);
            return !thread.isAlive();
        }

        /** What watches over the trial; null before the problem is built. */
        Referee<?, ?> referee() {
            return referee;
        }

        /** What was thrown; null if nothing was. */
        RepriseException error() {
            return error;
        }

        /** Whether its thread is ending the whole process. */
        boolean exits() {
            return Exits.thread(thread);
        }

        double secondsWithoutYield() {
            return referee == null ? 0 : referee.secondsWithoutYield();
        }

        /** Ends it at its next iterate, as past its time limit. */
        void expire() {
            if (referee != null) {
                referee.expire();
            }
        }

        /**
         * Stops what models compute for it, where no iterate comes that could say so. What its algorithm throws then is
         * no error.
         */
        void stopModels(StopReason reason) {
            stopping = reason;
            scope.stop();
        }

        /** Takes nothing from it any more, whatever its thread goes on to do. */
        synchronized void abandon(StopReason reason) {
            abandoned = true;
            if (referee != null) {
                referee.abandon(reason);
            }
            thread.interrupt();
            scope.stop();
            scope.close();
            drain();
            output.close();
        }

        private void attempt() {
            output.attach();
            scope.bind();
            try {
                solve();
            } catch (Throwable e) {
                if (stopping == null) {
                    error = Failures.of(trial, e);
                } else if (referee != null) {
                    referee.stopped(stopping);
                }
            } finally {
                scope.unbind();
                // Threads that the algorithm left behind may still be in a call.
                scope.stop();
                scope.close();
                drain();
                output.close();
            }
        }

        private <P, C extends Record, S> void solve() throws Exception {
            @SuppressWarnings("unchecked")
            Experiment<P, C, S> experiment =
                    (Experiment<P, C, S>) extensions.experiment(trial.experimentPlugin(), trial.experiment());
            @SuppressWarnings("unchecked")
            Algorithm<P, Record, S> algorithm =
                    (Algorithm<P, Record, S>) extensions.algorithm(trial.algorithmPlugin(), trial.algorithm());
            Record parameters = parameters(trial, algorithm);
            Problems.Use use = problem(trial, experiment);
            try {
                // The planner matched the problem types by their ids; within one plugin family they are the same
                // classes.
                @SuppressWarnings("unchecked")
                P problem = (P) use.problem();
                solve(experiment, algorithm, parameters, problem);
            } finally {
                use.release();
            }
        }

        private <P, S> void solve(
                Experiment<P, ?, S> experiment, Algorithm<P, Record, S> algorithm, Record parameters, P problem)
                throws Exception {
            Referee.TrialContext context =
                    new Referee.TrialContext(run, datasets, scope, new RunArtifacts(store.artefacts(run)), threads);
            Referee<P, S> own = new Referee<>(experiment, problem, metrics, trial, context, pump::wake, cancelled);
            own.use(new TrialCheckpoints(own, left, interval, message -> send(own, message)));
            enter(own);
            own.start();
            S result = extensions.call(trial.algorithmPlugin(), () -> algorithm.solve(problem, parameters, own));
            own.finish(result);
        }

        private void send(Referee<?, ?> own, Function<CompletableFuture<Void>, TrialMessage> message) {
            CompletableFuture<Void> written = new CompletableFuture<>();
            pump.publishBehind(run, own, message.apply(written));
            written.join();
        }

        private synchronized void enter(Referee<?, ?> own) throws InterruptedException {
            if (abandoned) {
                throw new InterruptedException("the trial is over");
            }
            pump.add(run, own);
            pumped = true;
            referee = own;
        }

        /** Sends what is left; what comes later is nobody's. */
        private synchronized void drain() {
            if (pumped) {
                pump.remove(run);
                pumped = false;
            }
        }
    }

    private record TrialSetup(TrialSpec trial, Datasets datasets, Models models) implements Setup {
        @Override
        public RandomGenerator random(String stream) {
            return RandomStreams.of(trial.seed(), "experiment", trial.experiment(), stream);
        }
    }
}
