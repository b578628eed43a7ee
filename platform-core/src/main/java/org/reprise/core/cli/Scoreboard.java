package org.reprise.core.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.Verdict;
import org.reprise.spi.Claim;

/** The verdicts on papers' claims in Markdown: a line a paper, and below it a line a claim. */
final class Scoreboard {
    /** Header of the table of papers. */
    static final String PAPERS = "| paper | claims | HOLDS | FAILS | INCONCLUSIVE | NOT RUN |";

    /** Header of a table of claims. */
    static final String CLAIMS = "| claim | verdict | ours | threshold | in the paper | source |";

    private static final int DIGITS = 4;

    private final Map<String, List<CheckedClaim>> papers = new LinkedHashMap<>();

    /** Adds the claims of a paper. */
    void add(String paper, List<CheckedClaim> claims) {
        papers.put(paper, claims);
    }

    /** The lines of the Markdown text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(PAPERS, rule(PAPERS)));
        papers.forEach((paper, claims) -> lines.add("| `" + paper + "` | " + claims.size() + " | "
                + count(claims, Verdict.HOLDS) + " | " + count(claims, Verdict.FAILS) + " | "
                + count(claims, Verdict.INCONCLUSIVE) + " | " + count(claims, Verdict.NOT_RUN) + " |"));
        papers.forEach((paper, claims) -> {
            lines.addAll(List.of(
                    "",
                    "<details><summary><code>" + paper + "</code>, claim by claim</summary>",
                    "",
                    CLAIMS,
                    rule(CLAIMS)));
            claims.forEach(claim -> lines.add(row(claim)));
            lines.addAll(List.of("", "</details>"));
        });
        return lines;
    }

    private static long count(List<CheckedClaim> claims, Verdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).count();
    }

    private static String rule(String header) {
        return header.replaceAll("[^|]+", "---");
    }

    private static String row(CheckedClaim checked) {
        Claim claim = checked.claim();
        return "| `" + claim.id() + "`: " + cell(claim.statement()) + " | "
                + (checked.verdict() == Verdict.NOT_RUN
                        ? "NOT RUN"
                        : checked.verdict().name())
                + (checked.reason().isEmpty() ? "" : " (" + cell(checked.reason()) + ")") + " | " + ours(checked)
                + " | " + (claim.relation() == Claim.Relation.AT_LEAST ? "at least " : "at most ")
                + Numbers.of(claim.threshold()) + unit(claim) + " | " + cell(claim.paperValue()) + " | "
                + cell(claim.source()) + " |";
    }

    private static String ours(CheckedClaim checked) {
        if (Double.isNaN(checked.value())) {
            return "-";
        }
        String value = digits(checked.value());
        boolean point = checked.low() == checked.high();
        return value
                + (point ? "" : " [" + digits(checked.low()) + ", " + digits(checked.high()) + "]")
                + unit(checked.claim());
    }

    private static String digits(double value) {
        return Double.isFinite(value)
                ? Numbers.of(
                        new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue())
                : Numbers.of(value);
    }

    private static String unit(Claim claim) {
        return claim.unit().isEmpty() ? "" : " " + cell(claim.unit());
    }

    /** A bar would end the cell, and so would the end of a line. */
    private static String cell(String text) {
        return text.isEmpty() ? "-" : text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
