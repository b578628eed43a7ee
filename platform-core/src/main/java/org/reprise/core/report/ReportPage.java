package org.reprise.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.model.ReportModel;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Puts template, style, scripts and data together into one page that loads nothing. */
final class ReportPage {
    private static final Pattern SLOT = Pattern.compile("<!--slot:([a-z]+)-->");
    private static final String ECHARTS = "META-INF/maven/org.webjars.npm/echarts/pom.properties";

    private ReportPage() {}

    static String of(ReportModel model, ReportAnalysis analysis) {
        Map<String, String> slots = Map.of(
                "title", escape(model.title()),
                "style", own("report.css"),
                "echarts", echarts(),
                "data", ReportJson.of(model),
                "analysis", ReportJson.of(AnalysisJson.of(analysis)),
                "figures", AnalysisJson.templates(analysis),
                "script",
                        own("report-text.js")
                                + own("report-curves.js")
                                + own("report-chart.js")
                                + own("report-analysis.js")
                                + own("report.js"));
        // One pass over the template, so that what looks like a slot within the data stays as it is.
        Matcher matcher = SLOT.matcher(own("report.html"));
        StringBuilder page = new StringBuilder(2_000_000);
        while (matcher.find()) {
            matcher.appendReplacement(page, "");
            page.append(slots.get(matcher.group(1)));
        }
        return matcher.appendTail(page).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The chart library, whatever its version: the archive itself says under which folder it lies. */
    private static String echarts() {
        Properties archive = new Properties();
        try (InputStream in = ReportPage.class.getClassLoader().getResourceAsStream(ECHARTS)) {
            if (in == null) {
                throw missing(ECHARTS, null);
            }
            archive.load(in);
        } catch (IOException e) {
            throw missing(ECHARTS, e);
        }
        return resource(
                "META-INF/resources/webjars/echarts/" + archive.getProperty("version") + "/dist/echarts.min.js");
    }

    private static String own(String name) {
        return resource("org/reprise/core/report/" + name);
    }

    private static String resource(String path) {
        try (InputStream in = ReportPage.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw missing(path, null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw missing(path, e);
        }
    }

    private static RepriseException missing(String path, IOException cause) {
        return new RepriseException(
                ErrorCode.INTERNAL,
                "The report needs the resource " + path + ", which is not on the class path",
                "Install Reprise again.",
                cause);
    }
}
