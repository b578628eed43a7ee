package org.reprise.vrhalpern.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.vrhalpern.problem.Loss;
import org.reprise.vrhalpern.problem.Rows;

/** Reads LIBSVM text: a label and {@code index:value} pairs a line, indices from 1. Rows stay sparse. */
final class LibsvmFile {
    private final Path file;
    private double[] labels = new double[1024];
    private int[] offsets = new int[1025];
    private int[] indices = new int[1 << 14];
    private double[] values = new double[1 << 14];
    private int count;
    private int entries;
    private int dimension;

    private LibsvmFile(Path file) {
        this.file = file;
    }

    /** The file's rows, scaled so that the mean of their squared norms is 1. */
    static LabelledRows read(Path file, Loss loss) {
        LibsvmFile reader = new LibsvmFile(file);
        reader.lines();
        return LabelledRows.of(reader.rows(), Arrays.copyOf(reader.labels, reader.count), loss, file.toString());
    }

    private void lines() {
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                int comment = line.indexOf('#');
                String text = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!text.isEmpty()) {
                    row(text.split("\\s+"));
                }
            }
        } catch (NumberFormatException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    file + ", line " + number + " is not 'label index:value ...' with indices from 1",
                    "Write LIBSVM text, one row a line.",
                    e);
        } catch (IOException | UncheckedIOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    "LIBSVM file " + file.toAbsolutePath() + " cannot be read",
                    "Give the path of a text file in LIBSVM's format.",
                    e);
        }
        if (entries == 0) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, file + " has no entry; expected at least one row", "Name another file.");
        }
    }

    private void row(String[] words) {
        if (count == labels.length) {
            labels = Arrays.copyOf(labels, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count + 1);
        }
        labels[count] = finite(words[0]);
        for (int k = 1; k < words.length; k++) {
            int colon = words[k].indexOf(':');
            if (colon < 0) {
                throw new NumberFormatException(words[k]);
            }
            int index = Integer.parseInt(words[k].substring(0, colon));
            if (index < 1) {
                throw new NumberFormatException(words[k]);
            }
            if (entries == values.length) {
                indices = Arrays.copyOf(indices, 2 * entries);
                values = Arrays.copyOf(values, 2 * entries);
            }
            indices[entries] = index - 1;
            values[entries++] = finite(words[k].substring(colon + 1));
            dimension = Math.max(dimension, index);
        }
        offsets[++count] = entries;
    }

    private static double finite(String word) {
        double value = Double.parseDouble(word);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(word);
        }
        return value;
    }

    private Rows rows() {
        double square = 0;
        for (int e = 0; e < entries; e++) {
            square += values[e] * values[e] / count;
        }
        for (int e = 0; e < entries && square > 0; e++) {
            values[e] /= Math.sqrt(square);
        }
        return Rows.sparse(
                Arrays.copyOf(offsets, count + 1),
                Arrays.copyOf(indices, entries),
                Arrays.copyOf(values, entries),
                dimension);
    }
}
