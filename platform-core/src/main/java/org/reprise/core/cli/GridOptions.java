package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.study.Exclusion;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Preset;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command line changes of a preset: the same that a file can say. */
final class GridOptions {
    @Parameters(
            paramLabel = "PAPER",
            description = "Id of a paper ('reprise list' shows them), or a YAML file that names one.")
    String paper;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            split = ",",
            description = "Only these parts of the preset, or all parts of these experiments.")
    private List<String> experiments = new ArrayList<>();

    @Option(
            names = "--algorithms",
            paramLabel = "ID[,ID...]",
            description = "These algorithms instead of the preset's, from any plugin.")
    private String algorithms;

    @Option(
            names = "-p",
            paramLabel = "KEY=VALUE[,VALUE...]",
            description = {
                "A configuration key or a parameter (ALGORITHM.KEY for one algorithm alone); several values make a sweep.",
                "A number may be lo..hi, lo..hi:points, lo..hi/step, log:lo..hi:points; random with --draws:",
                "uniform:lo..hi, loguniform:lo..hi, choice:a|b."
            })
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--budget",
            paramLabel = "LIMITS",
            description = "Limits of a trial: iterations=N,seconds=S,METRIC=TARGET.")
    private String budget;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            split = ",",
            description = "Where tensors are computed: cpu, cuda:0, ...; 'reprise device list' shows them.")
    private List<String> devices = new ArrayList<>();

    @Option(names = "--draws", paramLabel = "N", description = "So many random draws of the keys that are drawn.")
    private Integer draws;

    @Option(
            names = "--draw-seed",
            paramLabel = "SEED",
            defaultValue = "0",
            description = "Seed of the draws; default ${DEFAULT-VALUE}.")
    private long drawSeed;

    @Option(
            names = "--exclude",
            paramLabel = "KEY=VALUE[,KEY=VALUE...]",
            description = "Leaves out the points that agree with all of these; a value may be a|b or lo..hi.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--priority",
            paramLabel = "PART=N[,PART=N...]",
            description = "Parts of a higher priority run first; default 0.")
    private String priority;

    @Option(
            names = "--halving",
            paramLabel = "from=N[,eta=N][,metric=NAME]",
            description =
                    "Runs all settings for N iterations, one in eta (3) of them for eta times as many, and so on.")
    private String halving;

    Overrides overrides(List<Long> seeds) {
        return new Overrides(
                List.copyOf(experiments),
                algorithms == null ? List.of() : pieces("--algorithms", algorithms),
                grid(parameters),
                seeds,
                budget(budget),
                new Overrides.More(
                        List.copyOf(devices),
                        draws == null ? null : new Preset.Draws((int) above("--draws", draws, 1), drawSeed),
                        exclude.stream().map(GridOptions::exclusion).toList(),
                        priorities(priority),
                        halving(halving)));
    }

    private static Exclusion exclusion(String text) {
        Map<String, List<String>> terms = new LinkedHashMap<>();
        for (String pair : pieces("--exclude", text)) {
            String[] halves = halves("--exclude", pair, "KEY=VALUE");
            terms.put(halves[0], List.of(halves[1].split("\\|")));
        }
        return new Exclusion(terms);
    }

    private static Map<String, Integer> priorities(String text) {
        Map<String, Integer> priorities = new LinkedHashMap<>();
        for (String pair : text == null ? List.<String>of() : pieces("--priority", text)) {
            String[] halves = halves("--priority", pair, "PART=N");
            priorities.put(halves[0], (int) whole("--priority " + halves[0], halves[1]));
        }
        return priorities;
    }

    private static Preset.Halving halving(String text) {
        if (text == null) {
            return null;
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : pieces("--halving", text)) {
            String[] halves = halves("--halving", pair, "from=N, eta=N or metric=NAME");
            given.put(halves[0], halves[1]);
        }
        if (!given.containsKey("from") || !List.of("from", "eta", "metric").containsAll(given.keySet())) {
            throw new RepriseException(
                    ErrorCode.USAGE,
                    "--halving is '" + text + "'; expected from=N[,eta=N][,metric=NAME]",
                    "Write for example --halving from=100,eta=3.");
        }
        return new Preset.Halving(
                above("--halving from", whole("--halving from", given.get("from")), 1),
                (int) above("--halving eta", whole("--halving eta", given.getOrDefault("eta", "3")), 2),
                given.get("metric"));
    }

    private static long whole(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE, option + " is '" + text + "'; expected a whole number", "See --help.");
        }
    }

    private static long above(String option, long value, long least) {
        if (value < least) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE, option + " is " + value + "; expected " + least + " or more", "See --help.");
        }
        return value;
    }

    /** Reads {@code key=value[,value...]} options. */
    static Map<String, List<String>> grid(List<String> given) {
        Map<String, List<String>> grid = new LinkedHashMap<>();
        for (String pair : given) {
            String[] halves = halves("-p", pair, "key=value[,value...]");
            grid.put(halves[0], pieces("-p " + halves[0], halves[1]));
        }
        return grid;
    }

    /** Reads a list; empty pieces are refused. */
    static List<String> pieces(String option, String text) {
        List<String> pieces =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (pieces.contains("")) {
            throw new RepriseException(
                    ErrorCode.USAGE,
                    option + " is '" + text + "'; one of its values is empty",
                    "Separate values by single commas.");
        }
        return pieces;
    }

    /** Reads {@code iterations=..,seconds=..,metric=target}. */
    static Map<String, Double> budget(String text) {
        Map<String, Double> budget = new LinkedHashMap<>();
        if (text == null) {
            return budget;
        }
        for (String pair : pieces("--budget", text)) {
            String[] halves = halves("--budget", pair, "iterations=N, seconds=S or METRIC=TARGET");
            try {
                double value = Double.parseDouble(halves[1]);
                if (!(value > 0)) {
                    throw new NumberFormatException();
                }
                budget.put(halves[0], value);
            } catch (NumberFormatException e) {
                throw new RepriseException(
                        ErrorCode.BAD_VALUE,
                        "--budget " + pair + ": '" + halves[1] + "' is not a number above 0",
                        "Write for example --budget iterations=500,seconds=10,error=1e-8.");
            }
        }
        return budget;
    }

    private static String[] halves(String option, String pair, String form) {
        int equals = pair.indexOf('=');
        if (equals <= 0 || equals == pair.length() - 1) {
            throw new RepriseException(
                    ErrorCode.USAGE, option + " " + pair + ": expected " + form, "Write for example -p n=500,1000.");
        }
        return new String[] {
            pair.substring(0, equals).strip(), pair.substring(equals + 1).strip()
        };
    }
}
