package org.reprise.core.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Lines, steps, dots and bands over two axes.
 *
 * @param title what it shows, in a sentence
 * @param x the abscissa
 * @param y the ordinate
 * @param lines what is drawn
 */
public record XyChart(String title, Axis x, Axis y, List<Line> lines) implements Drawing {
    private static final double TEXT = 12;
    private static final double ROW = 20;

    public XyChart {
        lines = List.copyOf(lines);
    }

    @Override
    public String svg(Palette palette, int width) {
        boolean narrow = width < 500;
        double left = y.categories().isEmpty() ? 62 : narrow ? 90 : 150;
        double plot = narrow ? 230 : 340;
        double top = 14;
        double below = x.categories().isEmpty() ? 46 : 50;
        Legend legend = Legend.of(lines, width - 16.0);
        Svg svg = new Svg(width, top + plot + below + legend.rows() * ROW + 10, title, palette);
        Scale across = scale(x, left, width - (narrow ? 14.0 : 24.0), true);
        Scale up = scale(y, top + plot, top, false);
        axes(svg, across, up, narrow);
        for (Line line : lines) {
            band(svg, line, across, up);
        }
        for (Line line : lines) {
            draw(svg, line, across, up);
        }
        legend.draw(svg, 8, top + plot + below + 6, ROW);
        return svg.end();
    }

    private void axes(Svg svg, Scale across, Scale up, boolean narrow) {
        Palette palette = svg.palette();
        double bottom = up.from();
        for (double tick : up.ticks(6)) {
            double at = up.at(tick);
            svg.line(across.from(), at, across.to(), at, palette.grid(), 1);
            svg.text(across.from() - 7, at + 4, Svg.Anchor.END, TEXT, palette.soft(), y.label(tick));
        }
        svg.line(across.from(), bottom, across.to(), bottom, palette.soft(), 1.2);
        if (x.categories().isEmpty()) {
            double free = across.from() - 40;
            for (double tick : x.marks().isEmpty() ? across.ticks(narrow ? 4 : 8) : x.marks()) {
                double at = across.at(tick);
                String label = x.label(tick);
                double half = Svg.width(label, TEXT) / 2;
                svg.line(at, bottom, at, bottom + 5, palette.soft(), 1);
                if (at - half > free && at + half < across.to() + 22) {
                    svg.text(at, bottom + 19, Svg.Anchor.MIDDLE, TEXT, palette.soft(), label);
                    free = at + half + 6;
                }
            }
        } else {
            double room = (across.to() - across.from()) / x.categories().size() - 6;
            for (int i = 0; i < x.categories().size(); i++) {
                String label = Svg.fit(x.categories().get(i), TEXT, Math.max(24, room));
                svg.text(across.at(i), bottom + 19, Svg.Anchor.MIDDLE, TEXT, palette.soft(), label);
            }
        }
        double middle = (across.from() + across.to()) / 2;
        svg.text(middle, bottom + 38, Svg.Anchor.MIDDLE, 13, palette.ink(), x.name());
        String name = Svg.fit(y.name(), 13, bottom - up.to());
        svg.upwards(14, (bottom + up.to()) / 2, Svg.Anchor.MIDDLE, 13, palette.ink(), name);
    }

    private Scale scale(Axis axis, double from, double to, boolean horizontal) {
        if (!axis.categories().isEmpty()) {
            return new Scale(false, -0.5, axis.categories().size() - 0.5, from, to);
        }
        if (axis.format() == Axis.Format.SHARE) {
            return new Scale(false, 0, 1, from, to);
        }
        double[] values = lines.stream()
                .flatMapToDouble(line -> horizontal
                        ? Arrays.stream(line.x())
                        : Stream.of(line.y(), line.low(), line.high()).flatMapToDouble(Arrays::stream))
                .filter(value -> Double.isFinite(value) && (!axis.log() || value > 0))
                .sorted()
                .toArray();
        return values.length == 0
                ? Scale.over(axis.log(), 1, 10, from, to, axis.tight())
                : Scale.over(axis.log(), values[0], values[values.length - 1], from, to, axis.tight());
    }

    private boolean shown(Line line, int i) {
        return Double.isFinite(line.x()[i])
                && Double.isFinite(line.y()[i])
                && (!x.log() || line.x()[i] > 0)
                && (!y.log() || line.y()[i] > 0);
    }

    /** A band from edge to edge; on a logarithmic axis it ends at the axis where an edge has no logarithm. */
    private void band(Svg svg, Line line, Scale across, Scale up) {
        if (!line.band()) {
            return;
        }
        DoubleUnaryOperator edge = value -> y.log() && value <= 0 ? up.from() : up.at(value);
        int[] kept = java.util.stream.IntStream.range(0, line.x().length)
                .filter(i -> shown(line, i) && Double.isFinite(line.low()[i]) && Double.isFinite(line.high()[i]))
                .toArray();
        double[] xs = new double[2 * kept.length];
        double[] ys = new double[2 * kept.length];
        for (int i = 0; i < kept.length; i++) {
            int back = 2 * kept.length - 1 - i;
            xs[i] = across.at(line.x()[kept[i]]);
            xs[back] = xs[i];
            ys[i] = edge.applyAsDouble(line.high()[kept[i]]);
            ys[back] = edge.applyAsDouble(line.low()[kept[i]]);
        }
        if (kept.length == 1) {
            svg.line(xs[0], ys[0], xs[0], ys[1], svg.palette().series(line.colour()), 1.4);
        } else if (kept.length > 1) {
            svg.polygon(xs, ys, svg.palette().series(line.colour()), 0.16);
        }
    }

    private void draw(Svg svg, Line line, Scale across, Scale up) {
        String colour = svg.palette().series(line.colour());
        double[] xs = new double[2 * line.x().length + 2];
        double[] ys = new double[2 * line.x().length + 2];
        int size = 0;
        boolean single = line.x().length == 1 && line.style() == Line.Style.LINE;
        for (int i = 0; i < line.x().length; i++) {
            if (!shown(line, i)) {
                size = flush(svg, line, xs, ys, size);
                continue;
            }
            double px = across.at(line.x()[i]);
            double py = up.at(line.y()[i]);
            if (line.style() == Line.Style.STEPS && size > 0) {
                xs[size] = px;
                ys[size] = ys[size - 1];
                size++;
            }
            xs[size] = px;
            ys[size] = py;
            size++;
        }
        if (line.style() == Line.Style.STEPS && size > 0) {
            xs[size] = across.to();
            ys[size] = ys[size - 1];
            size++;
        }
        flush(svg, line, xs, ys, size);
        if (single || line.style() == Line.Style.DOTS || line.style() == Line.Style.POINTS) {
            for (int i = 0; i < line.x().length; i++) {
                if (shown(line, i)) {
                    svg.circle(across.at(line.x()[i]), up.at(line.y()[i]), 4, colour, says(line, i));
                }
            }
        }
    }

    private static int flush(Svg svg, Line line, double[] xs, double[] ys, int size) {
        if (size > 1 && line.style() != Line.Style.POINTS) {
            svg.polyline(xs, ys, size, svg.palette().series(line.colour()), 2.2, Palette.dash(line.colour()));
        }
        return 0;
    }

    private String says(Line line, int i) {
        int place = (int) line.x()[i];
        String where =
                x.categories().isEmpty() ? x.label(line.x()[i]) : x.categories().get(place);
        return line.label() + ", " + where + ": " + y.label(line.y()[i]);
    }
}
