package org.reprise.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.report.analysis.ReportAnalysis;
import org.reprise.core.report.model.ReportModel;

class ReportFilesTest {
    private static final ReportModel SAMPLE = SampleReport.of("Title");
    private static final ReportAnalysis ANALYSIS = ReportAnalysis.of(SAMPLE);

    @TempDir
    private Path folder;

    @Test
    void everyChartIsAPictureInBothForms() throws Exception {
        FigureFiles.Written written = FigureFiles.write(SAMPLE, ANALYSIS, folder);
        List<String> names = written.files().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(names)
                .contains(
                        "synthetic-cost-l2-convergence-iterations.svg",
                        "synthetic-cost-l1-convergence-time.svg",
                        "synthetic-target-time.svg",
                        "synthetic-profile.svg",
                        "synthetic-ranks.svg",
                        "synthetic-by-cost.svg")
                .doesNotHaveDuplicates();
        assumeThat(written.missing()).as("fonts on this machine").isEmpty();
        assertThat(names)
                .hasSize(2
                        * (int) names.stream()
                                .filter(name -> name.endsWith(".svg"))
                                .count());
        for (Path file : written.files()) {
            if (file.toString().endsWith(".png")) {
                BufferedImage image = ImageIO.read(file.toFile());
                assertThat(image.getWidth()).isBetween(400, 1440);
                assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
                // A picture of white alone would be no chart.
                long colours = java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                        .distinct()
                        .count();
                assertThat(colours).as(file.toString()).isGreaterThan(10);
            }
        }
    }

    @Test
    void everyTableIsThereInBothForms() throws Exception {
        List<Path> files = TableFiles.write(SAMPLE, ANALYSIS, folder.resolve("new/tables"));
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("overview.tex", "synthetic-results.md", "synthetic-pairs.tex", "claims.md", "failures.tex");
        String failures = Files.readString(folder.resolve("new/tables/failures.md"));
        assertThat(failures).contains("RPR-1203").contains("step length too large");
    }

    @Test
    void chartsOfThePageAreWellFormedTemplates() throws Exception {
        Path file = folder.resolve("report.html");
        ReportWriter.write(SAMPLE, ANALYSIS, file);
        String page = Files.readString(file);
        Matcher templates = Pattern.compile("<template id=\"figure-\\d+\">.*?</template>", Pattern.DOTALL)
                .matcher(page);
        int count = 0;
        while (templates.find()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(templates.group().getBytes(StandardCharsets.UTF_8)));
            count++;
        }
        assertThat(count).isEqualTo((int) ANALYSIS.figures().count()).isGreaterThan(4);
        String markup = page.replaceAll("(?s)<script.*?</script>", "")
                .replace("http://www.w3.org/2000/svg", "")
                .replaceAll("(?s)<style>.*?</style>", "");
        assertThat(markup).doesNotContain("http:", "https:", "//");
    }

    @Test
    void namesOfFilesAreUnique() {
        var names = new java.util.HashSet<String>();
        assertThat(FigureFiles.unique("a", names)).isEqualTo("a");
        assertThat(FigureFiles.unique("a", names)).isEqualTo("a-2");
    }
}
