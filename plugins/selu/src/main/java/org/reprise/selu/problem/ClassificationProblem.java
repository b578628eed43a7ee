package org.reprise.selu.problem;

import java.util.Arrays;
import org.reprise.spi.ProblemSpec;

/**
 * Learn classes from standardised features.
 *
 * @param features number of features, at least 1
 * @param classes number of classes, at least 2
 * @param train rows to learn from
 * @param validation rows to choose by; none where there is nothing to choose
 * @param test rows to predict; their labels are for the experiment alone
 */
@ProblemSpec(
        id = "classification",
        title = "Classification",
        description = "Given standardised features with their classes, predict the classes of other rows.")
public record ClassificationProblem(int features, int classes, Rows train, Rows validation, Rows test) {
    public ClassificationProblem {
        int[] counts = new int[classes];
        for (int label : train.labels()) {
            counts[label]++;
        }
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        if (present < 2) {
            throw Problems.bad(
                    "The training rows have " + present + " of " + classes + " classes",
                    "Take more rows, or a larger share of them for training.");
        }
        for (Rows rows : new Rows[] {train, validation, test}) {
            for (float value : rows.features()) {
                if (!Float.isFinite(value)) {
                    throw Problems.bad(
                            "A feature is " + value, "Give finite features; missing values are to be filled in.");
                }
            }
        }
    }
}
