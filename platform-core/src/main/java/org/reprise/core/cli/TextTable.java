package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table in plain text; columns of numbers are aligned to the right. */
final class TextTable {
    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> headers) {
        this.headers = List.copyOf(headers);
    }

    /** A table of maps that share their keys. */
    static TextTable of(List<Map<String, Object>> maps) {
        TextTable table = new TextTable(
                maps.isEmpty() ? List.of() : List.copyOf(maps.get(0).keySet()));
        maps.forEach(map -> table.row(map.values().stream().map(String::valueOf).toList()));
        return table;
    }

    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    List<String> lines() {
        int columns = headers.size();
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            widths[c] = Math.max(
                    headers.get(c).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
            right[c] = !rows.isEmpty() && rows.stream().allMatch(row -> numeric(row.get(column)));
        }
        List<String> lines = new ArrayList<>();
        if (columns > 0) {
            lines.add(line(headers, widths, right));
        }
        rows.forEach(row -> lines.add(line(row, widths, right)));
        return lines;
    }

    private static boolean numeric(String cell) {
        return cell.isEmpty() || cell.matches("[-+]?[0-9.]+(e[-+]?[0-9]+)?( (us|ms|s))?|-|-?inf|NaN");
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - cells.get(c).length());
            line.append(c == 0 ? "" : "  ").append(right[c] ? padding + cells.get(c) : cells.get(c) + padding);
        }
        return line.toString().stripTrailing();
    }
}
