package org.reprise.core.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.spi.TableDataset;
import org.reprise.spi.TableDataset.Column;

/**
 * Reads Weka's attribute-relation file format with numeric, nominal and string attributes; the categories of a nominal
 * one are in declared order, those of a string one in order of appearance, and {@code ?} is missing. Sparse rows, dates,
 * relations and weights are refused.
 */
final class ArffReader {
    /** What is declared of a column; no categories for a numeric one. */
    private record Attribute(String name, boolean numeric, boolean open, Map<String, Integer> categories) {}

    private final String file;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private boolean inData;

    private ArffReader(String file) {
        this.file = file;
    }

    /** The table; {@code DATA_CORRUPT} with line and column, that of the character, if malformed. */
    static TableDataset read(String file, byte[] content) {
        ArffReader reader = new ArffReader(file);
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\r?\n");
        for (int i = 0; i < lines.length; i++) {
            ArffLine line = new ArffLine(file, i + 1, lines[i]);
            if (!line.atEnd()) {
                if (reader.inData) {
                    reader.row(line);
                } else {
                    reader.declaration(line);
                }
            }
        }
        if (!reader.inData) {
            throw Corrupt.at(file, "line " + lines.length, "the end of the file; expected @data");
        }
        return reader.table();
    }

    private void declaration(ArffLine line) {
        String keyword = line.word("a declaration").text().toLowerCase(Locale.ROOT);
        switch (keyword) {
            case "@relation" -> line.word("a name");
            case "@attribute" -> attributes.add(attribute(line));
            case "@data" -> {
                if (attributes.isEmpty()) {
                    throw line.error("@data before any @attribute", "an @attribute");
                }
                inData = true;
            }
            default -> throw line.error("'" + keyword + "'", "@relation, @attribute or @data");
        }
        if (!line.atEnd()) {
            throw line.error("more text", "the end of the line");
        }
    }

    private static Attribute attribute(ArffLine line) {
        String name = line.word("a name").text();
        Map<String, Integer> categories = new LinkedHashMap<>();
        if (line.pass('{')) {
            do {
                String category = line.word("a category").text();
                if (categories.putIfAbsent(category, categories.size()) != null) {
                    throw line.error("category '" + category + "' twice", "each once");
                }
            } while (line.pass(','));
            if (!line.pass('}')) {
                throw line.error("no comma after a category", ", or }");
            }
            return new Attribute(name, false, false, categories);
        }
        String type = line.word("a type").text().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "numeric", "real", "integer" -> new Attribute(name, true, false, categories);
            case "string" -> new Attribute(name, false, true, categories);
            default ->
                throw line.error(
                        "attribute '" + name + "' of type " + type, "numeric, real, integer, string or {categories}");
        };
    }

    private void row(ArffLine line) {
        if (line.pass('{')) {
            throw line.error("a row in sparse form, which is not read", "a dense row");
        }
        double[] row = new double[attributes.size()];
        for (int j = 0; j < row.length; j++) {
            if (j > 0) {
                line.pass(',');
            }
            String expected =
                    row.length + " values, number " + (j + 1) + " of attribute '" + attributes.get(j).name + "'";
            row[j] = value(line, line.word(expected), attributes.get(j));
        }
        if (!line.atEnd()) {
            throw line.error("more than " + row.length + " values", "as many as attributes, and no weight");
        }
        rows.add(row);
    }

    private static double value(ArffLine line, ArffLine.Word word, Attribute attribute) {
        String text = word.text();
        if (text.equals("?") && !word.quoted()) {
            return Double.NaN;
        }
        if (attribute.numeric) {
            return Numbers.parse(text)
                    .orElseThrow(() -> line.error(
                            "'" + text + "'", "a finite number or ? for attribute '" + attribute.name + "'"));
        }
        if (attribute.open) {
            attribute.categories.putIfAbsent(text, attribute.categories.size());
        }
        Integer index = attribute.categories.get(text);
        if (index == null) {
            throw line.error(
                    "'" + text + "'",
                    "? or one of " + attribute.categories.keySet() + " for attribute '" + attribute.name + "'");
        }
        return index;
    }

    private TableDataset table() {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < attributes.size(); j++) {
            int column = j;
            double[] values = rows.stream().mapToDouble(r -> r[column]).toArray();
            Attribute attribute = attributes.get(j);
            columns.add(new Column(attribute.name, values, List.copyOf(attribute.categories.keySet())));
        }
        return new TableDataset(file, rows.size(), columns);
    }
}
