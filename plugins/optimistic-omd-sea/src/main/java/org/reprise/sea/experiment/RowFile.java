package org.reprise.sea.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads rows of numbers, the target last: CSV with or without a line of names, or LIBSVM's {@code y index:value ...}. */
final class RowFile {
    private RowFile() {}

    static List<double[]> read(String name) {
        Path path = Path.of(name);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean sparse = lower.endsWith(".libsvm") || lower.endsWith(".svm");
        List<double[]> rows = new ArrayList<>();
        int width = 0;
        int line = 0;
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                String content = text.strip();
                if (content.isEmpty() || content.startsWith("#") || line == 1 && !sparse && names(content)) {
                    continue;
                }
                double[] row = sparse ? sparse(content) : dense(content);
                if (!sparse && !rows.isEmpty() && row.length != width) {
                    throw bad(name, line, "has " + row.length + " values; expected " + width, null);
                }
                width = Math.max(width, row.length);
                rows.add(row);
            }
        } catch (IOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, "File '" + name + "' cannot be read", "Check its path and permissions.", e);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw bad(name, line, "holds something that is not a number of this format: " + e.getMessage(), e);
        }
        if (rows.isEmpty() || width < 2) {
            throw bad(name, line, "ends a file without rows of two values or more", null);
        }
        if (sparse) {
            for (int k = 0; k < rows.size(); k++) {
                rows.set(k, widen(rows.get(k), width));
            }
        }
        return rows;
    }

    private static boolean names(String content) {
        return content.chars().anyMatch(c -> Character.isLetter(c) && c != 'e' && c != 'E');
    }

    private static double[] dense(String content) {
        String[] fields = content.split("[,;\\s]+");
        double[] row = new double[fields.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = finite(fields[i]);
        }
        return row;
    }

    /** Features first, the target last, as wide as the largest index asks. */
    private static double[] sparse(String content) {
        String[] fields = content.split("#")[0].strip().split("\\s+");
        double[] row = new double[1];
        row[0] = finite(fields[0]);
        for (int k = 1; k < fields.length; k++) {
            int colon = fields[k].indexOf(':');
            int index = Integer.parseInt(fields[k].substring(0, colon));
            if (index < 1) {
                throw new NumberFormatException("index " + index + " is below 1");
            }
            row = widen(row, Math.max(row.length, index + 1));
            row[index - 1] = finite(fields[k].substring(colon + 1));
        }
        return row;
    }

    private static double[] widen(double[] row, int width) {
        if (row.length == width) {
            return row;
        }
        double[] wide = new double[width];
        System.arraycopy(row, 0, wide, 0, row.length - 1);
        wide[width - 1] = row[row.length - 1];
        return wide;
    }

    private static double finite(String field) {
        double value = Double.parseDouble(field);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("'" + field + "' is not finite");
        }
        return value;
    }

    private static RepriseException bad(String name, int line, String what, Exception cause) {
        return new RepriseException(
                ErrorCode.BAD_FILE,
                "File '" + name + "', line " + line + ", " + what,
                "Give CSV with the target last, or LIBSVM lines in a file that ends in .libsvm or .svm.",
                cause);
    }
}
