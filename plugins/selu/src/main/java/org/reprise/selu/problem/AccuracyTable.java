package org.reprise.selu.problem;

import java.util.List;
import org.reprise.spi.ProblemSpec;

/**
 * Compare methods by their accuracies on many data sets.
 *
 * @param methods names of the methods
 * @param sets names of the data sets
 * @param accuracies methods x sets, in [0, 1]; not to be written
 */
@ProblemSpec(
        id = "accuracies",
        title = "A table of accuracies",
        description = "Given accuracies of several methods on many data sets, compare the methods.")
public record AccuracyTable(List<String> methods, List<String> sets, double[][] accuracies) {
    public AccuracyTable {
        methods = List.copyOf(methods);
        sets = List.copyOf(sets);
    }
}
