package org.reprise.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.report.analysis.Failures;
import org.reprise.core.report.analysis.Finding;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.chart.Drawing;
import org.reprise.core.report.chart.Palette;

/** What the page needs of an analysis: text as JSON, and charts as templates that its script takes by number. */
final class AnalysisJson {
    private static final int MOST_EXAMPLES = 12;

    private AnalysisJson() {}

    static Map<String, Object> of(ReportAnalysis analysis) {
        Map<String, Object> data = new LinkedHashMap<>();
        int[] number = {0};
        data.put("overview", analysis.overview());
        data.put(
                "parts",
                analysis.parts().stream()
                        .map(part -> part.findings().stream()
                                .map(finding -> finding(finding, number))
                                .toList())
                        .toList());
        data.put(
                "failures",
                analysis.failures().stream().map(AnalysisJson::cause).toList());
        return data;
    }

    private static Map<String, Object> finding(Finding finding, int[] number) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Finding.Figure figure : finding.figures()) {
            figures.add(
                    Map.of("template", "figure-" + number[0]++, "title", figure.title(), "caption", figure.caption()));
        }
        return Map.of(
                "section",
                finding.section(),
                "reason",
                finding.reason(),
                "figures",
                figures,
                "tables",
                finding.tables());
    }

    private static Map<String, Object> cause(Failures.Cause cause) {
        return Map.of(
                "state",
                cause.state(),
                "code",
                cause.code(),
                "reason",
                cause.reason(),
                "count",
                cause.runs().size(),
                "runs",
                cause.runs().stream()
                        .limit(MOST_EXAMPLES)
                        .map(lost -> Map.of(
                                "part", lost.part(),
                                "setting", lost.setting(),
                                "method", lost.method(),
                                "seed", Long.toString(lost.run().seed()),
                                "run", lost.run().id(),
                                "command", lost.run().command()))
                        .toList());
    }

    /** The charts, each in a width for screens and one for phones: text in them must stay as large as other text. */
    static String templates(ReportAnalysis analysis) {
        StringBuilder templates = new StringBuilder();
        int[] number = {0};
        analysis.figures().forEach(figure -> templates
                .append("<template id=\"figure-")
                .append(number[0]++)
                .append("\"><div class=\"drawn wide\">")
                .append(figure.drawing().svg(Palette.PAGE, Drawing.WIDE))
                .append("</div><div class=\"drawn narrow\">")
                .append(figure.drawing().svg(Palette.PAGE, Drawing.NARROW))
                .append("</div></template>\n"));
        return templates.toString();
    }
}
