package org.reprise.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.bus.Bus;
import org.reprise.core.run.Budget;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.RunState;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.trial.Countdown;
import org.reprise.core.trial.TrialLimits;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.RepriseException;

@Timeout(120)
class ProcessExecutorTest {
    private static final long MEMORY = 64L << 20;

    @TempDir
    private Path folder;

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private Bus bus;
    private RunStore store;

    @BeforeEach
    void start() {
        bus = new Bus();
        store = new RunStore(folder.resolve("results"));
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private static TrialSpec trial(int steps, Countdown.Mishap mishap) {
        PluginRef plugin = new PluginRef("countdown", "1", "0");
        return new TrialSpec(
                "0.1",
                plugin,
                "number",
                Map.of("start", 1.0),
                plugin,
                "halve",
                Map.of(
                        "steps",
                        steps,
                        "mishap",
                        mishap.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                Map.of(),
                7,
                "cpu",
                new Budget(1000, 60, null, 0),
                new Schedule(1, 0));
    }

    private ProcessExecutor executor(boolean capped, double timeout, boolean guarded) {
        return new ProcessExecutor(
                bus,
                store,
                new ProcessSettings(
                        CountdownProcess.class.getName(), MEMORY, capped, 1, new TrialLimits(timeout, -1), guarded),
                new Request.Place(
                        store.root().toString(),
                        List.of(),
                        folder.resolve("home").toString(),
                        List.of(),
                        true),
                Map.of("java", "test"));
    }

    private TrialRunner.Outcome run(TrialSpec trial, double timeout) throws InterruptedException {
        return executor(false, timeout, false)
                .execute(trial, ExperimentInfo.of(Countdown.Number.class).metrics(), false, cancelled::get)
                .orElseThrow();
    }

    private StoredRun failed(Countdown.Mishap mishap, ErrorCode code, String... words) throws InterruptedException {
        TrialRunner.Outcome outcome = run(trial(10, mishap), 0);
        assertThat(outcome.error().code()).isEqualTo(code);
        StoredRun run = store.get(outcome.run());
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.record().code()).isEqualTo(code.label());
        assertThat(run.record().reason()).contains(words).doesNotContain("\n");
        assertThat(store.finished(run.trial())).isEmpty();
        assertThat(store.standing(run.trial()).running()).isFalse();
        return run;
    }

    @Test
    void aTrialLeavesTheSameAsInThisProcess() throws InterruptedException {
        TrialRunner.Outcome outcome = run(trial(10, Countdown.Mishap.NONE), 0);
        assertThat(outcome.record().state()).isEqualTo(RunState.DONE);
        assertThat(store.numbers(store.get(outcome.run())).get("value").series().values())
                .hasSize(11)
                .endsWith(1 / 512d, 1 / 1024d);
        // It is there now: nobody runs it again.
        assertThat(executor(false, 0, false)
                        .execute(store.get(outcome.run()).trial(), List.of(), false, cancelled::get))
                .isEmpty();
    }

    @Test
    void whatEndsTheProcessCostsItsTrialAloneAndIsTold() throws InterruptedException {
        failed(Countdown.Mishap.EXITS, ErrorCode.PLUGIN_FAILED, "System.exit(3)", "'halve'", "'number'");
        failed(Countdown.Mishap.HALTS, ErrorCode.PROCESS_DIED, "exit code 7");
        failed(Countdown.Mishap.EATS_MEMORY, ErrorCode.MEMORY, "64 MiB of heap");
        failed(Countdown.Mishap.THROWS, ErrorCode.PLUGIN_FAILED, "IllegalStateException", "no more");
        assertThat(run(trial(10, Countdown.Mishap.NONE), 0).record().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void aNativeCrashIsToldByItsFrame() throws InterruptedException, IOException {
        StoredRun run = failed(Countdown.Mishap.CRASHES, ErrorCode.PROCESS_DIED, "Native code crashed", "SIGSEGV");
        assertThat(Files.readString(store.output(run.id()))).contains("Problematic frame");
    }

    @Test
    void aTrialThatNeverYieldsIsKilled() throws InterruptedException {
        TrialRunner.Outcome outcome = run(trial(10, Countdown.Mishap.NEVER_YIELDS), 1);
        assertThat(outcome.record().state()).isEqualTo(RunState.TIMEOUT);
        assertThat(store.numbers(store.get(outcome.run())).get("value").series().size())
                .isEqualTo(6);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void printingWithoutEndCostsNothingButTime() throws InterruptedException {
        assertThat(run(trial(10, Countdown.Mishap.PRINTS), 0).record().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void theMemoryOutsideTheHeapCanBeCapped() throws InterruptedException {
        assertThat(executor(true, 0, false)
                        .execute(
                                trial(10, Countdown.Mishap.NONE),
                                ExperimentInfo.of(Countdown.Number.class).metrics(),
                                false,
                                cancelled::get)
                        .orElseThrow()
                        .record()
                        .state())
                .isEqualTo(RunState.DONE);
    }

    /** Starts a trial that takes its time and waits until it is at work. */
    private CompletableFuture<TrialRunner.Outcome> slow(TrialSpec trial) throws Exception {
        CompletableFuture<TrialRunner.Outcome> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return run(trial, 0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!store.standing(trial).running()) {
            Thread.sleep(20);
        }
        return outcome;
    }

    @Test
    void killedIsToldAndLeavesRoomForAnother() throws Exception {
        TrialSpec trial = trial(500, Countdown.Mishap.PAUSES);
        CompletableFuture<TrialRunner.Outcome> outcome = slow(trial);
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        assertThat(outcome.get().error().code()).isEqualTo(ErrorCode.PROCESS_DIED);
        assertThat(outcome.get().record().reason()).contains("killed by signal 9");
        assertThat(store.standing(trial)).isEqualTo(new RunStore.Standing(false, Optional.empty()));
    }

    @Test
    void askedToStopItStopsAfterThePresentIterate() throws Exception {
        TrialSpec trial = trial(500, Countdown.Mishap.PAUSES);
        CompletableFuture<TrialRunner.Outcome> outcome = slow(trial);
        cancelled.set(true);
        assertThat(outcome.get().record().state()).isEqualTo(RunState.CANCELLED);
        assertThat(outcome.get().record().iterations()).isLessThan(500);
    }

    @Test
    void aGuardedTrialWritesItsRun() throws InterruptedException {
        ProcessExecutor guarded;
        try {
            guarded = executor(false, 0, true);
        } catch (RepriseException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
            return;
        }
        assertThat(guarded.execute(
                                trial(10, Countdown.Mishap.NONE),
                                ExperimentInfo.of(Countdown.Number.class).metrics(),
                                false,
                                cancelled::get)
                        .orElseThrow()
                        .record()
                        .state())
                .isEqualTo(RunState.DONE);
    }

    @Test
    void sizesAreReadOrRefused() {
        assertThat(ProcessSettings.bytes("512m")).isEqualTo(512L << 20);
        assertThat(ProcessSettings.bytes("4G")).isEqualTo(4L << 30);
        Stream.of("", "4", "1k", "-1g", "0g", "many")
                .forEach(text -> assertThatThrownBy(() -> ProcessSettings.bytes(text))
                        .isInstanceOf(RepriseException.class)
                        .hasMessageContaining("'" + text + "'"));
    }
}
