package org.reprise.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.report.model.ReportModel;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class ReportWriterTest {
    private static final Pattern DATA =
            Pattern.compile("<script id=\"report-data\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void loadsNothing() throws IOException {
        String page = written(SampleReport.of("Title"));
        assertThat(page).contains("default-src 'none'").contains("echarts").doesNotContain("<!--slot:");
        String ours = page.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(ours).doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?(https?:)?//");
        assertThat(ours).doesNotContainPattern("(?i)@import|url\\(|<link|<img|<iframe");
        assertThat(page.length()).isLessThan(3_000_000);
    }

    @Test
    void dataParseBack() throws IOException {
        JsonNode data = data(written(SampleReport.of("Title")));
        assertThat(data.at("/title").asText()).isEqualTo("Title");
        assertThat(data.at("/paper/year").asInt()).isEqualTo(2017);
        assertThat(data.at("/claims")).hasSize(4);
        assertThat(data.at("/claims/0/verdict").asText()).isEqualTo("HOLDS");
        assertThat(data.at("/claims/3/ourValue").isNull()).isTrue();
        assertThat(data.at("/parts/0/settings/1/label").asText()).isEqualTo("cost=l1");
        JsonNode run = data.at("/parts/0/settings/0/curves/0/runs/0");
        assertThat(run.at("/seed").isTextual()).isTrue();
        assertThat(run.at("/trace/iterations").size()).isBetween(300, 400);
        assertThat(run.at("/trace/iterations/0").asLong()).isZero();
        assertThat(run.at("/trace/metrics/distance")).hasSameSizeAs(run.at("/trace/iterations"));
        assertThat(run.at("/trace/metrics/distance/0").asDouble()).isEqualTo(0.9);
    }

    @Test
    void textIsNeverMarkup() throws IOException {
        String hostile = "</script><script>alert(1)</script><!--slot:echarts--><img src=x onerror=y>\u2028 $1 \\";
        String page = written(SampleReport.of(hostile));
        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x")
                .doesNotContain("\u2028 $1 \\\\");
        assertThat(page).contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)");
        assertThat(data(page).at("/title").asText()).isEqualTo(hostile);
    }

    @Test
    void scriptsNeverReadTextAsMarkup() throws IOException {
        for (String name :
                List.of("report-text.js", "report-curves.js", "report-chart.js", "report-analysis.js", "report.js")) {
            String script = new String(
                    ReportWriterTest.class.getResourceAsStream(name).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(script).as(name).doesNotContainPattern("innerHTML|outerHTML|insertAdjacent|document\\.write");
        }
    }

    @Test
    void valuesThatAreNoNumbersAreNull() throws IOException {
        ReportModel.Trace trace = new ReportModel.Trace(
                new long[] {0, 1, 2, 3},
                new double[] {0, 0.1, 0.2, 0.3},
                Map.of("loss", new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 123456.789123}),
                Map.of());
        JsonNode data = data(written(single(trace, Map.of("limit", Double.POSITIVE_INFINITY, "a", Double.NaN))));
        JsonNode loss = data.at("/parts/0/settings/0/curves/0/runs/0/trace/metrics/loss");
        assertThat(loss.get(0).isNull()).isTrue();
        assertThat(loss.get(1).isNull()).isTrue();
        assertThat(loss.get(2).asDouble()).isEqualTo(1e-300);
        assertThat(loss.get(3).asDouble()).isEqualTo(123456.8);
        JsonNode parameters = data.at("/parts/0/settings/0/curves/0/parameters");
        assertThat(parameters.get("limit").asText()).isEqualTo("Infinity");
        assertThat(parameters.get("a").isNull()).isTrue();
        assertThat(data.at("/parts/0/settings/0/curves/0/runs/0/seconds").isNull())
                .isTrue();
    }

    @Test
    void replacesTheFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("new/folder/report.html");
        ReportWriter.write(SampleReport.of("First"), file);
        ReportWriter.write(SampleReport.of("Second"), file);
        assertThat(Files.readString(file)).contains("<title>Second</title>");
        assertThat(entries(file.getParent())).containsExactly(file);
    }

    @Test
    void leavesNothingWhereItFails() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("report.html"));
        assertStorage(taken);
        assertThat(entries(folder)).containsExactly(taken);
        Path plain = Files.writeString(folder.resolve("plain"), "text");
        assertStorage(plain.resolve("report.html"));
        assertThat(entries(folder)).containsExactlyInAnyOrder(taken, plain);
    }

    private void assertStorage(Path file) {
        assertThatThrownBy(() -> ReportWriter.write(SampleReport.of("Title"), file))
                .isInstanceOfSatisfying(
                        RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE))
                .hasMessageContaining(file.toString());
    }

    private static ReportModel single(ReportModel.Trace trace, Map<String, Object> parameters) {
        ReportModel sample = SampleReport.of("Single");
        ReportModel.Run run = new ReportModel.Run(
                Long.MAX_VALUE, "r", ReportModel.State.DONE, "", "", 3, Double.NaN, null, null, "reprise run", trace);
        ReportModel.Curve curve = new ReportModel.Curve("A", "a", "A", parameters, "", List.of(run));
        ReportModel.Setting setting = new ReportModel.Setting("", Map.of(), List.of(), List.of(), null, List.of(curve));
        return new ReportModel(
                sample.title(),
                sample.paper(),
                sample.kind(),
                sample.generatedAt(),
                sample.command(),
                sample.platformVersion(),
                sample.environment(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ReportModel.Part("p", "P", "E", "", 1, List.of(setting))));
    }

    private String written(ReportModel model) throws IOException {
        Path file = folder.resolve("report.html");
        ReportWriter.write(model, file);
        return Files.readString(file);
    }

    private static JsonNode data(String page) throws IOException {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
