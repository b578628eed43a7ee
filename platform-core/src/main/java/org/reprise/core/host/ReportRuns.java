package org.reprise.core.host;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.run.Kind;
import org.reprise.core.run.RunRecord;
import org.reprise.core.store.Numbers;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.Series;

/** Reads stored runs for reports. */
final class ReportRuns {
    private static final int MOST_VALUES = 4;

    private ReportRuns() {}

    /**
     * A run with its curves.
     *
     * @param metrics what the experiment measures, the leading metric first
     * @param targetMetric metric whose target counts; null for none
     * @param target value to reach
     * @param counters takes the names of the run's counters
     * @param command command that repeats the run
     */
    static ReportModel.Run read(
            RunStore store,
            StoredRun run,
            List<MetricInfo> metrics,
            String targetMetric,
            double target,
            Set<String> counters,
            String command) {
        RunRecord record = run.record();
        Map<String, Numbers> numbers = store.numbers(run);
        ReportModel.Trace trace = trace(numbers, metrics);
        counters.addAll(trace.counters().keySet());
        Series aim = targetMetric == null || !numbers.containsKey(targetMetric)
                ? Series.EMPTY
                : numbers.get(targetMetric).series();
        int reached = 0;
        while (reached < aim.size() && !(aim.values()[reached] <= target)) {
            reached++;
        }
        boolean there = reached < aim.size();
        return new ReportModel.Run(
                run.trial().seed(),
                run.id(),
                ReportModel.State.valueOf(record.state().name()),
                Objects.requireNonNullElse(record.code(), ""),
                Objects.requireNonNullElse(record.reason(), ""),
                record.iterations(),
                record.seconds(),
                there ? (Double) aim.seconds()[reached] : null,
                there ? (Long) aim.iterations()[reached] : null,
                command,
                trace);
    }

    /** Machines and software of the runs, with the numbers of runs where they differ; plugins by version and hash. */
    static Map<String, String> environment(List<StoredRun> runs) {
        Map<String, Map<String, Long>> values = new TreeMap<>();
        for (StoredRun run : runs) {
            run.record().environment().forEach((name, value) -> {
                if (!name.equals("resumed")) {
                    count(values, name, value);
                }
            });
            Stream.of(run.trial().experimentPlugin(), run.trial().algorithmPlugin())
                    .distinct()
                    .forEach(ref -> count(
                            values,
                            "plugin " + ref.id(),
                            ref.version() + " ("
                                    + ref.sha256()
                                            .substring(
                                                    0, Math.min(12, ref.sha256().length())) + ")"));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        values.forEach((name, counts) -> environment.put(name, text(counts)));
        return environment;
    }

    private static void count(Map<String, Map<String, Long>> values, String name, String value) {
        values.computeIfAbsent(name, key -> new LinkedHashMap<>()).merge(value, 1L, Long::sum);
    }

    /** Values with their numbers of runs; one value alone without. */
    static String text(Map<String, Long> counts) {
        if (counts.size() == 1) {
            return counts.keySet().iterator().next();
        }
        String text = counts.entrySet().stream()
                .limit(MOST_VALUES)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + (entry.getValue() == 1 ? " run)" : " runs)"))
                .collect(Collectors.joining("; "));
        return counts.size() <= MOST_VALUES
                ? text
                : text + "; " + (counts.size() - MOST_VALUES)
                        + (counts.size() == MOST_VALUES + 1 ? " other" : " others");
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
