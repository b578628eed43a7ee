package org.reprise.core.cli;

import org.reprise.core.run.Progress;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.RepriseException;

/** One line for each finished trial. */
final class PlainView implements StudyView {
    private final Console console;
    private final TrialLabels labels;
    private int ended;

    PlainView(Console console, TrialLabels labels) {
        this.console = console;
        this.labels = labels;
    }

    @Override
    public void started(TrialSpec trial) {
        // Lines are for what is finished.
    }

    @Override
    public synchronized void ended(TrialSpec trial, StoredRun run, boolean reused, RepriseException error) {
        ended++;
        String outcome = labels.outcome(trial, run, reused);
        console.talk("[" + ended + "/" + labels.count() + "] " + outcome);
        if (error != null) {
            console.talk("  " + error.hint());
        }
        if (error != null && Main.debug()) {
            error.printStackTrace(console.err());
        }
    }

    @Override
    public synchronized void retrying(TrialSpec trial, StoredRun run, RepriseException error, int tries) {
        console.talk(labels.outcome(trial, run, false) + "; trying again (" + tries + ")");
    }

    @Override
    public void progress(Progress progress) {
        // A pipe has no use for numbers that change.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
