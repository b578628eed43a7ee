package org.reprise.core.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Names of lines below a chart, in rows. */
record Legend(List<Item> items, int rows) {
    private static final double TEXT = 12.5;
    private static final double SWATCH = 30;

    /** A name and where it stands. */
    private record Item(Line line, String label, double x, int row) {}

    static Legend of(List<Line> lines, double width) {
        List<Item> items = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (Line line : lines) {
            String label = Svg.fit(line.label(), TEXT, width - SWATCH - 8);
            double wide = SWATCH + 6 + Svg.width(label, TEXT) + 18;
            if (x > 0 && x + wide - 18 > width) {
                x = 0;
                row++;
            }
            items.add(new Item(line, label, x, row));
            x += wide;
        }
        return new Legend(items, items.isEmpty() ? 0 : row + 1);
    }

    void draw(Svg svg, double left, double top, double height) {
        for (Item item : items) {
            double x = left + item.x();
            double y = top + item.row() * height + height / 2;
            String colour = svg.palette().series(item.line().colour());
            if (item.line().style() == Line.Style.POINTS) {
                svg.circle(x + SWATCH / 2, y, 4, colour, "");
            } else {
                svg.line(
                        x,
                        y,
                        x + SWATCH,
                        y,
                        colour,
                        2.6,
                        Palette.dash(item.line().colour()));
            }
            svg.text(
                    x + SWATCH + 6, y + 4, Svg.Anchor.START, TEXT, svg.palette().ink(), item.label());
        }
    }
}
