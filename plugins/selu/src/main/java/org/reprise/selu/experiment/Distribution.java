package org.reprise.selu.experiment;

import org.reprise.selu.problem.ActivationProblem;
import org.reprise.selu.problem.Activations;
import org.reprise.spi.Measurements;

/** What is measured of activations. */
final class Distribution {
    static final String MEAN = "mean";
    static final String MEAN_TEXT = "mean over all units and samples";
    static final String VARIANCE = "variance";
    static final String VARIANCE_TEXT = "variance over all units and samples";
    static final String UNIT_VARIANCE = "unit-variance";
    static final String UNIT_VARIANCE_TEXT = "variance of a unit over the samples, mean over the units";
    static final String SPREAD = "spread";
    static final String SPREAD_TEXT = "unit-variance over the mean square: 0 where all samples are alike";

    private Distribution() {}

    static void measure(ActivationProblem problem, Activations activations, Measurements out) {
        int width = problem.width();
        float[] values = activations.values();
        double[] sums = new double[width];
        double[] squares = new double[width];
        for (int i = 0; i < values.length; i++) {
            sums[i % width] += values[i];
            squares[i % width] += (double) values[i] * values[i];
        }
        double sum = 0;
        double square = 0;
        double within = 0;
        for (int j = 0; j < width; j++) {
            double mean = sums[j] / problem.samples();
            within += squares[j] / problem.samples() - mean * mean;
            sum += sums[j];
            square += squares[j];
        }
        double mean = sum / values.length;
        out.put(VARIANCE, square / values.length - mean * mean);
        out.put(MEAN, mean);
        out.put(UNIT_VARIANCE, within / width);
        out.put(SPREAD, within / width / (square / values.length));
    }
}
