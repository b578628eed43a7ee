package org.reprise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.run.Budget;
import org.reprise.core.run.Kind;
import org.reprise.core.run.MeasurementBatch;
import org.reprise.core.run.PluginRef;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.Schedule;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Json;
import org.reprise.spi.RepriseException;
import org.reprise.spi.Series;

class RunStoreTest {
    @TempDir
    private Path folder;

    static TrialSpec trial(long seed) {
        return trial(seed, new PluginRef("paper", "1.0.0", "abc"));
    }

    private static TrialSpec trial(long seed, PluginRef plugin) {
        return new TrialSpec(
                "0.1",
                plugin,
                "experiment",
                Map.of("n", 5, "eta", 1200.0, "kind", "round"),
                plugin,
                "algorithm",
                Map.of("kappa", 6.0),
                Map.of("digits", "def"),
                seed,
                "cpu",
                new Budget(100, 10, "error", 1e-9),
                Schedule.DEFAULT);
    }

    private static RunRecord record(TrialSpec trial, RunState state) {
        return new RunRecord(
                RunRecord.SCHEMA,
                trial.key(),
                state,
                StopReason.RETURNED,
                null,
                null,
                3,
                0.5,
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:01Z",
                Map.of(),
                Map.of("java", "17"));
    }

    private static TrialMessage numbers(String run, double... values) {
        int size = values.length;
        long[] iterations = new long[size];
        for (int i = 0; i < size; i++) {
            iterations[i] = i;
        }
        return new TrialMessage.Numbers(new MeasurementBatch(
                run, List.of("error"), List.of(Kind.MEASUREMENT), iterations, new long[size], new int[size], values));
    }

    private static void finish(RunStore store, String run, RunRecord record) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        store.accept(new TrialMessage.End(run, record, written));
        written.join();
    }

    @Test
    void aFinishedRunIsFoundAgainWithItsNumbers() {
        TrialSpec trial = trial(0);
        RunStore store = new RunStore(folder);
        String run = store.open(trial);
        store.accept(numbers(run, 1, Double.NaN, 1e-300));
        assertThat(store.finished(trial)).isEmpty();
        finish(store, run, record(trial, RunState.DONE));

        StoredRun found = new RunStore(folder).finished(trial).orElseThrow();
        assertThat(found.trial()).isEqualTo(trial);
        assertThat(found.record().last()).containsEntry("error", 1e-300);
        Series error = store.numbers(found).get("error").series();
        assertThat(error.values()).containsExactly(1, Double.NaN, 1e-300);
        assertThat(new RunStore(folder).finished(trial(1))).isEmpty();
    }

    @Test
    void theIdentityOfATrialSurvivesJson() throws IOException {
        TrialSpec trial = trial(3);
        assertThat(Json.read(Json.readable(trial), TrialSpec.class).key()).isEqualTo(trial.key());
        TrialSpec dependent = trial(3, new PluginRef("paper", "1.0.0", "abc", Map.of("base", "123")));
        assertThat(Json.read(Json.readable(dependent), TrialSpec.class)).isEqualTo(dependent);
        assertThat(dependent.key()).isNotEqualTo(trial.key());
        assertThat(Json.canonical(trial)).doesNotContain("dependencies");
    }

    @Test
    void failedRunsAreNotReusedAndStay() {
        TrialSpec trial = trial(0);
        RunStore store = new RunStore(folder);
        finish(store, store.open(trial), record(trial, RunState.FAILED));
        assertThat(store.finished(trial)).isEmpty();
        finish(store, store.open(trial), record(trial, RunState.DONE));
        assertThat(store.finished(trial)).isPresent();
        assertThat(store.list()).hasSize(2);
    }

    @Test
    void whatADeadProcessLeftIsInterruptedAndMakesRoomForTheNextRun() throws IOException {
        TrialSpec trial = trial(0);
        RunStore dead = new RunStore(folder);
        String run = dead.open(trial);
        dead.accept(numbers(run, 1, 2));
        // A torn last line, as kill -9 leaves it, and no lock.
        Path left = folder.resolve("runs").resolve(run);
        Files.writeString(left.resolve(RunFiles.MEASUREMENTS), "2,0.1,measure", StandardOpenOption.APPEND);
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy.resolve("runs").resolve(run));
        for (String file : List.of(RunFiles.TRIAL, RunFiles.MEASUREMENTS)) {
            Files.copy(left.resolve(file), copy.resolve("runs").resolve(run).resolve(file));
        }

        RunStore store = new RunStore(copy);
        StoredRun interrupted = store.get(run);
        assertThat(interrupted.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(store.numbers(interrupted).get("error").series().values()).containsExactly(1, 2);
        finish(store, store.open(trial), record(trial, RunState.DONE));
        assertThat(store.list()).singleElement().satisfies(r -> assertThat(r.state())
                .isEqualTo(RunState.DONE));
        assertThat(new RunStore(folder).get(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aDamagedFolderIsToldAndDoesNotHideTheOthers() throws IOException {
        TrialSpec trial = trial(0);
        RunStore store = new RunStore(folder);
        String run = store.open(trial);
        finish(store, run, record(trial, RunState.DONE));
        Files.writeString(folder.resolve("runs").resolve(run).resolve(RunFiles.RUN), "{ torn");
        finish(store, store.open(trial(1)), record(trial(1), RunState.DONE));
        assertThat(store.list()).hasSize(2);
        assertThat(store.finished(trial)).isEmpty();
        assertThat(store.finished(trial(1))).isPresent();
        // A new run of the damaged one's trial leaves it where it is: someone may want to mend it.
        finish(store, store.open(trial), record(trial, RunState.DONE));
        assertThat(folder.resolve("runs").resolve(run).resolve(RunFiles.RUN)).exists();
        assertThat(store.finished(trial)).isPresent();
    }

    @Test
    void runsAreNamedByTheirBeginnings() {
        TrialSpec trial = trial(0);
        RunStore store = new RunStore(folder);
        finish(store, store.open(trial), record(trial, RunState.DONE));
        assertThat(store.get(trial.id().substring(0, 5)).id()).isEqualTo(trial.id());
        assertThatThrownBy(() -> store.get("zzz"))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("zzz");
        store.delete(store.get(trial.id()));
        assertThat(store.list()).isEmpty();
    }

    @Test
    void anUnwritableFolderIsAStorageError() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new RunStore(file.resolve("inside")).open(trial(0)))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("inside");
    }

    @Test
    void differencesNameTheFirstPartThatDiffers() {
        assertThat(Differences.between(trial(0), trial(1)))
                .containsExactly(new Differences.Difference("seed", "0", "1"));
        assertThat(Differences.between(trial(0), trial(0))).isEmpty();
    }
}
