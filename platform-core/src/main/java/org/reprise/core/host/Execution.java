package org.reprise.core.host;

import org.reprise.core.process.ProcessSettings;
import org.reprise.core.trial.TrialLimits;

/**
 * How the trials of a study are run: nothing that their results depend on.
 *
 * @param jobs trials side by side: each gets its share of the cores
 * @param place where they run
 * @param memory bytes of heap of each process; 0 for a share of this one's
 * @param limits limits of each trial
 * @param guarded whether processes see the user's home folder read-only and have no network
 */
public record Execution(int jobs, Place place, long memory, TrialLimits limits, boolean guarded) {
    /** One at a time, in this process. */
    public static final Execution DEFAULT = new Execution(1, Place.LOCAL, 0, TrialLimits.DEFAULT, false);

    /** Where trials run. */
    public enum Place {
        /** In this process. */
        LOCAL,
        /** Each in a process of its own. */
        PROCESS
    }

    /** The same with so many trials side by side. */
    public Execution with(int trials) {
        return new Execution(trials, place, memory, limits, guarded);
    }

    /** The same with other limits. */
    public Execution with(TrialLimits others) {
        return new Execution(jobs, place, memory, others, guarded);
    }

    /** Threads that each trial may keep busy. */
    int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / jobs);
    }

    ProcessSettings process() {
        long share = Math.max(64L << 20, Runtime.getRuntime().maxMemory() / jobs);
        return new ProcessSettings(
                TrialProcess.class.getName(), memory == 0 ? share : memory, memory != 0, threads(), limits, guarded);
    }
}
