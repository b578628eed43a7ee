package org.reprise.srrw.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Reads edge lists (two names of nodes a line, {@code #} before comments) and MatrixMarket files (.mtx). */
final class EdgeListFile {
    private EdgeListFile() {}

    /** The largest connected component of the file's graph, directions ignored. */
    static Graph read(Path file) {
        Map<String, Integer> names = new LinkedHashMap<>();
        List<int[]> edges = new ArrayList<>();
        // The first line of a MatrixMarket file that is no comment holds its size.
        boolean size = file.toString().endsWith(".mtx");
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
                continue;
            }
            if (size) {
                size = false;
                continue;
            }
            String[] words = text.split("[\\s,]+");
            if (words.length < 2) {
                throw new RepriseException(
                        ErrorCode.BAD_FILE,
                        file + ", line " + number + " is '" + text + "'; expected two nodes",
                        "Write one edge a line, its two nodes apart by white space.");
            }
            edges.add(new int[] {id(names, words[0]), id(names, words[1])});
        }
        if (edges.isEmpty()) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE, file + " has no edge; expected at least one", "Name another file.");
        }
        return Graph.largestComponent(names.size(), edges);
    }

    private static int id(Map<String, Integer> names, String name) {
        Integer next = names.size();
        Integer known = names.putIfAbsent(name, next);
        return known == null ? next : known;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException | UncheckedIOException e) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    "Graph file " + file.toAbsolutePath() + " cannot be read",
                    "Give the path of an edge list (.txt) or a MatrixMarket file (.mtx).",
                    e);
        }
    }
}
