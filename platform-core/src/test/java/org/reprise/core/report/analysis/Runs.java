package org.reprise.core.report.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.model.ReportModel.Trace;
import org.reprise.spi.Direction;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/** Small parts of reports, by hand. */
final class Runs {
    static final MetricInfo ERROR = new MetricInfo("error", "distance", "", Direction.MINIMISE, true);
    static final MetricInfo SCORE = new MetricInfo("score", "points", "pt", Direction.MAXIMISE, false);
    static final MetricInfo SIZE = new MetricInfo("size", "bytes", "", Direction.NEUTRAL, false);

    private Runs() {}

    /** A run that ended with a value, after so many seconds, with or without having reached the target. */
    static Run run(long seed, MetricInfo metric, double last, double seconds, Double reached) {
        return new Run(
                seed,
                "run" + seed,
                State.DONE,
                "",
                "",
                100,
                seconds,
                reached,
                reached == null ? null : 50L,
                "reprise run x --seeds " + seed,
                new Trace(
                        new long[] {0, 50, 100},
                        new double[] {0, seconds / 2, seconds},
                        Map.of(metric.name(), new double[] {8, 4, last}),
                        Map.of("calls", new double[] {0, 500, 1000})));
    }

    /** Runs of a metric, seeds 0, 1, ... */
    static List<Run> runs(MetricInfo metric, double... last) {
        return java.util.stream.IntStream.range(0, last.length)
                .mapToObj(seed -> run(seed, metric, last[seed], 1, null))
                .toList();
    }

    /** Runs that aim at a target: NaN never reached it, and ran for 10 s. */
    static List<Run> timed(double... reached) {
        return java.util.stream.IntStream.range(0, reached.length)
                .mapToObj(seed -> Double.isNaN(reached[seed])
                        ? run(seed, ERROR, 1, 10, null)
                        : run(seed, ERROR, 1e-9, reached[seed], reached[seed]))
                .toList();
    }

    static Run failed(long seed, String reason) {
        return new Run(
                seed, "run" + seed, State.FAILED, "RPR-1203", reason, 3, 0.1, null, null, "reprise run x", Trace.EMPTY);
    }

    static Curve curve(String label, List<Run> runs) {
        return new Curve(label, label.split(" ")[0], label, Map.of(), "", runs);
    }

    static Curve curve(String algorithm, Map<String, Object> parameters, List<Run> runs) {
        return new Curve(algorithm + " " + parameters, algorithm, algorithm, parameters, "", runs);
    }

    static Setting setting(
            String label, Map<String, Object> configuration, MetricInfo metric, Double target, Curve... curves) {
        return new Setting(label, configuration, List.of(metric), List.of("calls"), target, List.of(curves));
    }

    static Part part(Setting... settings) {
        return new Part(
                "p",
                "Part <one> & two",
                "Experiment",
                "",
                (int) Arrays.stream(settings)
                        .flatMap(setting -> setting.curves().stream())
                        .mapToLong(curve -> curve.runs().size())
                        .sum(),
                List.of(settings));
    }

    static Criterion criterion(Part part) {
        return Criterion.of(part).orElseThrow();
    }
}
