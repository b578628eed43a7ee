package org.reprise.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.reprise.core.data.CsvParser.Field;
import org.reprise.spi.TableDataset.Column;

/** Makes columns of text fields; an empty field is missing. */
final class Columns {
    private Columns() {}

    /**
     * A numeric column if all fields that are there are numbers and not all of them are quoted, else a categorical one. A
     * column without any value is numeric: it has no categories.
     */
    static Column infer(String name, List<Field> fields) {
        double[] values = new double[fields.size()];
        boolean any = false;
        boolean quoted = true;
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            if (field.text().isEmpty()) {
                values[i] = Double.NaN;
                continue;
            }
            OptionalDouble number = Numbers.parse(field.text().strip());
            if (number.isEmpty()) {
                return categorical(name, fields);
            }
            values[i] = number.getAsDouble();
            any = true;
            quoted &= field.quoted();
        }
        return any && quoted ? categorical(name, fields) : new Column(name, values, List.of());
    }

    private static Column categorical(String name, List<Field> fields) {
        Map<String, Integer> index = new LinkedHashMap<>();
        double[] values = new double[fields.size()];
        for (int i = 0; i < values.length; i++) {
            String field = fields.get(i).text();
            if (field.isEmpty()) {
                values[i] = Double.NaN;
            } else {
                Integer known = index.putIfAbsent(field, index.size());
                values[i] = known == null ? index.size() - 1 : known;
            }
        }
        return new Column(name, values, new ArrayList<>(index.keySet()));
    }
}
