package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.reprise.core.report.chart.Axis;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.Setting;
import org.reprise.core.report.model.ReportModel.Trace;
import org.reprise.spi.ExperimentInfo.MetricInfo;

/**
 * The leading metric over iterations, time and counters: medians over the seeds, with bands from the smallest to the
 * largest. The page draws its own, which can be turned and touched; these are for files.
 */
public final class Convergence {
    private static final int MOST_LINES = 12;
    private static final int MOST_POINTS = 400;

    private Convergence() {}

    /** The figures of a part: for each setting one over iterations, one over time, one over each counter. */
    public static List<Finding.Figure> of(Part part) {
        List<Finding.Figure> figures = new ArrayList<>();
        for (Setting setting : part.settings()) {
            if (setting.metrics().isEmpty()) {
                continue;
            }
            add(figures, part, setting, "iterations", Axis.Format.NUMBER, trace -> Arrays.stream(trace.iterations())
                    .asDoubleStream()
                    .toArray());
            add(figures, part, setting, "time of the algorithm", Axis.Format.SECONDS, Trace::seconds);
            for (String counter : setting.counters()) {
                add(figures, part, setting, counter, Axis.Format.NUMBER, trace -> trace.counters()
                        .getOrDefault(counter, new double[0]));
            }
        }
        return figures;
    }

    /** Takes the abscissae out of a trace. */
    interface Abscissa {
        double[] of(Trace trace);
    }

    private static void add(
            List<Finding.Figure> figures,
            Part part,
            Setting setting,
            String name,
            Axis.Format format,
            Abscissa abscissa) {
        MetricInfo metric = setting.metrics().get(0);
        List<Curve> curves = best(part, setting);
        List<Line> lines = new ArrayList<>();
        int seeds = 0;
        for (Curve curve : curves) {
            Line line = line(
                    curve.label(),
                    setting.curves().indexOf(curve),
                    curve.runs(),
                    metric.name(),
                    metric.log(),
                    abscissa);
            if (line.x().length > 0) {
                lines.add(line);
                seeds = Math.max(seeds, curve.runs().size());
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String where = setting.label().isEmpty() ? part.title() : part.title() + ", " + setting.label();
        figures.add(new Finding.Figure(
                Ids.of(part.id(), setting.label(), "convergence", name.equals("time of the algorithm") ? "time" : name),
                where + ": " + metric.name() + " over " + name,
                (seeds > 1
                                ? "Medians over up to " + seeds
                                        + " seeds, bands from the smallest to the largest; a run"
                                        + " that has ended keeps its last value."
                                : "One seed.")
                        + (lines.size() < setting.curves().size() ? " The best " + lines.size() + " methods." : ""),
                new XyChart(
                        where + ": " + metric.name() + " over " + name,
                        Axis.tight(name, false, format),
                        Axis.of(
                                metric.name() + (metric.unit().isEmpty() ? "" : " [" + metric.unit() + "]"),
                                metric.log()),
                        lines)));
    }

    private static List<Curve> best(Part part, Setting setting) {
        if (setting.curves().size() <= MOST_LINES) {
            return setting.curves();
        }
        Criterion criterion = Criterion.of(part).orElse(null);
        List<Curve> kept = criterion == null
                ? setting.curves()
                : setting.curves().stream()
                        .sorted(Comparator.comparingDouble(curve -> Medians.of(curve.runs().stream()
                                .mapToDouble(criterion::loss)
                                .toArray())))
                        .toList();
        return kept.subList(0, MOST_LINES);
    }

    /** Median and range over runs, at the abscissae of all of them, interpolated in between. */
    static Line line(String label, int colour, List<Run> runs, String metric, boolean log, Abscissa abscissa) {
        List<double[][]> traces = new ArrayList<>();
        for (Run run : runs) {
            double[][] trace = points(run.trace(), metric, log, abscissa);
            if (trace[0].length > 0) {
                traces.add(trace);
            }
        }
        if (traces.size() < 2) {
            double[][] only = traces.isEmpty() ? new double[2][0] : thinned(traces.get(0));
            return Line.of(label, colour, Line.Style.LINE, only[0], only[1]);
        }
        double[] grid = grid(traces);
        double[][] out = new double[4][grid.length];
        int size = 0;
        for (double at : grid) {
            double[] values = traces.stream()
                    .mapToDouble(trace -> between(trace, at, log))
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            // Where most runs have not begun a median would jump.
            if (values.length * 2 >= traces.size() && values.length > 0) {
                out[0][size] = at;
                out[1][size] = Medians.of(values);
                out[2][size] = values[0];
                out[3][size++] = values[values.length - 1];
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Arrays.copyOf(out[i], size);
        }
        return new Line(label, colour, Line.Style.LINE, out[0], out[1], out[2], out[3]);
    }

    private static double[][] thinned(double[][] trace) {
        int size = trace[0].length;
        if (size <= MOST_POINTS) {
            return trace;
        }
        double[][] kept = new double[2][MOST_POINTS];
        for (int i = 0; i < MOST_POINTS; i++) {
            int from = (int) ((long) i * (size - 1) / (MOST_POINTS - 1));
            kept[0][i] = trace[0][from];
            kept[1][i] = trace[1][from];
        }
        return kept;
    }

    private static double[] grid(List<double[][]> traces) {
        TreeSet<Double> all = new TreeSet<>();
        traces.forEach(trace -> Arrays.stream(trace[0]).forEach(all::add));
        double[] grid = all.stream().mapToDouble(Double::doubleValue).toArray();
        if (grid.length <= MOST_POINTS) {
            return grid;
        }
        double[] thin = new double[MOST_POINTS];
        for (int i = 0; i < MOST_POINTS; i++) {
            thin[i] = grid[(int) ((long) i * (grid.length - 1) / (MOST_POINTS - 1))];
        }
        return thin;
    }

    /** What can be drawn, with increasing abscissae: of equal ones the last counts. */
    private static double[][] points(Trace trace, String metric, boolean log, Abscissa abscissa) {
        double[] xs = abscissa.of(trace);
        if (xs.length == 0) {
            return new double[2][0];
        }
        double[] ys = trace.metrics().getOrDefault(metric, new double[0]);
        double[][] points = new double[2][ys.length];
        int size = 0;
        for (int i = 0; i < ys.length; i++) {
            if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i]) || log && ys[i] <= 0) {
                continue;
            }
            if (size == 0 || xs[i] > points[0][size - 1]) {
                size++;
            } else if (xs[i] < points[0][size - 1]) {
                continue;
            }
            points[0][size - 1] = xs[i];
            points[1][size - 1] = ys[i];
        }
        return new double[][] {Arrays.copyOf(points[0], size), Arrays.copyOf(points[1], size)};
    }

    private static double between(double[][] trace, double at, boolean log) {
        double[] xs = trace[0];
        double[] ys = trace[1];
        if (at < xs[0]) {
            return Double.NaN;
        }
        int place = Arrays.binarySearch(xs, at);
        if (place >= 0) {
            return ys[place];
        }
        int next = -place - 1;
        if (next == xs.length) {
            // A run that has ended keeps its last value, or the median would jump where a good run ends.
            return ys[xs.length - 1];
        }
        double part = (at - xs[next - 1]) / (xs[next] - xs[next - 1]);
        return log
                ? Math.exp(Math.log(ys[next - 1]) * (1 - part) + Math.log(ys[next]) * part)
                : ys[next - 1] * (1 - part) + ys[next] * part;
    }
}
