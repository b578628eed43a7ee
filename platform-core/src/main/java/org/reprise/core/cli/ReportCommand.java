package org.reprise.core.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reprise.core.host.ReportService;
import org.reprise.core.host.StudyResult;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.store.RunStore;
import org.reprise.core.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the report of a study from the runs that are there. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the report of a study from the runs that are there; runs nothing.",
            "The study is named with the words that 'run' takes."
        },
        footer = {
            "",
            "Examples:",
            "  reprise report sinkhorn-newton-sparse",
            "  reprise report my-study.yaml --figures figures --tables tables",
            "  reprise report srrw --experiment quadratic -p alpha=0,5,10 --to alpha.html"
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private StudyOptions options;

    @Mixin
    private GridOptions grid;

    @Mixin
    private ReportOptions files;

    @Override
    public Integer call() {
        options.check();
        Console console = common.console();
        try (StudySession session = new StudySession(console, common, options)) {
            Study study = session.plan(grid.paper, grid.overrides(options.seedList()));
            ReportService service = session.reports(new RunStore(common.results()));
            StudyResult result = service.gather(study, CommandText.as("run", ReportOptions.NAMES));
            ReportModel model = service.report(result);
            ReportOptions.Written written = files.write(console, model, result.report());
            long planned = study.trials().size();
            if (console.json()) {
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("paper", study.paper().ref().id());
                data.put("preset", study.preset().name());
                data.put("planned", planned);
                data.put("runs", result.runs().size());
                data.put("failed", result.failures());
                data.putAll(written.json());
                console.data(data);
            } else {
                console.print(result.runs().size() + " of " + planned + " trials have a run, " + result.failures()
                        + " failed");
                written.lines().forEach(console::print);
            }
        }
        return 0;
    }

    /** Why parts of an analysis are not shown, for programs. */
    static List<Map<String, String>> missing(org.reprise.core.report.analysis.ReportAnalysis analysis) {
        return analysis.parts().stream()
                .flatMap(part -> part.findings().stream()
                        .filter(finding -> !finding.reason().isEmpty())
                        .map(finding ->
                                Map.of("part", part.part(), "section", finding.section(), "reason", finding.reason())))
                .toList();
    }
}
