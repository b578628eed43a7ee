package org.reprise.smallgain.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A certificate as one SVG picture: metric, rates, step bounds, and the band of the last player's timescale. */
public final class CertificatePicture {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 230;
    private static final int LEFT = 130;
    /** Characters a line. */
    private static final int LINE = 150;

    private static final int SAMPLES = 240;
    private static final String INK = "#17202b";
    private static final String BLUE = "#0072b2";
    private static final String GREEN = "#00805d";
    private static final String RED = "#d55e00";

    private final Certificate certificate;
    private final StringBuilder out = new StringBuilder();

    private CertificatePicture(Certificate certificate) {
        this.certificate = certificate;
    }

    /** Draws a certificate. */
    public static String of(Certificate certificate) {
        return new CertificatePicture(certificate).draw();
    }

    private record Bar(String name, double value, String colour) {}

    private String draw() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'"
                        + " fill='%s'>",
                2 * WIDTH, 2 * HEIGHT + 70, INK);
        add("<rect width='100%%' height='100%%' fill='white'/>");
        add(
                "<text x='16' y='24' font-size='16' font-weight='bold'>%s: %s</text>",
                certificate.status(), escape(certificate.method()));
        lines(certificate.reason().isEmpty() ? certificate.region() : certificate.reason());
        List<Bar> weights = new ArrayList<>();
        for (int i = 0; i < certificate.weights().length; i++) {
            weights.add(new Bar("player " + (i + 1), certificate.weights()[i], BLUE));
        }
        bars("Metric: weights w", weights, 0, 0, true);
        double[] ones = WeightRule.UNIT.weights(certificate.bounds());
        bars(
                "Rate: monotone where above 0",
                List.of(
                        new Bar("certified", certificate.alpha(), certificate.alpha() > 0 ? GREEN : RED),
                        new Bar("in the metric", certificate.metricRate(), BLUE),
                        new Bar("best of any weights", certificate.eigenvalue(), BLUE),
                        new Bar("weights 1", Comparison.of(certificate.bounds()).margin(ones), RED)),
                1,
                0,
                false);
        StepBounds steps = certificate.steps();
        bars(
                "Step bounds h",
                List.of(
                        new Bar("Euler, RK4 certified", steps.euler(), GREEN),
                        new Bar("Euler, best", steps.best(), GREEN),
                        new Bar("RK4 affine", steps.rk4Affine(), GREEN),
                        new Bar("RK4 guideline", steps.rk4Guideline(), RED)),
                0,
                1,
                true);
        band();
        return out.append("</svg>\n").toString();
    }

    /** Text below the heading, two lines at most: a reason may be long. */
    private void lines(String text) {
        int end = text.length() <= LINE ? text.length() : text.lastIndexOf(' ', LINE);
        add("<text x='16' y='42'>%s</text>", escape(text.substring(0, end)));
        add("<text x='16' y='57'>%s</text>", escape(text.substring(end).strip()));
    }

    private void bars(String title, List<Bar> bars, int column, int row, boolean log) {
        List<Bar> finite = bars.stream().filter(b -> Double.isFinite(b.value)).toList();
        begin(title, column, row);
        double low = finite.stream().mapToDouble(b -> scale(b.value, log)).min().orElse(0);
        double high =
                finite.stream().mapToDouble(b -> scale(b.value, log)).max().orElse(1);
        low = log ? Math.floor(low) - 1 : Math.min(0, low);
        high = log ? Math.ceil(high + 1e-9) : Math.max(0, high);
        double unit = (WIDTH - LEFT - 90) / Math.max(1e-300, high - low);
        double zero = LEFT + (log ? 0 : -low * unit);
        double height = Math.min(34, 150.0 / Math.max(1, finite.size()));
        for (int k = 0; k < finite.size(); k++) {
            Bar bar = finite.get(k);
            double end = LEFT + (scale(bar.value, log) - low) * unit;
            double y = 40 + k * height;
            add("<text x='%d' y='%.1f' text-anchor='end'>%s</text>", LEFT - 6, y + height / 2 + 2, bar.name);
            add(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>",
                    Math.min(zero, end), y, Math.max(1, Math.abs(end - zero)), height - 8, bar.colour);
            add("<text x='%.1f' y='%.1f'>%.5g</text>", Math.max(zero, end) + 5, y + height / 2 + 2, bar.value);
        }
        add("<line x1='%.1f' x2='%.1f' y1='34' y2='200' stroke='%s'/>", zero, zero, INK);
        if (finite.isEmpty()) {
            add("<text x='%d' y='70'>none is certified</text>", LEFT);
        } else if (log) {
            add("<text x='%d' y='214' fill='#556273'>logarithmic scale</text>", LEFT);
        }
        add("</g>");
    }

    private static double scale(double value, boolean log) {
        return log ? Math.log10(value) : value;
    }

    /** The margin over the last player's weight, and the part of it that is certified. */
    private void band() {
        int last = certificate.weights().length - 1;
        Comparison comparison = Comparison.of(certificate.bounds());
        begin("Timescale band: margin over the weight of player " + (last + 1), 1, 1);
        TimescaleBand band = certificate.bands()[last];
        double centre = Math.log10(certificate.weights()[last]);
        double low = Math.min(band.low() > 0 ? Math.log10(band.low()) : centre - 2, centre - 1) - 0.3;
        double high = Math.max(Double.isFinite(band.high()) ? Math.log10(band.high()) : centre + 2, centre + 1) + 0.3;
        double top = Math.max(0.05, 1.15 * certificate.eigenvalue());
        double bottom = -top;
        int right = WIDTH - 40;
        StringBuilder line = new StringBuilder();
        double[] weights = certificate.weights().clone();
        for (int k = 0; k <= SAMPLES; k++) {
            weights[last] = Math.pow(10, low + (high - low) * k / SAMPLES);
            double margin = Math.max(bottom, comparison.margin(weights));
            line.append(text("%.1f,%.1f ", 50 + (right - 50.0) * k / SAMPLES, height(margin, bottom, top)));
        }
        if (!Double.isNaN(band.low())) {
            double from = 50 + (right - 50) * Math.max(0, (Math.log10(band.low()) - low) / (high - low));
            double to = 50 + (right - 50) * Math.min(1, (Math.log10(band.high()) - low) / (high - low));
            add("<rect x='%.1f' y='34' width='%.1f' height='160' fill='%s' opacity='0.13'/>", from, to - from, GREEN);
            add("<text x='%.1f' y='188'>%.5g to %.5g</text>", from + 4, band.low(), band.high());
        }
        double zero = height(0, bottom, top);
        add("<line x1='50' x2='%d' y1='%.1f' y2='%.1f' stroke='%s'/>", right, zero, zero, INK);
        add("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", line, BLUE);
        add(
                "<text x='50' y='214' fill='#556273'>weight %.3g to %.3g, logarithmic</text>",
                Math.pow(10, low), Math.pow(10, high));
        add("<text x='44' y='%.1f' text-anchor='end'>0</text>", zero + 4);
        add("<text x='44' y='%.1f' text-anchor='end'>%.2g</text>", height(top, bottom, top) + 10, top);
        add("</g>");
    }

    private static double height(double value, double bottom, double top) {
        return 194 - 160 * (value - bottom) / (top - bottom);
    }

    private void begin(String title, int column, int row) {
        add("<g transform='translate(%d %d)'>", column * WIDTH, 66 + row * HEIGHT);
        add("<text x='16' y='20' font-weight='bold'>%s</text>", title);
    }

    private void add(String format, Object... values) {
        out.append(text(format, values)).append('\n');
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
