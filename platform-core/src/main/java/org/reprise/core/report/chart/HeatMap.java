package org.reprise.core.report.chart;

import java.util.Arrays;
import java.util.List;

/**
 * A table of numbers as colours, dark where they are small.
 *
 * @param title what it shows, in a sentence
 * @param x name of the columns' key
 * @param columns values of it
 * @param y name of the rows' key
 * @param rows values of it
 * @param values rows by columns; NaN where there is none
 * @param log whether equal ratios have equal distances of colour; then all values are above zero
 * @param format how values are written
 */
public record HeatMap(
        String title,
        String x,
        List<String> columns,
        String y,
        List<String> rows,
        double[][] values,
        boolean log,
        Axis.Format format)
        implements Drawing {
    /** Viridis at nine places (van der Walt and Smith): even in lightness, and told apart by the colour-blind. */
    private static final int[] VIRIDIS = {
        0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
    };

    private static final double TEXT = 12;

    /** Length of the scale of colours. */
    private static final double KEY = 220;

    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public String svg(Palette palette, int width) {
        boolean narrow = width < 500;
        double widest =
                rows.stream().mapToDouble(row -> Svg.width(row, TEXT)).max().orElse(0);
        double left = 30 + Math.min(widest, narrow ? 70 : 150) + 8;
        double cell = Math.min((width - left - 12) / columns.size(), 120);
        double tall = narrow ? 30 : 34;
        double top = 12;
        double bottom = top + tall * rows.size();
        // A small map does not fill the width.
        double right = Math.min(width, Math.max(left + cell * columns.size() + 24, left + KEY + 30));
        Svg svg = new Svg(right, bottom + 84, title, palette);
        double[] finite = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double least = finite.length == 0 ? 0 : finite[0];
        double most = finite.length == 0 ? 0 : finite[finite.length - 1];
        for (int r = 0; r < rows.size(); r++) {
            double y0 = top + r * tall;
            String row = Svg.fit(rows.get(r), TEXT, left - 37);
            svg.text(left - 8, y0 + tall / 2 + 4, Svg.Anchor.END, TEXT, palette.soft(), row);
            for (int c = 0; c < columns.size(); c++) {
                cell(svg, values[r][c], left + c * cell, y0, cell, tall, least, most);
            }
        }
        for (int c = 0; c < columns.size(); c++) {
            String column = Svg.fit(columns.get(c), TEXT, Math.max(cell - 4, 18));
            svg.text(left + (c + 0.5) * cell, bottom + 17, Svg.Anchor.MIDDLE, TEXT, palette.soft(), column);
        }
        svg.text(left + cell * columns.size() / 2, bottom + 36, Svg.Anchor.MIDDLE, 13, palette.ink(), x);
        svg.upwards(14, (top + bottom) / 2, Svg.Anchor.MIDDLE, 13, palette.ink(), Svg.fit(y, 13, bottom - top + 40));
        key(svg, left, bottom + 52, Math.min(width - left - 30, KEY), least, most);
        return svg.end();
    }

    private void cell(
            Svg svg, double value, double x0, double y0, double wide, double tall, double least, double most) {
        if (Double.isNaN(value)) {
            svg.text(
                    x0 + wide / 2,
                    y0 + tall / 2 + 4,
                    Svg.Anchor.MIDDLE,
                    TEXT,
                    svg.palette().soft(),
                    "\u2013");
            return;
        }
        int colour = Double.isFinite(value) ? colour(part(value, least, most)) : value > 0 ? 0x8a8f98 : VIRIDIS[0];
        svg.rect(x0 + 1, y0 + 1, wide - 2, tall - 2, hex(colour));
        double size = 11.5;
        String text = Double.isFinite(value) ? label(value, 3) : "\u221e";
        if (Svg.width(text, size) > wide - 3) {
            text = Double.isFinite(value) ? label(value, 2) : text;
            size = 10;
        }
        if (Svg.width(text, size) <= wide + 4) {
            svg.text(x0 + wide / 2, y0 + tall / 2 + 4, Svg.Anchor.MIDDLE, size, readable(colour), text);
        }
    }

    private String label(double value, int digits) {
        return format == Axis.Format.SECONDS ? NumberText.seconds(value) : NumberText.of(value, digits);
    }

    private void key(Svg svg, double left, double top, double wide, double least, double most) {
        int steps = 44;
        for (int i = 0; i < steps; i++) {
            svg.rect(left + i * wide / steps, top, wide / steps + 0.5, 10, hex(colour((i + 0.5) / steps)));
        }
        svg.text(left, top + 24, Svg.Anchor.START, 11, svg.palette().soft(), label(least, 3));
        svg.text(left + wide, top + 24, Svg.Anchor.END, 11, svg.palette().soft(), label(most, 3));
    }

    private double part(double value, double least, double most) {
        if (!(most > least)) {
            return 0.5;
        }
        return log ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
    }

    private static int colour(double part) {
        double place = Math.max(0, Math.min(1, part)) * (VIRIDIS.length - 1);
        int below = Math.min(VIRIDIS.length - 2, (int) place);
        double share = place - below;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = VIRIDIS[below] >> shift & 255;
            int to = VIRIDIS[below + 1] >> shift & 255;
            colour |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return colour;
    }

    private static String hex(int colour) {
        return String.format("#%06x", colour);
    }

    /** Black or white, whichever has the higher contrast by WCAG's relative luminance. */
    private static String readable(int colour) {
        double luminance = 0.2126 * linear(colour >> 16 & 255)
                + 0.7152 * linear(colour >> 8 & 255)
                + 0.0722 * linear(colour & 255);
        return luminance > 0.179 ? "#000000" : "#ffffff";
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
