package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.core.report.chart.Axis;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.numerics.PerformanceProfile;
import org.reprise.numerics.Ranks;
import org.reprise.numerics.Resampling;

/** Performance profiles: of ratios to the best where values are positive, of normalised scores where they are not. */
final class Profiles {
    static final String SECTION = "Performance profile";

    /** Clocks are no finer, and a ratio to zero is none. */
    private static final double LEAST_SECONDS = 1e-6;

    private static final double WIDEST_RATIO = 1e4;

    private Profiles() {}

    static Finding of(Part part, Criterion criterion, Blocks blocks) {
        String obstacle = Obstacles.comparison(blocks);
        if (!obstacle.isEmpty()) {
            return Finding.none(SECTION, obstacle);
        }
        if (blocks.blocks().size() < 2) {
            return Finding.none(SECTION, "it needs two settings or seeds; there is one");
        }
        double[][] costs = costs(criterion, blocks);
        boolean ratios = criterion.smaller()
                && Arrays.stream(costs).flatMapToDouble(Arrays::stream).allMatch(cost -> cost > 0);
        if (ratios) {
            return Finding.of(SECTION, ratios(part, criterion, blocks, costs));
        }
        return scores(part, criterion, blocks);
    }

    static double[][] costs(Criterion criterion, Blocks blocks) {
        return Arrays.stream(blocks.loss())
                .map(row -> Arrays.stream(row)
                        .map(loss -> criterion.time() ? Math.max(LEAST_SECONDS, loss) : loss)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Finding.Figure ratios(Part part, Criterion criterion, Blocks blocks, double[][] costs) {
        PerformanceProfile.Times profile = PerformanceProfile.ofTimes(costs);
        double most = profile.ratios().stream()
                .flatMap(List::stream)
                .filter(ratio -> !ratio.isInfinite())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double end = Math.min(WIDEST_RATIO, Math.max(2, most * 1.1));
        List<Line> lines = new ArrayList<>();
        for (int m : Shown.best(Ranks.average(costs, Ranks.Best.SMALLEST))) {
            double[] xs = profile.ratios().get(m).stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(ratio -> ratio <= end)
                    .sorted()
                    .toArray();
            lines.add(steps(blocks.methods().get(m), m, xs, costs[m].length, end));
        }
        return new Finding.Figure(
                Ids.of(part.id(), "profile"),
                "Performance profile of " + criterion.words(),
                "For each ratio, the share of the " + blocks.blocks().size()
                        + " pairs of setting and seed on which a method is within that ratio of the best one (Dolan and"
                        + " Mor\u00e9, 2002). At 1 it is how often it is the best, at the right how often it gets there"
                        + (most > WIDEST_RATIO ? " within 10\u2074 times the best." : ".")
                        + Shown.words(costs.length),
                new XyChart(
                        part.title() + ": performance profile of " + criterion.words(),
                        Axis.tight("ratio to the best", true, Axis.Format.NUMBER),
                        Axis.shares("share of problems"),
                        lines));
    }

    /** A step at each of {@code sorted}, up to its number by {@code all}. */
    static Line steps(String label, int colour, double[] sorted, int all, double end) {
        double[] xs = new double[sorted.length + 2];
        double[] ys = new double[sorted.length + 2];
        xs[0] = 1;
        for (int i = 0; i < sorted.length; i++) {
            xs[i + 1] = sorted[i];
            ys[i + 1] = (i + 1.0) / all;
        }
        xs[sorted.length + 1] = end;
        ys[sorted.length + 1] = ys[sorted.length];
        return Line.of(label, colour, Line.Style.STEPS, xs, ys);
    }

    private static Finding scores(Part part, Criterion criterion, Blocks blocks) {
        Scores scores = Scores.of(blocks);
        if (scores == null) {
            return Finding.none(
                    SECTION,
                    "values of both signs are compared as scores, which need the same two or more seeds in each"
                            + " setting");
        }
        double[] thresholds =
                IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0).toArray();
        List<Line> lines = new ArrayList<>();
        for (int m : Shown.best(Ranks.average(blocks.loss(), Ranks.Best.SMALLEST))) {
            // At or above a threshold is above anything a little below it.
            double[] below = Arrays.stream(thresholds).map(t -> t - 1e-9).toArray();
            List<PerformanceProfile.Point> points =
                    PerformanceProfile.ofScores(scores.runsByTasks(m), below, Resampling.DEFAULT);
            lines.add(new Line(
                    blocks.methods().get(m),
                    m,
                    Line.Style.LINE,
                    thresholds,
                    points.stream().mapToDouble(p -> p.share().value()).toArray(),
                    points.stream().mapToDouble(p -> p.share().low()).toArray(),
                    points.stream().mapToDouble(p -> p.share().high()).toArray()));
        }
        return Finding.of(
                SECTION,
                new Finding.Figure(
                        Ids.of(part.id(), "profile"),
                        "Performance profile of " + criterion.words(),
                        "The share of runs whose score is at least that of the abscissa, with 95 % bootstrap bands (Agarwal"
                                + " et al., 2021). In each setting the best run of all methods scores 1 and the worst"
                                + " 0; a run that failed scores 0."
                                + Shown.words(blocks.methods().size()),
                        new XyChart(
                                part.title() + ": performance profile of " + criterion.words(),
                                Axis.tight("normalised score", false, Axis.Format.NUMBER),
                                Axis.shares("share of runs"),
                                lines)));
    }
}
