package org.reprise.core.cli;

import java.util.concurrent.Callable;
import org.reprise.core.host.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "  reprise run sinkhorn-newton-sparse --algorithms sns,sinkhorn-log -p sns.kappa=3,6",
            "  reprise run srrw --experiment quadratic -p alpha=uniform:0..20 --draws 10 --halving from=20"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private StudyOptions options;

    @Mixin
    private GridOptions grid;

    @Override
    public Integer call() throws Exception {
        options.check();
        Console console = common.console();
        try (StudySession session = new StudySession(console, common, options)) {
            StudyResult result = session.run(grid.paper, grid.overrides(options.seedList()));
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
