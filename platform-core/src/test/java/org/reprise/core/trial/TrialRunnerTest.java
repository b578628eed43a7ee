package org.reprise.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Kind;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.RunState;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.Numbers;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo;

@Timeout(60)
class TrialRunnerTest {
    @TempDir
    private Path folder;

    private Bus bus;
    private RunStore store;

    @BeforeEach
    void start() {
        bus = new Bus();
        store = new RunStore(folder);
        StoreParty.join(bus, store);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private static TrialSpec trial(int steps, Countdown.Mishap mishap, Budget budget, Schedule schedule) {
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
                        mishap.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')),
                Map.of(),
                7,
                "cpu",
                budget,
                schedule);
    }

    private TrialRunner.Outcome run(TrialSpec trial, long measuringNanos) {
        return run(trial, measuringNanos, new AtomicBoolean());
    }

    private TrialRunner.Outcome run(TrialSpec trial, long measuringNanos, AtomicBoolean cancelled) {
        try (TrialRunner runner = new TrialRunner(
                bus,
                store,
                new Countdown.Plugin(measuringNanos),
                new ModelRuntime(folder),
                Map.of("java", "test"),
                1)) {
            return runner.run(trial, ExperimentInfo.of(Countdown.Number.class).metrics(), cancelled::get);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Numbers> numbers(TrialRunner.Outcome outcome) {
        return store.numbers(store.get(outcome.run()));
    }

    private static Budget iterations(long most) {
        return new Budget(most, 60, null, 0);
    }

    @Test
    void everythingThatWasMeasuredIsStoredInOrder() {
        TrialRunner.Outcome outcome = run(trial(10, Countdown.Mishap.NONE, iterations(100), new Schedule(1, 0)), 0);
        assertThat(outcome.record().state()).isEqualTo(RunState.DONE);
        assertThat(outcome.record().stop()).isEqualTo(StopReason.RETURNED);
        Map<String, Numbers> numbers = numbers(outcome);
        assertThat(numbers.get("value").series().values())
                .containsExactly(
                        1, 0.5, 0.25, 0.125, 1 / 16d, 1 / 32d, 1 / 64d, 1 / 128d, 1 / 256d, 1 / 512d, 1 / 1024d);
        assertThat(numbers.get("halvings").kind()).isEqualTo(Kind.COUNT);
        assertThat(numbers.get("halvings").series().last()).isEqualTo(10);
        assertThat(numbers.get("noise").kind()).isEqualTo(Kind.RECORD);
        assertThat(store.get(outcome.run()).record().last()).containsEntry("value", 1 / 1024d);
    }

    @Test
    void theLastIterateIsMeasuredWhateverTheSchedule() {
        Map<String, Numbers> numbers =
                numbers(run(trial(10, Countdown.Mishap.NONE, iterations(100), new Schedule(1000, 0)), 0));
        assertThat(numbers.get("value").series().iterations()).containsExactly(0, 10);
    }

    @Test
    void budgetsAndTargetsEndATrial() {
        assertThat(run(trial(1000, Countdown.Mishap.NONE, iterations(7), new Schedule(1, 0)), 0)
                        .record())
                .satisfies(record -> {
                    assertThat(record.stop()).isEqualTo(StopReason.ITERATIONS);
                    assertThat(record.iterations()).isEqualTo(7);
                });
        Budget target = new Budget(1000, 60, "double", 0.1);
        assertThat(run(trial(1000, Countdown.Mishap.NONE, target, new Schedule(1, 0)), 0)
                        .record())
                .satisfies(record -> {
                    assertThat(record.stop()).isEqualTo(StopReason.TARGET);
                    assertThat(record.iterations()).isEqualTo(5);
                });
        Budget seconds = new Budget(Long.MAX_VALUE, 0.05, null, 0);
        assertThat(run(trial(1, Countdown.Mishap.RUNS_FOREVER, seconds, Schedule.DEFAULT), 0)
                        .record()
                        .stop())
                .isEqualTo(StopReason.SECONDS);
    }

    @Test
    void measuringIsNotChargedToTheAlgorithm() {
        long pause = TimeUnit.MILLISECONDS.toNanos(20);
        TrialRunner.Outcome outcome = run(trial(10, Countdown.Mishap.NONE, iterations(100), new Schedule(1, 0)), pause);
        // Eleven measurements of 20 ms: were they charged, it would be more than 0.2 s.
        assertThat(outcome.record().seconds()).isLessThan(0.1);
    }

    @Test
    void whatThrowsFailsItsTrialAndKeepsItsNumbers() {
        TrialRunner.Outcome outcome = run(trial(10, Countdown.Mishap.THROWS, iterations(100), new Schedule(1, 0)), 0);
        assertThat(outcome.record().state()).isEqualTo(RunState.FAILED);
        assertThat(outcome.error().code()).isEqualTo(ErrorCode.PLUGIN_FAILED);
        assertThat(outcome.record().reason()).contains("IllegalStateException", "halve", "no more");
        assertThat(numbers(outcome).get("value").series().size()).isEqualTo(6);
        assertThat(run(trial(10, Countdown.Mishap.OVERFLOWS, iterations(100), new Schedule(1, 0)), 0)
                        .record()
                        .reason())
                .contains("StackOverflowError");
    }

    private TrialRunner.Outcome runWithin(double seconds, TrialSpec trial) throws InterruptedException {
        try (TrialRunner runner = new TrialRunner(
                bus,
                store,
                new Countdown.Plugin(0),
                new ModelRuntime(folder),
                Map.of(),
                1,
                new TrialLimits(seconds, -1))) {
            return runner.run(trial, ExperimentInfo.of(Countdown.Number.class).metrics(), () -> false);
        }
    }

    @Test
    void aTrialThatRunsPastItsTimeLimitEndsAtItsNextIterate() throws InterruptedException {
        TrialRunner.Outcome outcome =
                runWithin(0.3, trial(1, Countdown.Mishap.RUNS_FOREVER, iterations(Long.MAX_VALUE), Schedule.DEFAULT));
        assertThat(outcome.record().state()).isEqualTo(RunState.TIMEOUT);
        assertThat(outcome.record().stop()).isEqualTo(StopReason.TIMEOUT);
        assertThat(outcome.error().code()).isEqualTo(ErrorCode.TIME_LIMIT);
        assertThat(outcome.record().reason()).contains("0.3 s of --timeout").doesNotContain("its thread");
        assertThat(numbers(outcome).get("value").series().size()).isPositive();
    }

    @Test
    void aTrialThatNeverYieldsIsLeftBehindWithItsNumbers() throws InterruptedException {
        TrialRunner.Outcome outcome =
                runWithin(0.3, trial(10, Countdown.Mishap.NEVER_YIELDS, iterations(100), new Schedule(1, 0)));
        assertThat(outcome.record().state()).isEqualTo(RunState.TIMEOUT);
        assertThat(outcome.record().reason()).contains("its thread does not stop");
        assertThat(numbers(outcome).get("value").series().size()).isEqualTo(6);
        // The next one is not held up.
        assertThat(run(trial(10, Countdown.Mishap.NONE, iterations(100), new Schedule(1, 0)), 0)
                        .record()
                        .state())
                .isEqualTo(RunState.DONE);
    }

    @Test
    void anAlgorithmThatOverlooksTheEndFails() {
        TrialRunner.Outcome outcome = run(trial(3, Countdown.Mishap.GOES_ON, iterations(10), new Schedule(1, 0)), 0);
        assertThat(outcome.error().code()).isEqualTo(ErrorCode.PLUGIN_CONTRACT);
        assertThat(numbers(outcome).get("value").series().size()).isEqualTo(11);
    }

    @Test
    void whatATrialPrintsIsKeptUpToALimitAndStaysOffStandardOutput() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setOut(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            TrialRunner.Outcome outcome = run(trial(10, Countdown.Mishap.PRINTS, iterations(100), Schedule.DEFAULT), 0);
            assertThat(outcome.record().state()).isEqualTo(RunState.DONE);
            assertThat(Files.size(store.output(outcome.run()))).isBetween(1L << 20, (1L << 20) + 100);
            assertThat(seen.size()).isZero();
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void aTrialThatEatsAllMemoryFailsAlone() {
        TrialRunner.Outcome outcome =
                run(trial(10, Countdown.Mishap.EATS_MEMORY, iterations(100), new Schedule(1, 0)), 0);
        assertThat(outcome.error().code()).isEqualTo(ErrorCode.MEMORY);
        assertThat(numbers(outcome).get("value").series().size()).isEqualTo(6);
        assertThat(run(trial(10, Countdown.Mishap.NONE, iterations(100), new Schedule(1, 0)), 0)
                        .record()
                        .state())
                .isEqualTo(RunState.DONE);
    }

    @Test
    void cancellingStopsAfterThePresentIterate() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Thread user = new Thread(() -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            cancelled.set(true);
        });
        user.start();
        TrialRunner.Outcome outcome = run(
                trial(1, Countdown.Mishap.RUNS_FOREVER, iterations(Long.MAX_VALUE), Schedule.DEFAULT), 0, cancelled);
        assertThat(outcome.record().state()).isEqualTo(RunState.CANCELLED);
        assertThat(store.finished(store.get(outcome.run()).trial())).isEmpty();
    }

    @Test
    void aSlowConsumerDoesNotSlowTheAlgorithmAndLosesNothing() throws InterruptedException {
        bus.consume(
                Addresses.MEASUREMENTS,
                TrialMessage.class,
                message -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300)));
        long before = System.nanoTime();
        TrialRunner.Outcome outcome =
                run(trial(50_000, Countdown.Mishap.NONE, iterations(100_000), new Schedule(1, 0)), 0);
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertThat(numbers(outcome).get("value").series().size()).isEqualTo(50_001);
    }

    @Test
    void theSameTrialGivesTheSameNumbers() {
        TrialSpec trial = trial(10, Countdown.Mishap.NONE, iterations(100), new Schedule(1, 0));
        assertThat(numbers(run(trial, 0)).get("noise").series().values())
                .isEqualTo(numbers(run(trial, 0)).get("noise").series().values());
    }
}
