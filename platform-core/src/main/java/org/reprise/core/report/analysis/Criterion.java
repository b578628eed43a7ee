package org.reprise.core.report.analysis;

import java.util.List;
import java.util.Optional;
import org.reprise.core.report.chart.Axis;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.spi.Direction;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/**
 * The one number by which the runs of a part are compared: the time to the part's target where it has one that at least
 * one run reached, otherwise the final value of the first metric that has a better side.
 *
 * @param metric the metric
 * @param target value to reach; null where the final value counts
 */
public record Criterion(MetricInfo metric, Double target) {
    /** The criterion of a part; empty where no metric of it has a better side. */
    public static Optional<Criterion> of(Part part) {
        List<Setting> settings = part.settings();
        if (settings.isEmpty() || settings.get(0).metrics().isEmpty()) {
            return Optional.empty();
        }
        List<MetricInfo> metrics = settings.get(0).metrics();
        Double target = settings.get(0).target();
        boolean one = settings.stream().allMatch(setting -> target != null && target.equals(setting.target()));
        if (one && part.runs().anyMatch(run -> run.secondsToTarget() != null)) {
            return Optional.of(new Criterion(metrics.get(0), target));
        }
        return metrics.stream()
                .filter(metric -> metric.direction() != Direction.NEUTRAL)
                .findFirst()
                .map(metric -> new Criterion(metric, null));
    }

    /** Whether it is a time. */
    public boolean time() {
        return target != null;
    }

    /** Whether smaller values are better. */
    public boolean smaller() {
        return time() || metric.direction() != Direction.MAXIMISE;
    }

    /** What it is, in words: "time to error &le; 10^-10" or "final error". */
    public String words() {
        return time() ? "time to " + metric.name() + " \u2264 " + NumberText.of(target) : "final " + metric.name();
    }

    /** The name of its axis. */
    public String axis() {
        return words() + (time() || metric.unit().isEmpty() ? "" : " [" + metric.unit() + "]");
    }

    /** How its values are written on an axis. */
    public Axis.Format format() {
        return time() ? Axis.Format.SECONDS : Axis.Format.NUMBER;
    }

    /** Whether charts draw it on a logarithmic axis. */
    public boolean log() {
        return time() || metric.log();
    }

    /** A value in words. */
    public String text(double value) {
        return time() ? NumberText.seconds(value) : NumberText.of(value);
    }

    /**
     * The value of a run. A run that never reached the target, that failed or ran past its limit has the worst value
     * there is; one that was stopped or has not measured it has none: NaN.
     */
    public double value(Run run) {
        double worst = smaller() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (run.state() == State.CANCELLED) {
            return Double.NaN;
        }
        if (time()) {
            return run.secondsToTarget() == null ? worst : run.secondsToTarget();
        }
        if (run.state() != State.DONE) {
            return worst;
        }
        double[] values = run.trace().metrics().get(metric.name());
        if (values == null || values.length == 0) {
            return Double.NaN;
        }
        double last = values[values.length - 1];
        // What diverged to no number is as bad as can be.
        return Double.isNaN(last) ? worst : last;
    }

    /** The value turned so that smaller is better. */
    public double loss(Run run) {
        double value = value(run);
        return smaller() ? value : -value;
    }
}
