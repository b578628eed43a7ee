package org.reprise.core.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/** Reads lines of numbers separated by white space or commas, without a header; columns are {@code x1} to {@code xd}. */
final class NumbersReader {
    private NumbersReader() {}

    static TableDataset read(String file, byte[] content) {
        List<double[]> rows = new ArrayList<>();
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                String[] words = lines[i].strip().split("\\s*,\\s*|\\s+", -1);
                double[] row = new double[words.length];
                for (int j = 0; j < row.length; j++) {
                    row[j] = Numbers.parse(file, words[j], i + 1, j + 1);
                }
                if (!rows.isEmpty() && rows.get(0).length != row.length) {
                    throw Corrupt.at(
                            file,
                            "line " + (i + 1),
                            row.length + " numbers; expected " + rows.get(0).length + " as in the first line");
                }
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw Corrupt.at(file, "line 1", "empty; expected numbers");
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < rows.get(0).length; j++) {
            int column = j;
            double[] values = rows.stream().mapToDouble(r -> r[column]).toArray();
            columns.add(new Column("x" + (j + 1), values, List.of()));
        }
        return new TableDataset(file, rows.size(), columns);
    }
}
