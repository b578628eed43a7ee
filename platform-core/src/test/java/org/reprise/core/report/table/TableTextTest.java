package org.reprise.core.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableTextTest {
    private static Table table(String text) {
        return new Table(
                "part_one results",
                "Title " + text,
                "Note " + text,
                Table.columns("Method " + text, "#Value"),
                List.of(List.of(Table.Cell.of(text), new Table.Cell("1.5\u00d710\u207b\u00b3", true))));
    }

    @Test
    void latexHasTheRulesOfBooktabs() {
        String latex = LatexTable.of(table("a_b & 50%"));
        assertThat(latex)
                .contains("\\begin{tabular}{lr}", "\\toprule", "\\midrule", "\\bottomrule", "\\end{table}")
                .contains("\\label{tab:part-one-results}")
                .contains("a\\_b \\& 50\\% & \\textbf{1.5$\\times$10$^{-3}$} \\\\");
    }

    @Test
    void latexEscapesWhatItWouldRead() {
        assertThat(LatexTable.text("$x^2 #{1} ~ \\alpha_i <a> [b] \u2264 \u221e 10\u207b\u00b9\u00b2 \u00b5s"))
                .isEqualTo("\\$x\\textasciicircum{}2 \\#\\{1\\} \\textasciitilde{} \\textbackslash{}alpha\\_i $<$a$>$"
                        + " {[}b{]} $\\leq$ $\\infty$ 10$^{-12}$ $\\mu$s");
    }

    /** What stays outside of escapes is free of special characters, and braces and dollars are balanced. */
    @Property(tries = 500)
    void latexIsBalancedWhateverTheText(@ForAll String text) {
        String latex = LatexTable.text(text);
        String bare = latex.replaceAll("\\\\(textbackslash|textasciicircum|textasciitilde|ldots)\\{\\}", "")
                .replaceAll("\\\\[{}$&#%_,]", "")
                .replaceAll("\\$(\\^\\{[-0-9]+\\}|[-<>|]|\\\\(times|cdot|pm|leq|geq|infty|mu))\\$", "")
                .replaceAll("\\{[\\[\\]]\\}", "");
        assertThat(bare).doesNotContainPattern("[\\\\{}$&#%_^]").doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void markdownKeepsCellsApart() {
        String markdown = MarkdownTable.of(table("a|b *c* <d>\nnext"));
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .hasSize(3)
                .last()
                .isEqualTo("| a\\|b \\*c\\* &lt;d> next | **1.5\u00d710\u207b\u00b3** |");
        assertThat(markdown).contains("| --- | ---: |").startsWith("### Title");
    }

    @Test
    void rowsHaveACellForEachColumn() {
        assertThatThrownBy(
                        () -> new Table("t", "T", "", Table.columns("a", "b"), List.of(List.of(Table.Cell.of("one")))))
                .hasMessageContaining("'t'")
                .hasMessageContaining("1 cells");
    }
}
