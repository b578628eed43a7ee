package org.reprise.sketchednewton.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs as text. A program is the lines {@code problem NAME}, {@code start v1 v2 ...}, {@code minimise FORMULA}, one
 * {@code subject FORMULA} for each constraint FORMULA = 0, and optionally {@code multipliers v1 v2 ...} and {@code
 * optimum v}. Empty lines and lines that begin with # are skipped.
 */
public final class FormulaFile {
    private static final String HINT = "See the README of the plugin for the form of such a file.";
    private final Map<String, List<String[]>> programs = new LinkedHashMap<>();
    private final String source;

    private FormulaFile(String source, List<String> lines) {
        this.source = source;
        List<String[]> current = null;
        for (int k = 0; k < lines.size(); k++) {
            String line = lines.get(k).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", 2);
            if (words.length < 2 || !words[0].matches("problem|start|minimise|subject|multipliers|optimum")) {
                throw Problems.file(
                        source + ", line " + (k + 1) + " is '" + line
                                + "'; expected problem, start, minimise, subject, multipliers or optimum with a value",
                        HINT);
            }
            if (words[0].equals("problem")) {
                current = new ArrayList<>();
                programs.put(words[1], current);
            } else if (current == null) {
                throw Problems.file(source + ", line " + (k + 1) + ": '" + words[0] + "' before any 'problem'", HINT);
            } else {
                current.add(words);
            }
        }
        if (programs.isEmpty()) {
            throw Problems.file(source + " has no program; expected one at least", HINT);
        }
    }

    /** The bundled problems: 50 of the CUTEst collection. */
    public static FormulaFile bundled() {
        try (InputStream in = FormulaFile.class.getResourceAsStream("/problems/cutest.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new FormulaFile("cutest.txt", text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs of a file. */
    public static FormulaFile read(Path file) {
        try {
            return new FormulaFile(file.toString(), Files.readAllLines(file));
        } catch (IOException | UncheckedIOException e) {
            throw Problems.file(
                    "Problem file " + file.toAbsolutePath() + " cannot be read", "Give the path of a text file.");
        }
    }

    /** Names of the programs, in order. */
    public List<String> names() {
        return List.copyOf(programs.keySet());
    }

    /** A program by name. */
    public EqualityProblem problem(String name) {
        List<String[]> lines = programs.get(name);
        if (lines == null) {
            throw Problems.bad(source + " has no program '" + name + "'", "Its programs are " + names() + ".");
        }
        double[] start = numbers(name, "start", one(name, lines, "start"));
        Expression objective = ExpressionParser.parse(one(name, lines, "minimise"));
        List<Expression> constraints =
                all(lines, "subject").stream().map(ExpressionParser::parse).toList();
        int used = Math.max(
                objective.variables(),
                constraints.stream().mapToInt(Expression::variables).max().orElse(0));
        if (used > start.length) {
            throw Problems.bad(
                    "Program '" + name + "' of " + source + " uses x" + used + ", but its start has " + start.length
                            + " values",
                    "Give a start for each variable.");
        }
        List<String> multipliers = all(lines, "multipliers");
        List<String> optimum = all(lines, "optimum");
        return new EqualityProblem(
                name,
                new FormulaModel(start.length, objective, constraints),
                start,
                multipliers.isEmpty()
                        ? new double[constraints.size()]
                        : numbers(name, "multipliers", multipliers.get(0)),
                optimum.isEmpty() ? Double.NaN : numbers(name, "optimum", optimum.get(0))[0]);
    }

    private static List<String> all(List<String[]> lines, String key) {
        return lines.stream().filter(l -> l[0].equals(key)).map(l -> l[1]).toList();
    }

    private String one(String name, List<String[]> lines, String key) {
        List<String> found = all(lines, key);
        if (found.size() != 1) {
            throw Problems.file(
                    "Program '" + name + "' of " + source + " has " + found.size() + " lines '" + key
                            + "'; expected one",
                    HINT);
        }
        return found.get(0);
    }

    private double[] numbers(String name, String key, String text) {
        try {
            return Arrays.stream(text.split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw Problems.file(
                    "Program '" + name + "' of " + source + ", line '" + key + " " + text + "': expected numbers",
                    HINT);
        }
    }
}
