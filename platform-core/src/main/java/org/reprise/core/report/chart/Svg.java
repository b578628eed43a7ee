package org.reprise.core.report.chart;

import java.util.Locale;

/** Writes one SVG image. Strings may hold anything: they are escaped. Colours are CSS, so that they may be variables. */
final class Svg {
    private static final String FONT = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif";

    /** Mean width of a letter of these fonts by the font's size, on the generous side. */
    private static final double LETTER = 0.6;

    private final StringBuilder out = new StringBuilder(4096);
    private final Palette palette;

    Svg(double width, double height, String title, Palette palette) {
        this.palette = palette;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$s %2$s\" width=\"%1$s\" height=\"%2$s\""
                        + " role=\"img\" aria-label=\"%3$s\" font-family=\"%4$s\">",
                number(width),
                number(height),
                escape(title),
                FONT));
        out.append("<title>").append(escape(title)).append("</title>");
        if (palette == Palette.PAPER) {
            rect(0, 0, width, height, palette.back());
        }
    }

    Palette palette() {
        return palette;
    }

    String end() {
        return out.append("</svg>").toString();
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        line(x1, y1, x2, y2, colour, width, "");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width, String dash) {
        out.append("<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\""
                + number(y2) + "\"" + stroke(colour, width, dash) + "/>");
    }

    void polyline(double[] xs, double[] ys, int size, String colour, double width, String dash) {
        out.append("<polyline fill=\"none\" stroke-linejoin=\"round\" points=\"");
        points(xs, ys, size);
        out.append("\"" + stroke(colour, width, dash) + "/>");
    }

    void polygon(double[] xs, double[] ys, String colour, double opacity) {
        out.append("<polygon points=\"");
        points(xs, ys, xs.length);
        out.append("\" style=\"fill:" + colour + "\" fill-opacity=\"" + number(opacity) + "\"/>");
    }

    void rect(double x, double y, double width, double height, String colour) {
        out.append("<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(Math.max(0, width))
                + "\" height=\"" + number(Math.max(0, height)) + "\" style=\"fill:" + colour + "\"/>");
    }

    /** A dot that says what it stands for when pointed at. */
    void circle(double x, double y, double radius, String colour, String says) {
        out.append("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius)
                + "\" style=\"fill:" + colour + ";stroke:" + palette.back() + "\" stroke-width=\"1\">");
        out.append(says.isEmpty() ? "" : "<title>" + escape(says) + "</title>").append("</circle>");
    }

    /** Text from, around or up to a place. */
    void text(double x, double y, Anchor anchor, double size, String colour, String text) {
        out.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + letters(anchor, size, colour) + ">"
                + escape(text) + "</text>");
    }

    /** Text that runs upwards. */
    void upwards(double x, double y, Anchor anchor, double size, String colour, String text) {
        String place = number(x) + " " + number(y);
        out.append("<text transform=\"translate(" + place + ") rotate(-90)\"" + letters(anchor, size, colour) + ">"
                + escape(text) + "</text>");
    }

    /** Where text stands by its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** About how wide text is. */
    static double width(String text, double size) {
        return text.codePointCount(0, text.length()) * size * LETTER;
    }

    /** Text that is no wider than that, cut where it has to be. */
    static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int letters = Math.max(1, (int) (width / (size * LETTER)) - 1);
        return text.substring(0, text.offsetByCodePoints(0, Math.min(letters, text.codePointCount(0, text.length()))))
                        .stripTrailing()
                + "\u2026";
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    // What XML 1.0 has no place for, not even escaped.
                    boolean allowed = c == '\t'
                            || c == '\n'
                            || c >= 0x20 && c < 0xD800
                            || c >= 0xE000 && c < 0xFFFE
                            || c >= 0x10000;
                    escaped.appendCodePoint(allowed ? c : '\uFFFD');
                }
            }
        });
        return escaped.toString();
    }

    private void points(double[] xs, double[] ys, int size) {
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
        }
    }

    private static String stroke(String colour, double width, String dash) {
        return " style=\"stroke:" + colour + "\" stroke-width=\"" + number(width) + "\""
                + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"");
    }

    private static String letters(Anchor anchor, double size, String colour) {
        return " text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + "\" font-size=\"" + number(size)
                + "\" style=\"fill:" + colour + "\"";
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
