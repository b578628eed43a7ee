package org.reprise.core.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A critical-difference diagram (Dem&scaron;ar, "Statistical comparisons of classifiers over multiple data sets", JMLR
 * 7, 2006, figure 1): methods on the scale of their average ranks, the best on the left; bars join those that do not
 * differ significantly.
 *
 * @param title what it shows, in a sentence
 * @param methods names of the methods
 * @param ranks average rank of each, from 1
 * @param criticalDifference least difference of ranks that is significant
 * @param groups indices of the methods that a bar joins
 */
public record RankDiagram(
        String title, List<String> methods, double[] ranks, double criticalDifference, List<List<Integer>> groups)
        implements Drawing {
    private static final double TEXT = 12.5;
    private static final double BAR = 9;

    /** Room for a name beside the scale. */
    private static final double BESIDE = 176;

    public RankDiagram {
        methods = List.copyOf(methods);
        groups = List.copyOf(groups);
    }

    @Override
    public String svg(Palette palette, int width) {
        // Without room beside the scale names stand above their lines, and each needs a row of its own.
        double longest = methods.stream()
                .mapToDouble(method -> Svg.width(method + " (1.11)", TEXT))
                .max()
                .orElse(0);
        boolean stacked = width < 640 || longest > BESIDE;
        double side = stacked ? 18 : 190;
        int k = methods.size();
        double axis = 62;
        double first = axis + 18 + BAR * groups.size();
        double step = stacked ? 28 : 23;
        int left = (k + 1) / 2;
        Svg svg = new Svg(width, first + (stacked ? k : left) * step + 12, title, palette);
        Scale scale = new Scale(false, 1, k, side, width - side);
        ruler(svg, scale, axis, width < 500);
        List<Integer> order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ranks[i]))
                .toList();
        for (boolean names : new boolean[] {false, true}) {
            for (int place = 0; place < k; place++) {
                boolean toLeft = place < left;
                int row = toLeft ? place : k - 1 - place;
                double y = first + (stacked && !toLeft ? left + row : row) * step + step - 8;
                double end = stacked ? (toLeft ? 4 : width - 4.0) : toLeft ? side - 10 : width - side + 10;
                if (names) {
                    name(svg, order.get(place), end, y, toLeft, stacked, width);
                } else {
                    leader(svg, order.get(place), scale, axis, y, end);
                }
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            List<Integer> group = groups.get(g);
            double y = axis + 14 + BAR * g;
            double from = scale.at(ranks[group.get(0)]) - 4;
            double to = scale.at(ranks[group.get(group.size() - 1)]) + 4;
            svg.line(from, y, to, y, palette.ink(), 5);
        }
        return svg.end();
    }

    private void ruler(Svg svg, Scale scale, double axis, boolean narrow) {
        Palette palette = svg.palette();
        svg.line(scale.from(), axis, scale.to(), axis, palette.ink(), 1.4);
        int k = methods.size();
        int stride = narrow && k > 10 ? 2 : 1;
        for (int rank = 1; rank <= k; rank++) {
            double at = scale.at(rank);
            svg.line(at, axis - 6, at, axis, palette.ink(), 1.4);
            if ((rank - 1) % stride == 0) {
                svg.text(at, axis - 10, Svg.Anchor.MIDDLE, 12, palette.soft(), Integer.toString(rank));
            }
        }
        double length = scale.to() - scale.from();
        double wide = Math.min(length, criticalDifference / (k - 1) * length);
        svg.line(scale.from(), 24, scale.from() + wide, 24, palette.ink(), 1.4);
        svg.line(scale.from(), 20, scale.from(), 28, palette.ink(), 1.4);
        svg.line(scale.from() + wide, 20, scale.from() + wide, 28, palette.ink(), 1.4);
        String text = "critical difference " + NumberText.of(criticalDifference, 3)
                + (criticalDifference > k - 1 ? ", wider than the scale" : "");
        svg.text(scale.from(), 14, Svg.Anchor.START, 12, palette.soft(), text);
    }

    private void leader(Svg svg, int i, Scale scale, double axis, double y, double end) {
        String colour = svg.palette().ink();
        double at = scale.at(ranks[i]);
        svg.line(at, axis, at, y, colour, 1);
        svg.line(at, y, end, y, colour, 1);
        svg.circle(at, axis, 3.5, colour, methods.get(i) + ": average rank " + NumberText.of(ranks[i], 3));
    }

    private void name(Svg svg, int i, double end, double y, boolean toLeft, boolean stacked, double width) {
        String rank = " (" + NumberText.of(ranks[i], 3) + ")";
        double room = stacked ? width * 0.8 : BESIDE;
        String name = Svg.fit(methods.get(i), TEXT, room - Svg.width(rank, TEXT)) + rank;
        String colour = svg.palette().ink();
        if (!stacked) {
            svg.text(toLeft ? end - 5 : end + 5, y + 4, toLeft ? Svg.Anchor.END : Svg.Anchor.START, TEXT, colour, name);
            return;
        }
        // The lines of other methods must not run through it.
        double wide = Svg.width(name, TEXT);
        svg.rect(toLeft ? end : end - wide, y - 16, wide, 14, svg.palette().back());
        svg.text(end, y - 5, toLeft ? Svg.Anchor.START : Svg.Anchor.END, TEXT, colour, name);
    }
}
