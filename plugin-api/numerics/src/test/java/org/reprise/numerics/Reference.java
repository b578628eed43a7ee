package org.reprise.numerics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A case of {@code reference-statistics.csv}, which {@code src/test/python/reference_statistics.py} prints. */
record Reference(String name, Map<String, double[][]> fields) {
    /** The cases whose names begin with {@code prefix}. */
    static Stream<Reference> cases(String prefix) {
        Map<String, Reference> cases = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Reference.class.getResourceAsStream("reference-statistics.csv"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                cases.computeIfAbsent(cells[0], name -> new Reference(name, new HashMap<>()))
                        .fields
                        .put(cells[1], numbers(cells[2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases.values().stream().filter(c -> c.name.startsWith(prefix));
    }

    private static double[][] numbers(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(row -> Arrays.stream(row.split(" "))
                        .mapToDouble(word -> word.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(word))
                        .toArray())
                .toArray(double[][]::new);
    }

    double[][] matrix(String field) {
        return fields.get(field);
    }

    double[] row(String field) {
        return fields.get(field)[0];
    }

    double number(String field) {
        return fields.get(field)[0][0];
    }

    @Override
    public String toString() {
        return name;
    }
}
