package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.reprise.core.report.chart.Axis;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.NumberText;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel.Part;

/** How the criterion depends on each key that varies, alone: the median over seeds and over all other keys. */
final class Sensitivity {
    static final String SECTION = "Sensitivity to parameters";

    private static final int MOST_FIGURES = 8;
    private static final int MOST_LINES = 10;

    private static final int MOST_MARKS = 9;

    /** More values than these come from random draws, and are drawn as points. */
    private static final int GRID = 16;

    private Sensitivity() {}

    static Finding of(Part part, Criterion criterion, List<Sweep> sweeps) {
        Map<String, List<Sweep>> byKey = new LinkedHashMap<>();
        sweeps.forEach(sweep -> sweep.keys().keySet().forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>())
                .add(sweep)));
        if (byKey.isEmpty()) {
            return Finding.none(SECTION, "no parameter takes two values");
        }
        List<Finding.Figure> figures = new ArrayList<>();
        byKey.forEach((key, those) -> {
            if (figures.size() < MOST_FIGURES) {
                figures.add(figure(part, criterion, key, those.subList(0, Math.min(MOST_LINES, those.size()))));
            }
        });
        String left = byKey.size() > MOST_FIGURES
                ? "only the first " + MOST_FIGURES + " of " + byKey.size() + " parameters are drawn"
                : "";
        return new Finding(SECTION, figures, List.of(), left);
    }

    private static Finding.Figure figure(Part part, Criterion criterion, String key, List<Sweep> sweeps) {
        boolean numeric = sweeps.stream().allMatch(sweep -> sweep.numeric(key));
        List<String> names = numeric
                ? List.of()
                : List.copyOf(sweeps.stream()
                        .flatMap(sweep -> sweep.keys().get(key).stream())
                        .map(String::valueOf)
                        .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new)));
        List<Line> lines = new ArrayList<>();
        boolean drawn = false;
        boolean missing = false;
        for (int i = 0; i < sweeps.size(); i++) {
            Sweep sweep = sweeps.get(i);
            List<Object> values = sweep.keys().get(key);
            double[] xs = values.stream()
                    .mapToDouble(
                            value -> numeric ? ((Number) value).doubleValue() : names.indexOf(String.valueOf(value)))
                    .toArray();
            double[] ys = new double[xs.length];
            double[] low = new double[xs.length];
            double[] high = new double[xs.length];
            for (int v = 0; v < xs.length; v++) {
                double[] at = sweep.values(Map.of(key, values.get(v)));
                ys[v] = Medians.of(at);
                double[] finite = Arrays.stream(at).filter(Double::isFinite).toArray();
                low[v] = Arrays.stream(finite).min().orElse(Double.NaN);
                high[v] = Arrays.stream(finite).max().orElse(Double.NaN);
                missing |= !Double.isFinite(ys[v]);
            }
            boolean scattered = numeric && xs.length > GRID;
            drawn |= scattered;
            lines.add(
                    scattered || !numeric
                            ? Line.of(sweep.algorithm(), i, Line.Style.POINTS, xs, ys)
                            : new Line(sweep.algorithm(), i, Line.Style.DOTS, xs, ys, low, high));
        }
        boolean others = sweeps.stream().anyMatch(sweep -> sweep.keys().size() > 1);
        String caption = "Medians over the seeds" + (others ? " and over all other parameters that vary" : "")
                + (drawn || !numeric ? ". " : "; bands go from the smallest to the largest. ")
                + (missing
                        ? "Where most runs " + (criterion.time() ? "miss the target" : "fail") + " there is no point."
                        : "");
        Axis x = numeric
                ? new Axis(key, logarithmic(sweeps, key), Axis.Format.NUMBER, List.of(), true, marks(sweeps, key))
                : Axis.of(key, names);
        Axis y = new Axis(
                criterion.axis(), logarithmic(lines, criterion), criterion.format(), List.of(), false, List.of());
        return new Finding.Figure(
                Ids.of(part.id(), "by", key),
                Ids.heading(criterion.words() + " by " + key),
                caption.strip(),
                new XyChart(part.title() + ": " + criterion.words() + " by " + key, x, y, lines));
    }

    /** A grid's own values say more than round ones. */
    private static List<Double> marks(List<Sweep> sweeps, String key) {
        TreeSet<Double> values = new TreeSet<>();
        sweeps.forEach(sweep -> sweep.keys().get(key).forEach(value -> values.add(((Number) value).doubleValue())));
        return values.size() <= MOST_MARKS ? List.copyOf(values) : List.of();
    }

    private static boolean logarithmic(List<Line> lines, Criterion criterion) {
        return criterion.log()
                && lines.stream()
                        .flatMapToDouble(line -> Arrays.stream(line.y()))
                        .filter(Double::isFinite)
                        .allMatch(value -> value > 0);
    }

    /** Positive values over more than a decade whose ratios are more alike than their differences. */
    static boolean logarithmic(List<Sweep> sweeps, String key) {
        TreeSet<Double> values = new TreeSet<>();
        sweeps.forEach(sweep -> sweep.keys().get(key).forEach(value -> values.add(((Number) value).doubleValue())));
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length < 2 || sorted[0] <= 0 || sorted[sorted.length - 1] < 10 * sorted[0]) {
            return false;
        }
        double ratios = spread(IntStream.range(1, sorted.length)
                .mapToDouble(i -> Math.log(sorted[i] / sorted[i - 1]))
                .toArray());
        double differences = spread(IntStream.range(1, sorted.length)
                .mapToDouble(i -> sorted[i] - sorted[i - 1])
                .toArray());
        return ratios < differences;
    }

    /** The largest by the mean. */
    private static double spread(double[] steps) {
        return Arrays.stream(steps).max().orElse(1)
                / Arrays.stream(steps).average().orElse(1);
    }

    static String text(Object value) {
        return value instanceof Number number ? NumberText.of(number.doubleValue(), 3) : String.valueOf(value);
    }
}
