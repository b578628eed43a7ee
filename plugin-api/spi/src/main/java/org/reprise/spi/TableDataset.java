package org.reprise.spi;

import java.util.List;

/**
 * A table of numeric and categorical columns of one length.
 *
 * @param id its id
 * @param rows number of rows
 * @param columns the columns
 */
public record TableDataset(String id, int rows, List<Column> columns) implements Dataset {
    public TableDataset {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.values().length != rows) {
                throw new RepriseException(
                        ErrorCode.DATA_CORRUPT,
                        "Column '" + column.name() + "' of data set '" + id + "' has " + column.values().length
                                + " values; expected " + rows,
                        "Run 'reprise data verify " + id + "'.");
            }
        }
    }

    /**
     * A column.
     *
     * @param name its name
     * @param values numbers, or indices into {@code categories}; NaN where missing; not to be written
     * @param categories names of the categories in order of appearance; empty for a numeric column
     */
    public record Column(String name, double[] values, List<String> categories) {
        public Column {
            categories = List.copyOf(categories);
        }

        /** Whether the values are numbers. */
        public boolean numeric() {
            return categories.isEmpty();
        }
    }

    /**
     * A column by name.
     *
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} if there is none
     */
    public Column column(String name) {
        return columns.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RepriseException(
                        ErrorCode.UNKNOWN_NAME,
                        "Data set '" + id + "' has no column '" + name + "'",
                        "Its columns are " + columns.stream().map(Column::name).toList() + "."));
    }
}
