package org.reprise.selu.problem;

import java.util.Arrays;

/** Makes classification tasks of data sets. */
public final class Tasks {
    private Tasks() {}

    /**
     * A task.
     *
     * @param numbers the data set
     * @param split which rows do what
     * @param bound where standardised features are cut off, above 0
     */
    public static ClassificationProblem of(Tables.Numbers numbers, Split split, double bound) {
        Standardiser standardiser = new Standardiser(numbers.columns(), split.train(), bound);
        return new ClassificationProblem(
                standardiser.features(),
                numbers.classes(),
                rows(numbers, standardiser, split.train()),
                rows(numbers, standardiser, split.validation()),
                rows(numbers, standardiser, split.test()));
    }

    private static Rows rows(Tables.Numbers numbers, Standardiser standardiser, int[] rows) {
        return new Rows(
                standardiser.of(rows),
                Arrays.stream(rows).map(row -> numbers.labels()[row]).toArray());
    }
}
