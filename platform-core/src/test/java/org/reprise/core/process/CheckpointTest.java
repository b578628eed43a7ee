package org.reprise.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.bus.Bus;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.run.Budget;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.RunState;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoreParty;
import org.reprise.core.store.StoredRun;
import org.reprise.core.trial.Countdown;
import org.reprise.core.trial.TrialLimits;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ExperimentInfo;

/** Trials that are killed and go on. */
@Timeout(120)
class CheckpointTest {
    @TempDir
    private Path folder;

    private Bus bus;
    private RunStore store;

    @BeforeEach
    void start() {
        bus = new Bus();
        store = new RunStore(folder.resolve("results"));
        StoreParty.join(bus, store);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private static TrialSpec trial(int steps) {
        PluginRef plugin = new PluginRef("countdown", "1", "0");
        return new TrialSpec(
                "0.1",
                plugin,
                "number",
                Map.of("start", 1.0),
                plugin,
                "halve",
                Map.of("steps", steps, "mishap", "pauses"),
                Map.of(),
                7,
                "cpu",
                new Budget(10_000, 600, null, 0),
                new Schedule(3, 0));
    }

    private TrialRunner.Outcome process(TrialSpec trial) {
        ProcessExecutor executor = new ProcessExecutor(
                bus,
                store,
                new ProcessSettings(
                        CountdownProcess.class.getName(), 64L << 20, false, 1, new TrialLimits(0, 0), false),
                new Request.Place(
                        store.root().toString(),
                        List.of(),
                        folder.resolve("home").toString(),
                        List.of(),
                        true),
                Map.of());
        try {
            return executor.execute(
                            trial, ExperimentInfo.of(Countdown.Number.class).metrics(), false, () -> false)
                    .orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An unbroken run of the same in this process. */
    private Map<String, String> unbroken(TrialSpec trial) throws InterruptedException {
        Bus other = new Bus();
        RunStore elsewhere = new RunStore(folder.resolve("unbroken"));
        StoreParty.join(other, elsewhere);
        try (TrialRunner runner =
                new TrialRunner(other, elsewhere, new Countdown.Plugin(0), new ModelRuntime(folder), Map.of(), 1)) {
            TrialRunner.Outcome outcome =
                    runner.run(trial, ExperimentInfo.of(Countdown.Number.class).metrics(), () -> false);
            return numbers(elsewhere, outcome.run());
        } finally {
            other.close();
        }
    }

    /** Iterations and values of everything, without the time. */
    private static Map<String, String> numbers(RunStore store, String run) {
        Map<String, String> numbers = new TreeMap<>();
        store.numbers(store.get(run))
                .forEach((name, values) -> numbers.put(
                        name,
                        values.kind()
                                + java.util.Arrays.toString(values.series().iterations())
                                + java.util.Arrays.toString(values.series().values())));
        return numbers;
    }

    private boolean has(String file) throws IOException {
        if (!Files.isDirectory(store.runs())) {
            return false;
        }
        try (Stream<Path> runs = Files.list(store.runs())) {
            return runs.anyMatch(run -> Files.exists(run.resolve(file)));
        }
    }

    @Test
    void aTrialThatIsKilledAgainAndAgainEndsAsIfItHadNotBeen() throws Exception {
        TrialSpec trial = trial(100);
        Random random = new Random(5);
        for (int kill = 0; kill < 3; kill++) {
            CompletableFuture<TrialRunner.Outcome> running = CompletableFuture.supplyAsync(() -> process(trial));
            while (!store.standing(trial).running() || !has("checkpoint.bin")) {
                Thread.sleep(5);
            }
            Thread.sleep(200 + random.nextInt(300));
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            assertThat(running.get().record().state()).isEqualTo(RunState.FAILED);
        }
        TrialRunner.Outcome last = process(trial);
        assertThat(last.record().state()).isEqualTo(RunState.DONE);
        assertThat(last.record().environment().get("resumed")).startsWith("at iteration ");
        assertThat(numbers(store, last.run())).isEqualTo(unbroken(trial));
        StoredRun run = store.get(last.run());
        assertThat(run.record().last())
                .containsEntry("value", Math.pow(0.5, 100))
                .containsEntry("halvings", 100.0);
        assertThat(Files.exists(run.folder().resolve("checkpoint.bin"))).isFalse();
        assertThat(Files.exists(run.folder().resolve("checkpoint.csv"))).isFalse();
    }

    @Test
    void aDamagedCheckpointIsNoneAtAll() throws Exception {
        TrialSpec trial = trial(30);
        CompletableFuture<TrialRunner.Outcome> running = CompletableFuture.supplyAsync(() -> process(trial));
        while (!has("checkpoint.bin")) {
            Thread.sleep(5);
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        Path checkpoint = store.get(running.get().run()).folder().resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);
        TrialRunner.Outcome again = process(trial);
        assertThat(again.record().environment()).doesNotContainKey("resumed");
        assertThat(numbers(store, again.run())).isEqualTo(unbroken(trial));
    }

    @Test
    void aStoppedTrialGoesOnInThisProcessToo() throws Exception {
        TrialSpec trial = trial(40);
        try (TrialRunner runner = new TrialRunner(
                bus, store, new Countdown.Plugin(0), new ModelRuntime(folder), Map.of(), 1, new TrialLimits(0, 0))) {
            var metrics = ExperimentInfo.of(Countdown.Number.class).metrics();
            long start = System.nanoTime();
            TrialRunner.Outcome stopped = runner.execute(
                            trial, metrics, false, () -> System.nanoTime() - start > 300_000_000)
                    .orElseThrow();
            assertThat(stopped.record().state()).isEqualTo(RunState.CANCELLED);
            TrialRunner.Outcome done =
                    runner.execute(trial, metrics, false, () -> false).orElseThrow();
            assertThat(done.record().state()).isEqualTo(RunState.DONE);
            assertThat(done.record().environment()).containsKey("resumed");
            assertThat(done.record().seconds()).isGreaterThan(40 * 0.02);
            assertThat(numbers(store, done.run())).isEqualTo(unbroken(trial));
        }
    }
}
