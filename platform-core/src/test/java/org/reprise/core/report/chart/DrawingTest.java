package org.reprise.core.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class DrawingTest {
    private static final String HOSTILE = "</svg><script>alert(1)</script> & \"'\u0000\u2028";

    private static Document parse(Drawing drawing, Palette palette, int width) throws Exception {
        byte[] svg = drawing.svg(palette, width).getBytes(StandardCharsets.UTF_8);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static void sound(Drawing drawing) throws Exception {
        for (Palette palette : Palette.values()) {
            for (int width : new int[] {Drawing.NARROW, Drawing.WIDE, Drawing.FILE}) {
                Document document = parse(drawing, palette, width);
                assertThat(document.getDocumentElement().getAttribute("aria-label"))
                        .contains("alert");
                String text = drawing.svg(palette, width);
                assertThat(text).doesNotContain("NaN", "Infinity", "<script", "href", "url(");
                assertThat(text.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                        .doesNotContain("http");
                NodeList texts = document.getElementsByTagName("text");
                for (int i = 0; i < texts.getLength(); i++) {
                    String x = texts.item(i).getAttributes().getNamedItem("x") == null
                            ? "0"
                            : texts.item(i).getAttributes().getNamedItem("x").getNodeValue();
                    assertThat(Double.parseDouble(x)).isBetween(-1.0, width + 1.0);
                }
            }
        }
    }

    @Test
    void chartsAreWellFormedWhateverTheirNamesAndValues() throws Exception {
        double[] x = {0, 1e-12, 3, Double.NaN, 1e300};
        double[] y = {-1, 0, Double.POSITIVE_INFINITY, 5, 1e-300};
        for (boolean log : new boolean[] {false, true}) {
            for (Line.Style style : Line.Style.values()) {
                sound(new XyChart(
                        HOSTILE,
                        Axis.tight(HOSTILE, log, Axis.Format.SECONDS),
                        Axis.of(HOSTILE, log),
                        List.of(new Line(HOSTILE, 11, style, x, y, y, y))));
            }
        }
        sound(new XyChart(HOSTILE, Axis.of("x", List.of(HOSTILE, "b")), Axis.shares("y"), List.of()));
        sound(new HeatMap(
                HOSTILE,
                HOSTILE,
                List.of(HOSTILE, "b"),
                HOSTILE,
                List.of(HOSTILE, "2"),
                new double[][] {{1, Double.NaN}, {Double.POSITIVE_INFINITY, 1e-9}},
                true,
                Axis.Format.NUMBER));
        sound(new RankDiagram(
                HOSTILE, List.of(HOSTILE, "b", "c"), new double[] {1, 2, 3}, 9, List.of(List.of(0, 1), List.of(1, 2))));
    }

    @Test
    void linesOfUnequalLengthsAreRefused() {
        assertThatThrownBy(() -> Line.of("a", 0, Line.Style.LINE, new double[2], new double[3]))
                .hasMessageContaining("2 abscissae")
                .hasMessageContaining("3 ordinates");
    }

    @Test
    void pointsLieWhereTheScaleSays() throws Exception {
        XyChart chart = new XyChart(
                "t",
                Axis.tight("x", false, Axis.Format.NUMBER),
                Axis.of("y", true),
                List.of(Line.of("a", 0, Line.Style.POINTS, new double[] {0, 10}, new double[] {1, 100})));
        NodeList circles = parse(chart, Palette.PAPER, Drawing.FILE).getElementsByTagName("circle");
        // The two points and the legend's. The plot goes from 62 to 696, and from 14 to 354.
        assertThat(circles.item(0).getAttributes().getNamedItem("cx").getNodeValue())
                .isEqualTo("62");
        assertThat(circles.item(0).getAttributes().getNamedItem("cy").getNodeValue())
                .isEqualTo("354");
        assertThat(circles.item(1).getAttributes().getNamedItem("cx").getNodeValue())
                .isEqualTo("696");
        assertThat(circles.item(1).getAttributes().getNamedItem("cy").getNodeValue())
                .isEqualTo("14");
        assertThat(circles.item(1).getTextContent()).isEqualTo("a, 10: 100");
    }

    @Property
    void ticksLieWithinTheirScale(@ForAll double a, @ForAll double b, @ForAll boolean log) {
        double least = Math.min(clean(a, log), clean(b, log));
        double most = Math.max(clean(a, log), clean(b, log));
        Scale scale = Scale.over(log, least, most, 0, 100, false);
        List<Double> ticks = scale.ticks(6);
        assertThat(ticks).hasSizeBetween(1, 25).isSorted();
        ticks.forEach(tick -> assertThat(scale.at(tick)).isBetween(-1.01, 101.01));
        assertThat(scale.at(least)).isBetween(-1e-6, 100 + 1e-6);
        assertThat(scale.at(most)).isBetween(-1e-6, 100 + 1e-6);
    }

    private static double clean(double value, boolean log) {
        double bounded = Math.max(-1e100, Math.min(1e100, value));
        return log ? Math.max(1e-100, Math.abs(bounded)) : bounded;
    }

    @Test
    void numbersAreShort() {
        assertThat(NumberText.of(1.23456e-10)).isEqualTo("1.23\u00d710\u207b\u00b9\u2070");
        assertThat(NumberText.of(1e-10)).isEqualTo("10\u207b\u00b9\u2070");
        assertThat(NumberText.of(123456)).isEqualTo("123456");
        assertThat(NumberText.of(-0.25)).isEqualTo("\u22120.25");
        assertThat(NumberText.of(1234.567)).isEqualTo("1235");
        assertThat(NumberText.of(0.1)).isEqualTo("0.1");
        assertThat(NumberText.of(Double.POSITIVE_INFINITY)).isEqualTo("\u221e");
        assertThat(NumberText.of(Double.NaN)).isEqualTo("\u2013");
        assertThat(NumberText.seconds(0.0015)).isEqualTo("1.5 ms");
        assertThat(NumberText.seconds(0)).isEqualTo("0 s");
        assertThat(NumberText.seconds(7200)).isEqualTo("2 h");
    }
}
