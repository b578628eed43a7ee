package org.reprise.core.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reprise.core.host.Execution;
import org.reprise.core.install.LockFile;
import org.reprise.core.process.ProcessSettings;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Seeds;
import org.reprise.core.trial.TrialLimits;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Option;

/** Options of the commands that run a study. */
final class StudyOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Preset of the paper, or a YAML file of that form; default ${DEFAULT-VALUE}.")
    String preset;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "Seeds, such as 0..4 or 0,2,5; default the preset's.")
    String seeds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trials side by side; the cores are divided among them. Default ${DEFAULT-VALUE}.")
    int jobs;

    @Option(names = "--rerun", description = "Run finished trials again.")
    boolean rerun;

    @Option(names = "--locked", description = "Refuse plugins that differ from the lock file.")
    boolean locked;

    @Option(
            names = "--lock-file",
            paramLabel = "FILE",
            defaultValue = LockFile.NAME,
            description = "The lock file for --locked; default ${DEFAULT-VALUE}.")
    Path lockFile;

    @Option(
            names = "--executor",
            paramLabel = "NAME",
            defaultValue = "local",
            description = {
                "local: in this process; process: each trial in a JVM of its own, so that a crash costs it alone.",
                "Default ${DEFAULT-VALUE}."
            })
    private Execution.Place executor;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Heap of each trial's process, such as 2g; all else that it needs has 1g. Default: a share.")
    private String memory;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Ends a trial after so long by the clock; it is not finished then. Default: none.")
    private double timeout;

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "0",
            description = "Tries a trial again whose process died, or that failed for something outside.")
    int retries;

    @Option(
            names = "--guarded",
            description = "Trials' processes see your home folder read-only and have no network (Linux).")
    private boolean guarded;

    @Option(
            names = "--checkpoint",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Least time between two checkpoints of a trial; negative for none. Default ${DEFAULT-VALUE}.")
    private double checkpoint;

    /** How trials are run. */
    Execution execution() {
        return new Execution(
                jobs,
                executor,
                memory == null ? 0 : ProcessSettings.bytes(memory),
                new TrialLimits(timeout, checkpoint),
                guarded);
    }

    /** Refuses what cannot be before anything starts. */
    void check() {
        if (jobs < 1 || jobs > 1024) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "--jobs is " + jobs + "; expected 1 to 1024",
                    "Give the number of trials side by side.");
        }
        if (executor == Execution.Place.LOCAL && (memory != null || guarded)) {
            throw new RepriseException(
                    ErrorCode.USAGE,
                    (memory != null ? "--memory" : "--guarded") + " is for processes",
                    "Say --executor process as well; this process's own heap is set with REPRISE_JAVA_OPTS=-Xmx4g.");
        }
        if (retries < 0 || retries > 100 || !(timeout >= 0)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "--retries is " + retries + " and --timeout is " + timeout + "; expected 0 to 100, and 0 or more",
                    "0 stands for none.");
        }
        execution();
    }

    /** The given seeds, and one part alone where one is named. */
    Overrides overrides(String part) {
        return new Overrides(part == null ? List.of() : List.of(part), List.of(), Map.of(), seedList(), Map.of());
    }

    List<Long> seedList() {
        return seeds == null ? List.of() : Seeds.parse("--seeds", seeds);
    }
}
