package org.reprise.core.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.reprise.core.data.CsvParser.Field;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/** Reads comma-separated values after RFC 4180; the first line names the columns, and blank lines are passed over. */
final class CsvReader {
    private CsvReader() {}

    /** The table; {@code DATA_CORRUPT} with line and column, counted in fields from 1, if malformed. */
    static TableDataset read(String file, byte[] content) {
        CsvParser parser = new CsvParser(file, new String(content, StandardCharsets.UTF_8));
        List<String> names = null;
        List<List<Field>> fields = new ArrayList<>();
        for (List<Field> row = parser.row(); row != null; row = parser.row()) {
            // In a table of one column, a blank line is a missing value.
            if (blank(row) && (names == null || names.size() > 1)) {
                continue;
            }
            if (names == null) {
                names = row.stream().map(Field::text).toList();
                names.forEach(n -> fields.add(new ArrayList<>()));
                continue;
            }
            if (row.size() != names.size()) {
                throw Corrupt.at(
                        file,
                        Numbers.place(parser.rowLine(), Math.min(row.size(), names.size()) + 1),
                        row.size() + " fields; expected " + names.size() + " as in the header");
            }
            for (int j = 0; j < row.size(); j++) {
                fields.get(j).add(row.get(j));
            }
        }
        if (names == null) {
            throw Corrupt.at(file, "line 1", "empty; expected a header line");
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            columns.add(Columns.infer(names.get(j), fields.get(j)));
        }
        return new TableDataset(file, fields.get(0).size(), columns);
    }

    private static boolean blank(List<Field> row) {
        return row.size() == 1 && row.get(0).text().isEmpty() && !row.get(0).quoted();
    }
}
