package org.reprise.core.study;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/** Hands the trials of a study to those who run them, by priority, each trial once. */
final class TrialQueue {
    private final List<TrialSource> sources = new ArrayList<>();
    private final Set<TrialSpec> taken = new HashSet<>();
    private final Map<TrialSpec, StoredRun> ended = new HashMap<>();
    private final Deque<TrialSpec> aside = new ArrayDeque<>();
    private boolean closed;

    /**
     * A trial that is somebody's turn.
     *
     * @param trial the trial
     * @param last whether there is nothing else to do, so that waiting for another process costs nothing
     */
    record Turn(TrialSpec trial, boolean last) {}

    /** @param there whether a trial is finished already */
    TrialQueue(Study study, Predicate<TrialSpec> there) {
        for (Study.PlannedPart part : study.byPriority()) {
            Preset.Halving halving = part.part().order().halving();
            if (halving == null) {
                sources.add(TrialSource.of(part.trials().toList()));
            } else {
                MetricInfo metric = Study.rankedBy(halving, part.experiment());
                part.settings()
                        .forEach(setting ->
                                sources.add(new Ladder(setting, halving, metric.name(), metric.direction(), there)));
            }
        }
    }

    /** The next trial to run, waiting while it depends on others; null if no more will come. */
    synchronized Turn next() throws InterruptedException {
        while (!closed) {
            boolean over = true;
            for (TrialSource source : sources) {
                TrialSpec trial = poll(source);
                if (trial != null) {
                    return new Turn(trial, false);
                }
                over = over && source.over();
            }
            if (!aside.isEmpty()) {
                return new Turn(aside.poll(), true);
            }
            if (over) {
                return null;
            }
            wait();
        }
        return null;
    }

    private TrialSpec poll(TrialSource source) {
        for (TrialSpec trial = source.poll(); trial != null; trial = source.poll()) {
            if (taken.add(trial)) {
                return trial;
            }
            // Another part asks for it as well.
            if (ended.containsKey(trial)) {
                source.ended(trial, ended.get(trial));
            }
        }
        return null;
    }

    /** Puts a trial aside that another process is at work on. */
    synchronized void later(TrialSpec trial) {
        aside.add(trial);
    }

    /** Tells how a trial ended; {@code run} is null if nothing is known of it. */
    synchronized void ended(TrialSpec trial, StoredRun run) {
        ended.put(trial, run);
        sources.forEach(source -> source.ended(trial, run));
        notifyAll();
    }

    /** Hands out no more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
