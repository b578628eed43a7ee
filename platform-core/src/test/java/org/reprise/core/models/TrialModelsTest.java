package org.reprise.core.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.bus.Bus;
import org.reprise.core.process.ProcessExecutor;
import org.reprise.core.process.ProcessSettings;
import org.reprise.core.process.Request;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.trial.TrialLimits;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/** Models inside trials: whatever a trial does with them, nothing is left and the host goes on. */
@Timeout(120)
class TrialModelsTest {
    private static final List<MetricInfo> METRICS =
            ExperimentInfo.of(Learner.Line.class).metrics();

    @TempDir
    private Path folder;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private ModelRuntime models;
    private Bus bus;
    private RunStore store;

    @BeforeEach
    void start() {
        models = new ModelRuntime(ModelRuntimeTest.HOME);
        bus = new Bus();
        store = new RunStore(folder.resolve("results"));
        StoreParty.join(bus, store);
    }

    @AfterEach
    void stop() {
        bus.close();
        models.close();
        assertThat(models.usage()).isEqualTo(new ModelRuntime.Usage(0, 0, 0, 0));
    }

    private TrialRunner runner(double timeout) {
        return new TrialRunner(bus, store, new Learner(), models, Map.of(), 2, new TrialLimits(timeout, -1));
    }

    private TrialRunner.Outcome run(Learner.Manner manner, double timeout) throws InterruptedException {
        try (TrialRunner runner = runner(timeout)) {
            return runner.run(Learner.trial(manner, 1), METRICS, cancelled::get);
        }
    }

    private double[] sums(TrialRunner.Outcome outcome) {
        return store.numbers(store.get(outcome.run())).get("sum").series().values();
    }

    @Test
    void whatATrialOpensIsClosedWithItAndWhatAProblemOpensWithTheProblem() throws InterruptedException {
        try (TrialRunner runner = runner(0)) {
            for (int seed = 0; seed < 8; seed++) {
                TrialRunner.Outcome outcome =
                        runner.run(Learner.trial(Learner.Manner.TRAINS, seed), METRICS, () -> false);
                assertThat(outcome.error()).isNull();
                assertThat(sums(outcome)).hasSize(21).startsWith(2, 1, 0.5);
                // Four problems are kept, each with a model.
                assertThat(models.usage().models()).isEqualTo(Math.min(seed + 1, 4));
                assertThat(models.usage().loops()).isZero();
                assertThat(models.usage().bytes()).isZero();
            }
        }
        assertThat(models.usage().models()).isZero();
    }

    @Test
    void manyTrialsSideBySideShareProblemsAndSessions() throws Exception {
        try (TrialRunner runner = runner(0)) {
            List<CompletableFuture<TrialRunner.Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                TrialSpec trial = Learner.trial(i % 2 == 0 ? Learner.Manner.TRAINS : Learner.Manner.FORKS, i % 7);
                outcomes.add(CompletableFuture.supplyAsync(() -> {
                    try {
                        return runner.run(trial, METRICS, () -> false);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (CompletableFuture<TrialRunner.Outcome> outcome : outcomes) {
                assertThat(outcome.get().error()).isNull();
                assertThat(outcome.get().record().state()).isEqualTo(RunState.DONE);
            }
        }
    }

    @Test
    void aLongCallEndsSoonAfterItsTrialIsCancelled() throws Exception {
        for (Learner.Manner manner : List.of(Learner.Manner.HANGS, Learner.Manner.HANGS_EARLY)) {
            cancelled.set(false);
            CompletableFuture<TrialRunner.Outcome> running = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(manner, 0);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(1000);
            assertThat(running).isNotDone();
            long start = System.nanoTime();
            cancelled.set(true);
            TrialRunner.Outcome outcome = running.join();
            assertThat((System.nanoTime() - start) / 1e9).isLessThan(1.5);
            assertThat(outcome.error()).isNull();
            assertThat(outcome.record().state()).isEqualTo(RunState.CANCELLED);
            if (manner == Learner.Manner.HANGS) {
                assertThat(sums(outcome)).containsExactly(2, 1, 0.5, 0.25);
            }
        }
    }

    @Test
    void aLongCallEndsWithItsTime() throws InterruptedException {
        TrialRunner.Outcome outcome = run(Learner.Manner.HANGS, 1);
        assertThat(outcome.record().state()).isEqualTo(RunState.TIMEOUT);
        assertThat(outcome.error().code()).isEqualTo(ErrorCode.TIME_LIMIT);
        assertThat(outcome.error().getMessage()).doesNotContain("does not stop");
        assertThat(sums(outcome)).containsExactly(2, 1, 0.5, 0.25);
    }

    @Test
    void misuseFailsTheTrialAndNotTheProcess() throws InterruptedException {
        TrialRunner.Outcome outcome = run(Learner.Manner.MISUSES, 0);
        assertThat(outcome.record().state()).isEqualTo(RunState.FAILED);
        assertThat(outcome.error().code()).isEqualTo(ErrorCode.MODEL_CLOSED);
    }

    @Test
    void aThreadThatGoesOnAfterItsTrialCrashesNothing() throws InterruptedException {
        TrialRunner.Outcome outcome = run(Learner.Manner.STRAYS, 0);
        assertThat(outcome.record().state()).isEqualTo(RunState.DONE);
        for (int i = 0; i < 600 && models.usage().models() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(models.usage().models()).isZero();
    }

    @Test
    void aDeviceThatIsNotThereFailsTheTrial() throws InterruptedException {
        try (TrialRunner runner = runner(0)) {
            TrialRunner.Outcome outcome =
                    runner.run(Learner.trial(Learner.Manner.TRAINS, 1, "cuda:7"), METRICS, () -> false);
            assertThat(outcome.error().code()).isEqualTo(ErrorCode.DEVICE);
            assertThat(outcome.record().environment()).containsEntry("device", "cuda:7");
        }
    }

    @Test
    void processesRunModelsToo() throws InterruptedException {
        ProcessExecutor executor = new ProcessExecutor(
                bus,
                store,
                new ProcessSettings(LearnerProcess.class.getName(), 256L << 20, true, 1, new TrialLimits(0, -1), false),
                new Request.Place(
                        store.root().toAbsolutePath().toString(),
                        List.of(),
                        ModelRuntimeTest.HOME.toAbsolutePath().toString(),
                        List.of(),
                        true),
                Map.of());
        TrialRunner.Outcome done = executor.execute(
                        Learner.trial(Learner.Manner.TRAINS, 1), METRICS, false, cancelled::get)
                .orElseThrow();
        assertThat(done.error()).isNull();
        assertThat(sums(done)).hasSize(21).startsWith(2, 1, 0.5);
        long start = System.nanoTime();
        TrialRunner.Outcome stopped = executor.execute(
                        Learner.trial(Learner.Manner.HANGS, 2),
                        METRICS,
                        false,
                        () -> System.nanoTime() - start > 3_000_000_000L)
                .orElseThrow();
        assertThat(stopped.record().state()).isEqualTo(RunState.CANCELLED);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(6);
    }
}
