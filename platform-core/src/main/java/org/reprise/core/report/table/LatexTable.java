package org.reprise.core.report.table;

import java.util.Map;
import java.util.stream.Collectors;

/** A table in LaTeX with the rules of {@code booktabs}; plain ASCII but for letters of other languages. */
public final class LatexTable {
    private static final Map<Integer, String> SYMBOLS = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '<', "$<$"),
            Map.entry((int) '>', "$>$"),
            Map.entry((int) '|', "$|$"),
            Map.entry((int) '"', "''"),
            // Within brackets after \\ LaTeX would read a length.
            Map.entry((int) '[', "{[}"),
            Map.entry((int) ']', "{]}"),
            Map.entry(0x2212, "$-$"),
            Map.entry(0x00d7, "$\\times$"),
            Map.entry(0x00b7, "$\\cdot$"),
            Map.entry(0x00b1, "$\\pm$"),
            Map.entry(0x2264, "$\\leq$"),
            Map.entry(0x2265, "$\\geq$"),
            Map.entry(0x221e, "$\\infty$"),
            Map.entry(0x00b5, "$\\mu$"),
            Map.entry(0x2013, "--"),
            Map.entry(0x2014, "---"),
            Map.entry(0x2026, "\\ldots{}"),
            Map.entry(0x00a0, "~"),
            Map.entry(0x2009, "\\,"));

    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private LatexTable() {}

    /** The table as a float with caption and label. */
    public static String of(Table table) {
        StringBuilder out = new StringBuilder("% Needs \\usepackage{booktabs}\n\\begin{table}\n\\centering\n");
        out.append("\\caption{").append(text(table.title())).append("}\n");
        out.append("\\label{tab:").append(label(table.id())).append("}\n\\begin{tabular}{");
        table.columns().forEach(column -> out.append(column.number() ? 'r' : 'l'));
        out.append("}\n\\toprule\n");
        out.append(table.columns().stream().map(column -> text(column.name())).collect(Collectors.joining(" & ")));
        out.append(" \\\\\n\\midrule\n");
        table.rows()
                .forEach(row -> out.append(row.stream()
                        .map(cell -> cell.strong() ? "\\textbf{" + text(cell.text()) + "}" : text(cell.text()))
                        .collect(Collectors.joining(" & ", "", " \\\\\n"))));
        out.append("\\bottomrule\n\\end{tabular}\n");
        if (!table.note().isEmpty()) {
            out.append("\\par\\smallskip\\footnotesize ")
                    .append(text(table.note()))
                    .append('\n');
        }
        return out.append("\\end{table}\n").toString();
    }

    static String text(String text) {
        StringBuilder out = new StringBuilder();
        int[] points = text.replaceAll("[\\p{Cntrl}\\s&&[^\u00a0\u2009]]+", " ")
                .codePoints()
                .toArray();
        for (int i = 0; i < points.length; i++) {
            if (superscript(points[i]) == null) {
                String symbol = SYMBOLS.get(points[i]);
                if (symbol == null) {
                    out.appendCodePoint(points[i]);
                } else {
                    out.append(symbol);
                }
                continue;
            }
            out.append("$^{");
            for (; i < points.length && superscript(points[i]) != null; i++) {
                out.append(superscript(points[i]));
            }
            out.append("}$");
            i--;
        }
        return out.toString().strip();
    }

    private static String superscript(int point) {
        int digit = SUPERSCRIPTS.indexOf(point);
        return digit >= 0 ? Integer.toString(digit) : point == 0x207b ? "-" : null;
    }

    private static String label(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "-");
    }
}
