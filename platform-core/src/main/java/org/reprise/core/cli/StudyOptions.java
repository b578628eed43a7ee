package org.reprise.core.cli;

import java.util.List;
import org.reprise.core.study.Seeds;
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

    /** Refuses what cannot be before anything starts. */
    void check() {
        if (jobs < 1 || jobs > 1024) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "--jobs is " + jobs + "; expected 1 to 1024",
                    "Give the number of trials side by side.");
        }
    }

    List<Long> seedList() {
        return seeds == null ? List.of() : Seeds.parse("--seeds", seeds);
    }
}
