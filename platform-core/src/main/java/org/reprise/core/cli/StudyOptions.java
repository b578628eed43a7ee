package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Seeds;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import picocli.CommandLine.Option;

/** Options of the commands that run a study. */
final class StudyOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Preset of the paper, or a YAML file of that form; default ${DEFAULT-VALUE}.")
    String preset;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "Seeds, such as 0..4 or 0,2,5; default the preset's.")
    String seeds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trials side by side; the cores are divided among them. Default ${DEFAULT-VALUE}.")
    int jobs;

    @Option(names = "--rerun", description = "Run finished trials again.")
    boolean rerun;

    /** Refuses what cannot be before anything starts. */
    void check() {
        if (jobs < 1 || jobs > 1024) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "--jobs is " + jobs + "; expected 1 to 1024",
                    "Give the number of trials side by side.");
        }
    }

    List<Long> seedList() {
        return seeds == null ? List.of() : Seeds.parse("--seeds", seeds);
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

    Overrides overrides(List<String> experiments, String algorithms, List<String> parameters, String budget) {
        List<String> kept = new ArrayList<>(experiments);
        return new Overrides(
                kept,
                algorithms == null ? List.of() : pieces("--algorithms", algorithms),
                grid(parameters),
                seedList(),
                budget(budget));
    }
}
