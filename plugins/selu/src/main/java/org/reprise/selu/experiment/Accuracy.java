package org.reprise.selu.experiment;

import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.spi.Measurements;

/** What is measured of predictions. */
final class Accuracy {
    static final String ACCURACY = "accuracy";
    static final String ACCURACY_TEXT = "share of the test rows that are right";
    static final String LOSS = "loss";
    static final String LOSS_TEXT = "mean training loss over the last epoch of the network that predicts";
    static final String VALIDATION = "validation";
    static final String VALIDATION_TEXT = "share of the validation rows that are right";

    private Accuracy() {}

    static void measure(ClassificationProblem problem, Predictions predictions, Measurements out) {
        int[] labels = problem.test().labels();
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += predictions.classes()[i] == labels[i] ? 1 : 0;
        }
        out.put(ACCURACY, (double) right / labels.length);
        if (!Double.isNaN(predictions.loss())) {
            out.put(LOSS, predictions.loss());
        }
        if (!Double.isNaN(predictions.validation())) {
            out.put(VALIDATION, predictions.validation());
        }
    }
}
