package org.reprise.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.run.TrialMessage;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.trial.TrialExecutor;
import org.reprise.core.trial.TrialRunner;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

@Timeout(60)
class StudyRunnerTest {
    @TempDir
    private Path folder;

    private final List<TrialSpec> ran = Collections.synchronizedList(new ArrayList<>());

    /** Stores a run at once; fails as often as it is told with what it is told. */
    private TrialExecutor executor(RunStore store, ErrorCode code, int failures) {
        Map<TrialSpec, AtomicInteger> tries = new ConcurrentHashMap<>();
        return (trial, metrics, again, cancelled) -> {
            Optional<String> run = again ? Optional.of(store.open(trial)) : store.openMissing(trial);
            if (run.isEmpty()) {
                return Optional.empty();
            }
            ran.add(trial);
            boolean fails =
                    tries.computeIfAbsent(trial, key -> new AtomicInteger()).incrementAndGet() <= failures;
            RepriseException error = fails ? new RepriseException(code, "failed", "Wait.") : null;
            RunRecord record = new RunRecord(
                    RunRecord.SCHEMA,
                    trial.key(),
                    fails ? RunState.FAILED : RunState.DONE,
                    fails ? StopReason.ERROR : StopReason.RETURNED,
                    fails ? code.label() : null,
                    fails ? "failed" : null,
                    1,
                    1,
                    "2026-01-01T00:00:00Z",
                    "2026-01-01T00:00:01Z",
                    Map.of(),
                    Map.of());
            Thread.sleep(2);
            store.accept(new TrialMessage.End(run.get(), record, new CompletableFuture<>()));
            return Optional.of(new TrialRunner.Outcome(run.get(), record, error));
        };
    }

    private static final class Counter implements StudyRunner.Listener {
        private final AtomicInteger reused = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger retried = new AtomicInteger();

        @Override
        public void started(TrialSpec trial) {
            // Counted at its end.
        }

        @Override
        public void ended(TrialSpec trial, StoredRun run, boolean again, RepriseException error) {
            ended.incrementAndGet();
            reused.addAndGet(again ? 1 : 0);
        }

        @Override
        public void retrying(TrialSpec trial, StoredRun run, RepriseException error, int tries) {
            retried.incrementAndGet();
        }
    }

    private Counter run(int variants, int seeds, int jobs, ErrorCode code, int failures, int retries)
            throws InterruptedException {
        RunStore store = new RunStore(folder);
        Counter counter = new Counter();
        new StudyRunner(store, executor(store, code, failures), jobs, false, retries)
                .run(Samples.study(Preset.Order.WRITTEN, Samples.setting(variants, seeds, 100)), counter);
        return counter;
    }

    @Test
    void onlyWhatIsMissingRuns() throws InterruptedException {
        run(3, 2, 2, null, 0, 0);
        assertThat(ran).hasSize(6).doesNotHaveDuplicates();
        Counter again = run(3, 3, 2, null, 0, 0);
        assertThat(again.reused.get()).isEqualTo(6);
        assertThat(ran).hasSize(9).doesNotHaveDuplicates();
        run(4, 3, 1, null, 0, 0);
        assertThat(ran).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void twoCommandsOnOneStudyShareItsTrials() throws Exception {
        // Two stores, as two processes would have them; locks within one process are not enough.
        CompletableFuture<Counter> other = CompletableFuture.supplyAsync(() -> {
            try {
                return run(10, 5, 2, null, 0, 0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Counter here = run(10, 5, 2, null, 0, 0);
        Counter there = other.get();
        assertThat(here.ended.get()).isEqualTo(50);
        assertThat(there.ended.get()).isEqualTo(50);
        assertThat(here.reused.get() + there.reused.get()).isEqualTo(50);
        assertThat(ran).hasSize(50).doesNotHaveDuplicates();
        assertThat(new RunStore(folder).list()).hasSize(50);
    }

    @Test
    void onlyTheFlakyIsTriedAgain() throws InterruptedException {
        Counter flaky = run(2, 1, 1, ErrorCode.PROCESS_DIED, 2, 2);
        assertThat(flaky.retried.get()).isEqualTo(4);
        assertThat(flaky.ended.get()).isEqualTo(2);
        assertThat(new RunStore(folder).list().stream().filter(r -> r.state() == RunState.DONE))
                .hasSize(2);
        ran.clear();
        Counter deterministic = run(3, 1, 1, ErrorCode.PLUGIN_FAILED, 1, 2);
        assertThat(deterministic.retried.get()).isZero();
        assertThat(ran).hasSize(1);
    }

    @Test
    void partsOfAHigherPriorityRunFirst() {
        Study low = Samples.study(new Preset.Order(0, null), Samples.setting(2, 1, 100));
        Study high = Samples.study(new Preset.Order(5, null), Samples.setting(2, 1, 50));
        Study both = new Study(
                null, low.preset(), List.of(low.parts().get(0), high.parts().get(0)), true, List.of());
        TrialQueue queue = new TrialQueue(both, trial -> false);
        List<Long> order = new ArrayList<>();
        try {
            for (TrialQueue.Turn turn = queue.next(); turn != null; turn = queue.next()) {
                order.add(turn.trial().budget().iterations());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(order).containsExactly(50L, 50L, 100L, 100L);
    }

    @Test
    void exclusionsCoverWhatAgreesWithEveryTerm() {
        Exclusion one = new Exclusion(Map.of("x", List.of("2..3"), "seed", List.of("1")));
        assertThat(one.covers(Samples.trial(2.5, 1, 10))).isTrue();
        assertThat(one.covers(Samples.trial(2.5, 0, 10))).isFalse();
        assertThat(one.covers(Samples.trial(4, 1, 10))).isFalse();
        assertThat(new Exclusion(Map.of("a.x", List.of("4", "5"))).covers(Samples.trial(5, 0, 1)))
                .isTrue();
        assertThat(new Exclusion(Map.of("algorithm", List.of("b"))).covers(Samples.trial(5, 0, 1)))
                .isFalse();
        one.check(Set.of("x"));
    }
}
