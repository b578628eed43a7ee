package org.reprise.core.host;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.report.ReportModel;
import org.reprise.core.report.ReportWriter;
import org.reprise.core.run.Kind;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.Numbers;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.core.util.Version;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.Series;

/** Turns a finished study into its report. */
final class StudyReport {
    private final RunStore store;

    StudyReport(RunStore store) {
        this.store = store;
    }

    void write(StudyResult result) {
        ReportWriter.write(model(result), result.report());
    }

    private ReportModel model(StudyResult result) {
        Study study = result.study();
        PaperInfo paper = study.paper().specification().paper();
        Map<String, String> environment = new LinkedHashMap<>(Environment.capture());
        study.trials().stream()
                .flatMap(trial -> List.of(trial.experimentPlugin(), trial.algorithmPlugin()).stream())
                .distinct()
                .forEach(ref -> environment.put(
                        "plugin " + ref.id(),
                        ref.version() + " (" + ref.sha256().substring(0, 12) + ")"));
        return new ReportModel(
                paper.title(),
                new ReportModel.Citation(paper.title(), paper.authors(), paper.venue(), paper.year(), paper.link()),
                study.preset().name(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                result.command(),
                Version.platform(),
                environment,
                result.claims().stream().map(checked -> claim(study, checked)).toList(),
                study.parts().stream().map(part -> part(result, part)).toList());
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
                                .map(trial -> run(result, part, trial, metrics, counters))
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

    private ReportModel.Run run(
            StudyResult result,
            Study.PlannedPart part,
            TrialSpec trial,
            List<MetricInfo> metrics,
            TreeSet<String> counters) {
        StoredRun run = result.runs().get(trial);
        RunRecord record = run.record();
        Map<String, Numbers> numbers = store.numbers(run);
        ReportModel.Trace trace = trace(numbers, metrics);
        counters.addAll(trace.counters().keySet());
        return new ReportModel.Run(
                trial.seed(),
                run.id(),
                ReportModel.State.valueOf(record.state().name()),
                Objects.requireNonNullElse(record.reason(), ""),
                record.iterations(),
                record.seconds(),
                secondsToTarget(numbers, part),
                Reproduction.command(result.study(), part, trial),
                trace);
    }

    private static Double secondsToTarget(Map<String, Numbers> numbers, Study.PlannedPart part) {
        String metric = part.part().budget().targetMetric();
        Numbers aim = metric == null ? null : numbers.get(metric);
        if (aim == null) {
            return null;
        }
        Series series = aim.series();
        for (int i = 0; i < series.size(); i++) {
            if (series.values()[i] <= part.part().budget().target()) {
                return series.seconds()[i];
            }
        }
        return null;
    }

    /** Aligns metrics and counters on the iterations at which the leading metric was measured. */
    private static ReportModel.Trace trace(Map<String, Numbers> numbers, List<MetricInfo> metrics) {
        Numbers leading = numbers.get(metrics.get(0).name());
        if (leading == null) {
            return ReportModel.Trace.EMPTY;
        }
        long[] iterations = leading.series().iterations();
        Map<String, double[]> measured = new LinkedHashMap<>();
        metrics.stream()
                .map(MetricInfo::name)
                .filter(numbers::containsKey)
                .forEach(name -> measured.put(name, align(numbers.get(name).series(), iterations)));
        Map<String, double[]> counted = new LinkedHashMap<>();
        numbers.forEach((name, values) -> {
            if (values.kind() == Kind.COUNT) {
                counted.put(name, align(values.series(), iterations));
            }
        });
        return new ReportModel.Trace(iterations, leading.series().seconds(), measured, counted);
    }

    private static double[] align(Series series, long[] iterations) {
        if (Arrays.equals(series.iterations(), iterations)) {
            return series.values();
        }
        double[] aligned = new double[iterations.length];
        int next = 0;
        for (int i = 0; i < iterations.length; i++) {
            while (next < series.size() && series.iterations()[next] < iterations[i]) {
                next++;
            }
            aligned[i] = next < series.size() && series.iterations()[next] == iterations[i]
                    ? series.values()[next]
                    : Double.NaN;
        }
        return aligned;
    }
}
