package org.reprise.core.study;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;

/** Trials in the order in which they should run, some of which depend on how others ended. Not for several threads. */
interface TrialSource {
    /** The next trial; null if there is none now. */
    TrialSpec poll();

    /** Tells how a trial ended, from this source or another; {@code run} is null if nothing is known of it. */
    void ended(TrialSpec trial, StoredRun run);

    /** Whether no more trials will come. */
    boolean over();

    /** Trials that do not depend on one another. */
    static TrialSource of(List<TrialSpec> trials) {
        Deque<TrialSpec> left = new ArrayDeque<>(trials);
        return new TrialSource() {
            @Override
            public TrialSpec poll() {
                return left.poll();
            }

            @Override
            public void ended(TrialSpec trial, StoredRun run) {
                // Nothing depends on it.
            }

            @Override
            public boolean over() {
                return left.isEmpty();
            }
        };
    }
}
