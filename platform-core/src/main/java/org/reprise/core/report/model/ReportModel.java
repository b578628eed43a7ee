package org.reprise.core.report.model;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reprise.core.report.table.Table;
import org.reprise.spi.Claim;
import org.reprise.spi.ExperimentInfo;

/**
 * All that a report shows. Strings may hold anything: the page never reads them as markup.
 *
 * @param title heading of the page
 * @param paper the paper that was reproduced; null for a comparison of any runs
 * @param kind what sort of report it is: "Reproduction report, preset quick"
 * @param generatedAt when the report was made, as it is to be shown
 * @param command command line that repeats the whole
 * @param platformVersion version of Reprise
 * @param environment where it ran, in the order of display: Java, processor, plugin versions with hashes
 * @param notes what the reader should know first, a sentence each
 * @param tables tables that stand before all else, such as in what compared runs differ
 * @param claims claims in the paper's order
 * @param parts parts of the preset in their order
 */
public record ReportModel(
        String title,
        Citation paper,
        String kind,
        String generatedAt,
        String command,
        String platformVersion,
        Map<String, String> environment,
        List<String> notes,
        List<Table> tables,
        List<ClaimResult> claims,
        List<Part> parts) {
    public ReportModel {
        environment = ordered(environment);
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
        claims = List.copyOf(claims);
        parts = List.copyOf(parts);
    }

    /** The same with other parts. */
    public ReportModel with(List<Part> others) {
        return new ReportModel(
                title, paper, kind, generatedAt, command, platformVersion, environment, notes, tables, claims, others);
    }

    /** What became of a claim. */
    public enum Verdict {
        /** The whole interval is on the claim's side of the threshold. */
        HOLDS,
        /** The whole interval is on the other side. */
        FAILS,
        /** The interval contains the threshold. */
        INCONCLUSIVE,
        /** The runs that the claim needs were not there. */
        NOT_RUN
    }

    /** How a run ended. */
    public enum State {
        /** It ran to its end. */
        DONE,
        /** It threw. */
        FAILED,
        /** It ran out of time. */
        TIMEOUT,
        /** The user stopped it. */
        CANCELLED
    }

    /**
     * A paper, as cited.
     *
     * @param title full title
     * @param authors authors in the paper's order
     * @param venue where it appeared
     * @param year year of publication
     * @param link the paper's page; shown as a link only where it starts with {@code http://} or {@code https://}
     */
    public record Citation(String title, List<String> authors, String venue, int year, String link) {
        public Citation {
            authors = List.copyOf(authors);
        }
    }

    /**
     * A claim and what was found.
     *
     * @param id id of the claim
     * @param statement the statement in words
     * @param source where the paper says so
     * @param paperValue the paper's own number, in words; may be empty
     * @param ourValue the statistic of the runs; null where there is none
     * @param low lower end of its interval; null where there is none
     * @param high upper end of its interval; null where there is none
     * @param unit unit of the values; may be empty
     * @param relation on which side of the threshold the claim holds
     * @param threshold the threshold
     * @param statistic what was taken over the seeds
     * @param verdict what became of it
     * @param reason why, in a sentence; may be empty
     * @param command command line that repeats the check
     */
    public record ClaimResult(
            String id,
            String statement,
            String source,
            String paperValue,
            Double ourValue,
            Double low,
            Double high,
            String unit,
            Claim.Relation relation,
            double threshold,
            Claim.Statistic statistic,
            Verdict verdict,
            String reason,
            String command) {}

    /**
     * A part of the preset: one experiment in one or more configurations.
     *
     * @param id id of the part
     * @param title heading of its section
     * @param experiment title of the experiment
     * @param description what is built and why
     * @param planned number of trials that were asked for
     * @param settings one for each configuration
     */
    public record Part(
            String id, String title, String experiment, String description, int planned, List<Setting> settings) {
        public Part {
            settings = List.copyOf(settings);
        }

        /** Its runs. */
        public Stream<Run> runs() {
            return settings.stream()
                    .flatMap(setting -> setting.curves().stream())
                    .flatMap(curve -> curve.runs().stream());
        }

        /** The same with other settings. */
        public Part with(List<Setting> others) {
            return new Part(id, title, experiment, description, planned, others);
        }
    }

    /**
     * The runs of one configuration.
     *
     * @param label what tells it from the others, such as {@code cost=l2}
     * @param configuration the whole configuration by key
     * @param metrics what was measured, the leading metric first
     * @param counters names of the counters that may serve as x axis
     * @param target value of the leading metric for {@link Run#secondsToTarget}; null where there is none
     * @param curves one for each algorithm with its parameters
     */
    public record Setting(
            String label,
            Map<String, Object> configuration,
            List<ExperimentInfo.MetricInfo> metrics,
            List<String> counters,
            Double target,
            List<Curve> curves) {
        public Setting {
            configuration = ordered(configuration);
            metrics = List.copyOf(metrics);
            counters = List.copyOf(counters);
            curves = List.copyOf(curves);
        }

        /** The same with other curves. */
        public Setting with(List<Curve> others) {
            return new Setting(label, configuration, metrics, counters, target, others);
        }
    }

    /**
     * An algorithm with its parameters, over the seeds.
     *
     * @param label name in legends, unique within the setting
     * @param algorithm id of the algorithm
     * @param title title of the algorithm
     * @param parameters its parameters by key
     * @param reference where it was published
     * @param runs one for each seed
     */
    public record Curve(
            String label,
            String algorithm,
            String title,
            Map<String, Object> parameters,
            String reference,
            List<Run> runs) {
        public Curve {
            parameters = ordered(parameters);
            runs = List.copyOf(runs);
        }

        /** The same with other runs. */
        public Curve with(List<Run> others) {
            return new Curve(label, algorithm, title, parameters, reference, others);
        }
    }

    /**
     * One run.
     *
     * @param seed its seed; text in the page, as browsers round long numbers
     * @param id its id in the store
     * @param state how it ended
     * @param code code of the error, such as {@code RPR-1203}; empty unless it failed
     * @param reason why it did not run to its end; empty for those that did
     * @param iterations number of iterations
     * @param seconds time of the algorithm
     * @param secondsToTarget time at which the leading metric reached the setting's target; null if it never did
     * @param iterationsToTarget the iteration of that time; null if there is none
     * @param command command line that repeats it
     * @param trace what was measured on the way
     */
    public record Run(
            @JsonSerialize(using = ToStringSerializer.class) long seed,
            String id,
            State state,
            String code,
            String reason,
            long iterations,
            double seconds,
            Double secondsToTarget,
            Long iterationsToTarget,
            String command,
            Trace trace) {
        /** The same with another trace. */
        public Run with(Trace other) {
            return new Run(
                    seed,
                    id,
                    state,
                    code,
                    reason,
                    iterations,
                    seconds,
                    secondsToTarget,
                    iterationsToTarget,
                    command,
                    other);
        }
    }

    /**
     * Quantities at the measured iterations; all arrays have one length and are not to be written.
     *
     * @param iterations iteration numbers, increasing
     * @param seconds time of the algorithm at each
     * @param metrics values by name of the metric; NaN where there is none
     * @param counters values by name of the counter; NaN where there is none
     */
    public record Trace(
            long[] iterations, double[] seconds, Map<String, double[]> metrics, Map<String, double[]> counters) {
        /** The trace of a run that measured nothing. */
        public static final Trace EMPTY = new Trace(new long[0], new double[0], Map.of(), Map.of());

        public Trace {
            metrics = ordered(metrics);
            counters = ordered(counters);
            checkLength("seconds", seconds, iterations.length);
            metrics.forEach((name, values) -> checkLength(name, values, iterations.length));
            counters.forEach((name, values) -> checkLength(name, values, iterations.length));
        }

        private static void checkLength(String name, double[] values, int expected) {
            if (values.length != expected) {
                throw new IllegalArgumentException(
                        "'" + name + "' has " + values.length + " values; expected " + expected);
            }
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
