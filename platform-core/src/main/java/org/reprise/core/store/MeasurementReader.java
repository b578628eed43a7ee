package org.reprise.core.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.reprise.core.run.Kind;
import org.reprise.core.util.AtomicFiles;
import org.reprise.spi.Series;

/** Reads {@code measurements.csv}; a line that a crash tore, or that is damaged, is left out. */
final class MeasurementReader {
    private MeasurementReader() {}

    static Map<String, Numbers> read(Path file) {
        Map<String, Column> columns = new LinkedHashMap<>();
        // Unlike Files.newBufferedReader, this reads past bytes that are no text.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",", -1);
                if (fields.length == 5 && !fields[4].isEmpty()) {
                    add(fields, columns);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.storage(file, e);
        }
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        columns.forEach((name, column) -> numbers.put(name, new Numbers(column.kind, column.series())));
        return numbers;
    }

    private static void add(String[] fields, Map<String, Column> columns) {
        try {
            long iteration = Long.parseLong(fields[0]);
            double second = Double.parseDouble(fields[1]);
            double value = Double.parseDouble(fields[4]);
            Kind kind = Kind.valueOf(fields[2].toUpperCase(Locale.ROOT));
            columns.computeIfAbsent(fields[3], name -> new Column(kind)).add(iteration, second, value);
        } catch (IllegalArgumentException e) {
            // Damaged by hand.
        }
    }

    private static final class Column {
        private final Kind kind;
        private long[] iterations = new long[64];
        private double[] seconds = new double[64];
        private double[] values = new double[64];
        private int size;

        Column(Kind kind) {
            this.kind = kind;
        }

        void add(long iteration, double second, double value) {
            if (size == values.length) {
                iterations = Arrays.copyOf(iterations, 2 * size);
                seconds = Arrays.copyOf(seconds, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            iterations[size] = iteration;
            seconds[size] = second;
            values[size++] = value;
        }

        Series series() {
            return new Series(
                    Arrays.copyOf(iterations, size), Arrays.copyOf(seconds, size), Arrays.copyOf(values, size));
        }
    }
}
