package org.reprise.core.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table, in Unicode.
 *
 * @param id what its file is called
 * @param title what it shows
 * @param note how it is to be read; may be empty
 * @param columns its columns
 * @param rows a list of cells a row, one a column
 */
public record Table(String id, String title, String note, List<Column> columns, List<List<Cell>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("table '" + id + "' has a row of " + row.size()
                        + " cells; expected one for each of " + columns.size() + " columns");
            }
        }
    }

    /**
     * A column.
     *
     * @param name its heading
     * @param number whether it is aligned to the right
     */
    public record Column(String name, boolean number) {}

    /**
     * A cell.
     *
     * @param text what stands in it
     * @param strong whether it is the best of its kind
     */
    public record Cell(String text, boolean strong) {
        /** A plain cell. */
        public static Cell of(String text) {
            return new Cell(text, false);
        }
    }

    /** Columns by their names; those that begin with {@code #} are aligned to the right, without it. */
    public static List<Column> columns(String... names) {
        return Arrays.stream(names)
                .map(name -> name.startsWith("#") ? new Column(name.substring(1), true) : new Column(name, false))
                .toList();
    }

    /** A row of plain cells. */
    public static List<Cell> row(String... texts) {
        List<Cell> row = new ArrayList<>();
        for (String text : texts) {
            row.add(Cell.of(text));
        }
        return row;
    }
}
