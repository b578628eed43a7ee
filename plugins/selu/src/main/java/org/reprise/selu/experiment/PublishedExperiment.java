package org.reprise.selu.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;
import org.reprise.selu.problem.AccuracyTable;
import org.reprise.selu.problem.Comparison;
import org.reprise.spi.Direction;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Param;
import org.reprise.spi.Setup;

/** The paper's accuracies on 121 sets (Table A11), of which Table 1 gives the ranks. */
@Extension
@ExperimentSpec(
        id = "published",
        title = "The published accuracies",
        description =
                "Ranks and tests recomputed from the accuracies that the paper lists for seven kinds of networks; sets"
                        + " without all of them are left out.",
        metrics = {
            @Metric(name = "rank", description = "mean rank less the mean of all ranks"),
            @Metric(
                    name = "p-one-sided",
                    description = "p-value of the signed-rank test: no worse than the reference",
                    direction = Direction.NEUTRAL,
                    log = true),
            @Metric(
                    name = "p-two-sided",
                    description = "p-value of the signed-rank test: as good as the reference",
                    direction = Direction.NEUTRAL,
                    log = true),
            @Metric(name = "sets", description = "data sets taken", direction = Direction.NEUTRAL)
        })
public final class PublishedExperiment
        implements Experiment<AccuracyTable, PublishedExperiment.Configuration, Comparison> {
    /** Columns before the accuracies: name and rows. */
    private static final int KEYS = 2;

    /** Which of the sets. */
    public enum Size {
        /** All. */
        ALL(0, Integer.MAX_VALUE),
        /** At most 1000 rows. */
        SMALL(0, 1000),
        /** More than 1000 rows. */
        LARGE(1001, Integer.MAX_VALUE);

        private final int least;
        private final int most;

        Size(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    /** Configuration. */
    public record Configuration(@Param(value = "which data sets", byDefault = "all") Size size) {}

    @Override
    public AccuracyTable problem(Configuration configuration, Setup setup) {
        List<String[]> lines = lines();
        List<String> methods = List.of(lines.get(0)).subList(KEYS, lines.get(0).length);
        List<String[]> rows = lines.stream()
                .skip(1)
                .filter(row -> !Arrays.asList(row).contains("NA"))
                .filter(row -> {
                    int count = Integer.parseInt(row[1]);
                    return count >= configuration.size.least && count <= configuration.size.most;
                })
                .toList();
        double[][] accuracies = new double[methods.size()][rows.size()];
        for (int m = 0; m < methods.size(); m++) {
            for (int s = 0; s < rows.size(); s++) {
                accuracies[m][s] = Double.parseDouble(rows.get(s)[m + KEYS]);
            }
        }
        return new AccuracyTable(methods, rows.stream().map(row -> row[0]).toList(), accuracies);
    }

    private static List<String[]> lines() {
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                PublishedExperiment.class.getResourceAsStream("table-a11.csv"), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> lines.add(line.split(",")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    @Override
    public void measure(AccuracyTable table, Comparison comparison, Measurements out) {
        out.put("rank", comparison.rank());
        out.put("p-one-sided", comparison.oneSided());
        out.put("p-two-sided", comparison.twoSided());
        out.put("sets", comparison.sets());
    }
}
