package org.reprise.selu.algorithm;

import java.util.Arrays;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;

/** What is predicted before anything is learnt: the most frequent class. */
final class Majority {
    private Majority() {}

    static Predictions of(ClassificationProblem problem) {
        int[] counts = new int[problem.classes()];
        for (int label : problem.train().labels()) {
            counts[label]++;
        }
        int most = 0;
        for (int c = 1; c < counts.length; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        int[] classes = new int[problem.test().count()];
        Arrays.fill(classes, most);
        return new Predictions(
                classes, Double.NaN, accuracy(most, problem.validation().labels()));
    }

    private static double accuracy(int label, int[] labels) {
        return Arrays.stream(labels)
                .mapToDouble(l -> l == label ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
