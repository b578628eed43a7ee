package org.reprise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;

class GarbageTest {
    @TempDir
    private Path folder;

    private static List<String> ids(List<Garbage> garbage) {
        return garbage.stream().map(piece -> piece.run().id()).toList();
    }

    private Path runFolder(String run) {
        return folder.resolve("runs").resolve(run);
    }

    @Test
    void attemptsThatAnotherSupersedesGoAndTheOnlyOnesStay() {
        RunStore store = new RunStore(folder);
        TrialSpec trial = SampleRuns.trial(0);
        String failed = SampleRuns.run(store, trial, RunState.FAILED, 1);
        String cancelled = SampleRuns.run(store, trial, RunState.CANCELLED, 1);
        String done = SampleRuns.run(store, trial, RunState.DONE, 1);
        String alone = SampleRuns.run(store, SampleRuns.trial(1), RunState.FAILED, 1);

        List<Garbage> planned = store.collect(true);
        assertThat(ids(planned)).containsExactly(failed, cancelled);
        assertThat(planned).allSatisfy(piece -> {
            assertThat(piece.why()).contains(done);
            assertThat(piece.bytes()).isGreaterThan(100);
        });
        assertThat(store.list()).hasSize(4);

        assertThat(ids(store.collect(false))).containsExactly(failed, cancelled);
        assertThat(store.list()).extracting(StoredRun::id).containsExactlyInAnyOrder(done, alone);
        assertThat(store.finished(trial)).map(StoredRun::id).contains(done);
        assertThat(store.collect(false)).isEmpty();
    }

    @Test
    void interruptedRunsGoAndThoseBeingWrittenStay() throws IOException {
        RunStore store = new RunStore(folder);
        String open = store.open(SampleRuns.trial(0));
        String done = SampleRuns.run(store, SampleRuns.trial(1), RunState.DONE, 1);
        String dead = SampleRuns.run(store, SampleRuns.trial(2), RunState.DONE, 1);
        Files.delete(runFolder(dead).resolve(RunFiles.RUN));

        assertThat(ids(store.collect(false))).containsExactly(dead);
        assertThat(store.list()).extracting(StoredRun::id).containsExactlyInAnyOrder(open, done);
    }

    @Test
    void damagedRecordsAndFoldersOfOthersStay() throws IOException {
        RunStore store = new RunStore(folder);
        String damaged = SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 1);
        Files.writeString(runFolder(damaged).resolve(RunFiles.RUN), "{ torn");
        Files.createDirectories(runFolder("notes"));
        assertThat(store.collect(false)).isEmpty();
        assertThat(runFolder("notes")).isDirectory();
        assertThat(runFolder(damaged)).isDirectory();
    }

    @Test
    void afterManyFailuresTheFinishedRunIsStillFound() {
        RunStore store = new RunStore(folder);
        TrialSpec trial = SampleRuns.trial(0);
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            failed.add(SampleRuns.run(store, trial, RunState.FAILED, 1));
        }
        String done = SampleRuns.run(store, trial, RunState.DONE, 1);
        store.collect(false);
        assertThat(store.finished(trial)).map(StoredRun::id).contains(done);
        assertThat(store.list()).hasSizeLessThan(4);
        assertThat(store.collect(false)).isEmpty();

        // A new attempt fills a gap, and is the newest nevertheless.
        String again = store.open(trial);
        SampleRuns.finish(store, again, trial, RunState.DONE, "2026-01-02T00:00:00Z");
        assertThat(again).isEqualTo(failed.get(0));
        assertThat(store.finished(trial)).map(StoredRun::id).contains(again);
    }

    @Test
    void aStoreThatIsNotThereIsNotMade() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(new RunStore(nowhere).collect(true)).isEmpty();
        assertThat(new RunStore(nowhere).collect(false)).isEmpty();
        assertThat(nowhere).doesNotExist();
    }
}
