package org.reprise.core.host;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.report.ReportWriter;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.study.Study;
import org.reprise.core.util.Version;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.PaperInfo;

/** Turns a finished study into its report. */
final class StudyReport {
    private final RunStore store;

    StudyReport(RunStore store) {
        this.store = store;
    }

    void write(StudyResult result) {
        ReportWriter.write(model(result), result.report());
    }

    ReportModel model(StudyResult result) {
        Study study = result.study();
        PaperInfo paper = study.paper().specification().paper();
        return new ReportModel(
                paper.title(),
                new ReportModel.Citation(paper.title(), paper.authors(), paper.venue(), paper.year(), paper.link()),
                "Reproduction report, preset " + study.preset().name(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                result.command(),
                Version.platform(),
                ReportRuns.environment(List.copyOf(result.runs().values())),
                notes(result),
                List.of(),
                result.claims().stream().map(checked -> claim(study, checked)).toList(),
                study.parts().stream().map(part -> part(result, part)).toList());
    }

    private static List<String> notes(StudyResult result) {
        List<String> notes = new ArrayList<>();
        List<TrialSpec> trials = result.study().trials();
        long missing = trials.stream()
                .filter(trial -> !result.runs().containsKey(trial))
                .count();
        boolean halved = result.study().parts().stream()
                .anyMatch(part -> part.part().order().halving() != null);
        if (missing > 0) {
            notes.add(missing + " of " + trials.size() + " trials have no run"
                    + (halved
                            ? ": successive halving drops hopeless settings early."
                            : ": this report is of the others."));
        }
        result.study().parts().stream()
                .filter(part -> part.part().changed() != null)
                .forEach(part -> notes.add("Part '" + part.part().title() + "' was changed by "
                        + part.part().changed() + ", so that claims do not rely on it."));
        notes.addAll(result.study().notes());
        return notes;
    }

    private static ReportModel.ClaimResult claim(Study study, CheckedClaim checked) {
        return new ReportModel.ClaimResult(
                checked.claim().id(),
                checked.claim().statement(),
                checked.claim().source(),
                checked.claim().paperValue(),
                orNull(checked.value()),
                orNull(checked.low()),
                orNull(checked.high()),
                checked.claim().unit(),
                checked.claim().relation(),
                checked.claim().threshold(),
                checked.claim().statistic(),
                ReportModel.Verdict.valueOf(checked.verdict().name()),
                checked.reason(),
                "reprise verify " + study.paper().ref().id() + " --preset "
                        + study.preset().name());
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private ReportModel.Part part(StudyResult result, Study.PlannedPart part) {
        return new ReportModel.Part(
                part.part().id(),
                part.part().title(),
                part.experiment().info().title(),
                part.experiment().info().description(),
                part.settings().stream()
                        .flatMap(setting -> setting.variants().stream())
                        .mapToInt(variant -> variant.trials().size())
                        .sum(),
                part.settings().stream()
                        .map(setting -> setting(result, part, setting))
                        .toList());
    }

    private ReportModel.Setting setting(StudyResult result, Study.PlannedPart part, Study.Setting setting) {
        List<MetricInfo> metrics = part.experiment().info().metrics();
        String leading = metrics.get(0).name();
        boolean aims = leading.equals(part.part().budget().targetMetric());
        TreeSet<String> counters = new TreeSet<>();
        List<ReportModel.Curve> curves = setting.variants().stream()
                .map(variant -> new ReportModel.Curve(
                        variant.label(),
                        variant.algorithm().info().id(),
                        variant.algorithm().info().title(),
                        variant.parameters(),
                        variant.algorithm().info().reference(),
                        variant.trials().stream()
                                .filter(trial -> result.runs().containsKey(trial))
                                .map(trial -> ReportRuns.read(
                                        store,
                                        result.runs().get(trial),
                                        metrics,
                                        part.part().budget().targetMetric(),
                                        part.part().budget().target(),
                                        counters,
                                        Reproduction.command(result.study(), part, trial)))
                                .toList()))
                .toList();
        return new ReportModel.Setting(
                setting.label(),
                setting.configuration(),
                metrics,
                List.copyOf(counters),
                aims ? part.part().budget().target() : null,
                curves);
    }
}
