package org.reprise.ntk.experiment;

import org.reprise.ntk.problem.Ensemble;

/** What an ensemble predicts together. */
final class Predictions {
    private Predictions() {}

    /** Mean of the outputs over the replicas that stayed finite. */
    static double[] mean(Ensemble state, double[][] outputs) {
        int[] alive = Referee.alive(state);
        double[] mean = new double[outputs[0].length];
        for (int r : alive) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += outputs[r][i] / alive.length;
            }
        }
        if (alive.length == 0) {
            java.util.Arrays.fill(mean, Double.NaN);
        }
        return mean;
    }

    /** Share of examples whose largest output is that of the largest target; NaN without examples. */
    static double accuracy(double[] outputs, double[] targets, int classes, int from, int to) {
        int right = 0;
        for (int i = from; i < to; i++) {
            right += largest(outputs, i * classes, classes) == largest(targets, i * classes, classes) ? 1 : 0;
        }
        return to > from ? (double) right / (to - from) : Double.NaN;
    }

    private static int largest(double[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }
}
