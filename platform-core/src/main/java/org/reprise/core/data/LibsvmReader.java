package org.reprise.core.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Reads LIBSVM's sparse text: a line is {@code label index:value ...}, indices ascend from 1, and {@code #} begins a
 * comment. The table is dense: columns {@code x1} to {@code xd} for the greatest index d, then {@code label}.
 */
final class LibsvmReader {
    /** Most values of the dense table, 1 GiB of them: one absurd index must not exhaust the memory. */
    static final long MOST_VALUES = 1L << 27;

    private record Row(double label, int[] indices, double[] values) {}

    private LibsvmReader() {}

    /** The table; {@code DATA_CORRUPT} with line and column, the entry's number with the label as 1, if malformed. */
    static TableDataset read(String file, byte[] content) {
        List<Row> rows = new ArrayList<>();
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n");
        int width = 0;
        int widest = 0;
        for (int i = 0; i < lines.length; i++) {
            int comment = lines[i].indexOf('#');
            String line = (comment < 0 ? lines[i] : lines[i].substring(0, comment)).strip();
            if (!line.isEmpty()) {
                Row row = row(file, line.split("\\s+"), i + 1);
                rows.add(row);
                int last = row.indices.length == 0 ? 0 : row.indices[row.indices.length - 1];
                if (last > width) {
                    width = last;
                    widest = i + 1;
                }
            }
        }
        if (rows.isEmpty()) {
            throw Corrupt.at(file, "line 1", "no rows; expected lines 'label index:value ...'");
        }
        if ((long) rows.size() * width > MOST_VALUES) {
            throw Corrupt.at(
                    file,
                    "line " + widest,
                    "index " + width + " with " + rows.size() + " rows; expected at most " + MOST_VALUES
                            + " values in all");
        }
        return table(file, rows, width);
    }

    private static Row row(String file, String[] words, int line) {
        double label = Numbers.parse(file, words[0], line, 1);
        int[] indices = new int[words.length - 1];
        double[] values = new double[indices.length];
        for (int k = 0; k < indices.length; k++) {
            String word = words[k + 1];
            int colon = word.indexOf(':');
            // Nine digits stay within an int.
            if (colon < 0 || !word.substring(0, colon).matches("\\d{1,9}")) {
                throw Corrupt.at(
                        file, Numbers.place(line, k + 2), "'" + word + "'; expected index:value with a positive index");
            }
            int least = k == 0 ? 1 : indices[k - 1] + 1;
            indices[k] = Integer.parseInt(word.substring(0, colon));
            if (indices[k] < least) {
                throw Corrupt.at(
                        file,
                        Numbers.place(line, k + 2),
                        "index " + indices[k] + "; expected at least " + least
                                + ", since indices begin at 1 and ascend");
            }
            values[k] = Numbers.parse(file, word.substring(colon + 1), line, k + 2);
        }
        return new Row(label, indices, values);
    }

    private static TableDataset table(String file, List<Row> rows, int width) {
        double[][] dense = new double[width + 1][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (int k = 0; k < row.indices.length; k++) {
                dense[row.indices[k] - 1][i] = row.values[k];
            }
            dense[width][i] = row.label;
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            columns.add(new Column("x" + (j + 1), dense[j], List.of()));
        }
        columns.add(new Column("label", dense[width], List.of()));
        return new TableDataset(file, rows.size(), columns);
    }
}
