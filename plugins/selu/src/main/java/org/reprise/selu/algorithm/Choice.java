package org.reprise.selu.algorithm;

import java.util.Arrays;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.spi.Checkpoints;

/**
 * One candidate's accuracies on the validation rows, smoothed over the last epochs, and its predictions where they were
 * best. Without validation rows the last epoch is the best.
 */
final class Choice {
    /** Epochs that the learning curve is averaged over, as in the paper. */
    private static final int WINDOW = 10;

    private final ClassificationProblem problem;
    private final Candidate candidate;
    private final double[] recent = new double[WINDOW];
    private final int[] classes;
    private int epochs;
    private int bestEpoch;
    private double bestSmoothed = -1;
    private double bestAccuracy;
    private double bestLoss;
    private boolean lost;

    Choice(ClassificationProblem problem, Candidate candidate) {
        this.problem = problem;
        this.candidate = candidate;
        classes = new int[problem.test().count()];
    }

    /** Takes the result of an epoch. */
    void take(TrainingGroup group, int member) {
        double loss = group.loss(member);
        lost |= !Double.isFinite(loss);
        if (lost) {
            return;
        }
        int count = problem.validation().count();
        int right = 0;
        for (int i = 0; i < count; i++) {
            right += group.predicted(member, i) == problem.validation().labels()[i] ? 1 : 0;
        }
        double accuracy = count == 0 ? Double.NaN : (double) right / count;
        recent[epochs % WINDOW] = accuracy;
        epochs++;
        double smoothed = Arrays.stream(recent).limit(epochs).average().orElse(Double.NaN);
        // Averages over fewer epochs only stand in until there are enough.
        if (count == 0 || epochs <= WINDOW || smoothed > bestSmoothed) {
            bestSmoothed = smoothed;
            bestEpoch = epochs;
            bestAccuracy = accuracy;
            bestLoss = loss;
            for (int i = 0; i < classes.length; i++) {
                classes[i] = group.predicted(member, count + i);
            }
        }
    }

    void save(Checkpoints.State state, String prefix) {
        state.put(prefix + "recent", recent)
                .put(prefix + "classes", classes)
                .put(prefix + "epochs", epochs, bestEpoch, lost ? 1 : 0)
                .put(prefix + "best", bestSmoothed, bestAccuracy, bestLoss);
    }

    void restore(Checkpoints.Saved state, String prefix) {
        state.copy(prefix + "recent", recent);
        state.copy(prefix + "classes", classes);
        int[] counts = state.ints(prefix + "epochs");
        epochs = counts[0];
        bestEpoch = counts[1];
        lost = counts[2] == 1;
        double[] best = state.doubles(prefix + "best");
        bestSmoothed = best[0];
        bestAccuracy = best[1];
        bestLoss = best[2];
    }

    Candidate candidate() {
        return candidate;
    }

    /** Epochs of training behind the predictions. */
    int epoch() {
        return bestEpoch;
    }

    /** Whether the loss was once not finite: the candidate then counts as having no accuracy at all. */
    boolean isLost() {
        return lost;
    }

    /** Whether this one is chosen before another. */
    boolean beats(Choice other) {
        int order = Double.compare(score(), other.score());
        return order > 0 || order == 0 && Candidate.PREFERENCE.compare(candidate, other.candidate) > 0;
    }

    private double score() {
        return lost ? 0 : bestSmoothed;
    }

    /** Its predictions; none if it is lost. */
    Predictions predictions() {
        if (lost) {
            int[] none = new int[classes.length];
            Arrays.fill(none, -1);
            return new Predictions(none, Double.NaN, problem.validation().count() == 0 ? Double.NaN : 0);
        }
        return new Predictions(classes.clone(), bestLoss, bestAccuracy);
    }
}
