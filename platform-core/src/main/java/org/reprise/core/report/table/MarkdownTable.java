package org.reprise.core.report.table;

import java.util.stream.Collectors;

/** A table in GitHub's Markdown. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** The table with its title as a heading and its note below. */
    public static String of(Table table) {
        StringBuilder out = new StringBuilder("### " + text(table.title()) + "\n\n");
        out.append(table.columns().stream()
                .map(column -> text(column.name()))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        out.append(table.columns().stream()
                .map(column -> column.number() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        table.rows()
                .forEach(row -> out.append(
                        row.stream().map(MarkdownTable::cell).collect(Collectors.joining(" | ", "| ", " |\n"))));
        return out + (table.note().isEmpty() ? "" : "\n" + text(table.note()) + "\n");
    }

    private static String cell(Table.Cell cell) {
        String text = text(cell.text());
        return cell.strong() && !text.isEmpty() ? "**" + text + "**" : text;
    }

    /** What Markdown or HTML would read as markup is escaped, and a cell is one line. */
    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|~])", "\\\\$1")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
