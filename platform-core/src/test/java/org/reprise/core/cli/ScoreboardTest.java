package org.reprise.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.Verdict;
import org.reprise.spi.Claim;

class ScoreboardTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern PAPER = Pattern.compile("\\| `([a-z0-9-]+)` \\|" + " (\\d+) \\|".repeat(5));
    private static final Pattern CLAIM = Pattern.compile(
            "\\| `([a-z0-9-]+)`: .+ \\| (HOLDS|FAILS|INCONCLUSIVE|NOT RUN)[^|]* \\|.*\\| at (?:least|most) [^|]+\\|[^|]+\\|[^|]+\\|");

    private static CheckedClaim checked(Verdict verdict, String statement, String reason) {
        Claim claim = Claim.of("c-1", statement)
                .source("Table 1")
                .paperValue("2 | 3")
                .unit("steps")
                .atMost(5, Claim.Statistic.MEDIAN, evidence -> List.of());
        return new CheckedClaim(claim, verdict, 4.123456, 3, 6, 5, 0, reason);
    }

    @Test
    void aLineAPaperAndALineAClaim() {
        Scoreboard board = new Scoreboard();
        board.add(
                "some-paper",
                List.of(checked(Verdict.HOLDS, "It is\nfast", ""), checked(Verdict.INCONCLUSIVE, "So", "straddles")));
        assertThat(board.lines())
                .contains("| `some-paper` | 2 | 1 | 0 | 1 | 0 |")
                .contains("| `c-1`: It is fast | HOLDS | 4.123 [3, 6] steps | at most 5 steps | 2 \\| 3 | Table 1 |")
                .contains(
                        "| `c-1`: So | INCONCLUSIVE (straddles) | 4.123 [3, 6] steps | at most 5 steps | 2 \\| 3 | Table 1 |");
    }

    /** The part of README.md between the marks. */
    private static List<String> readme() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        int from = lines.indexOf("<!-- reprise verify --all --markdown -->");
        int to = lines.indexOf("<!-- end -->");
        assertThat(from).as("the mark before the scoreboard in README.md").isNotNegative();
        assertThat(to).as("the mark behind it").isGreaterThan(from);
        return lines.subList(from + 1, to);
    }

    @Test
    void theScoreboardOfTheReadmeHasThePresentFormAndNamesClaimsThatThereAre() throws IOException {
        List<String> lines = readme();
        assertThat(lines.stream().filter(Scoreboard.PAPERS::equals)).hasSize(1);
        List<Matcher> papers =
                lines.stream().map(PAPER::matcher).filter(Matcher::matches).toList();
        assertThat(papers).isNotEmpty();
        for (Matcher paper : papers) {
            String id = paper.group(1);
            int from = lines.indexOf("<details><summary><code>" + id + "</code>, claim by claim</summary>");
            assertThat(from).as("claims of " + id).isNotNegative();
            List<String> table = lines.subList(from + 4, from + 4 + Integer.parseInt(paper.group(2)));
            assertThat(lines.get(from + 2)).isEqualTo(Scoreboard.CLAIMS);
            List<Matcher> claims = table.stream().map(CLAIM::matcher).toList();
            assertThat(claims).allMatch(Matcher::matches);
            assertThat(claims.stream()
                            .filter(claim -> claim.group(2).equals("HOLDS"))
                            .count())
                    .isEqualTo(Long.parseLong(paper.group(3)));
            String sources = sources(ROOT.resolve("plugins").resolve(id));
            claims.forEach(claim -> assertThat(names(sources, claim.group(1)))
                    .as("a claim '" + claim.group(1) + "' in the sources of " + id)
                    .isTrue());
        }
    }

    /** Whether sources name a claim, whole or as a beginning such as "gain-" to which the rest is appended. */
    private static boolean names(String sources, String claim) {
        for (int dash = claim.indexOf('-'); dash >= 0; dash = claim.indexOf('-', dash + 1)) {
            if (sources.contains('"' + claim.substring(0, dash + 1) + '"')) {
                return true;
            }
        }
        return sources.contains('"' + claim + '"');
    }

    /** All sources of a plugin; its folder has its name. */
    private static String sources(Path plugin) throws IOException {
        try (Stream<Path> files = Files.walk(plugin.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ScoreboardTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
