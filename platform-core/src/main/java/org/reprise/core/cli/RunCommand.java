package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reprise.core.host.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a paper's experiments and reports. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a paper: its experiments, its algorithms and rivals, measured by one referee.",
        footer = {
            "",
            "Examples:",
            "  reprise run sinkhorn-newton-sparse",
            "  reprise run sinkhorn-newton-sparse --experiment assignment -p n=200,500 --seeds 0..4 --jobs 2",
            "  reprise run sinkhorn-newton-sparse --algorithms sns,sinkhorn-log -p sns.kappa=3,6"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private StudyOptions options;

    @Parameters(paramLabel = "PAPER", description = "Id of a paper; 'reprise list' shows them.")
    private String paper;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            split = ",",
            description = "Only these parts of the preset, or all parts of these experiments.")
    private List<String> experiments = new ArrayList<>();

    @Option(
            names = "--algorithms",
            paramLabel = "ID[,ID...]",
            description = "These algorithms instead of the preset's, from any plugin.")
    private String algorithms;

    @Option(
            names = "-p",
            paramLabel = "KEY=VALUE[,VALUE...]",
            description = "A configuration key or a parameter (ALGORITHM.KEY for one algorithm alone); several values"
                    + " make a sweep.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "LIMITS",
            description = "Limits of a trial: iterations=N,seconds=S,METRIC=TARGET.")
    private String budget;

    @Override
    public Integer call() throws Exception {
        options.check();
        Console console = common.console();
        try (StudySession session = new StudySession(console, common, options)) {
            StudyResult result = session.run(paper, options.overrides(experiments, algorithms, parameters, budget));
            if (console.json()) {
                console.data(StudyJson.of(result));
            } else {
                new StudyPrinter(console).print(result);
            }
            session.farewell(result);
            return result.cancelled() ? 130 : result.failures() > 0 ? 1 : 0;
        }
    }
}
