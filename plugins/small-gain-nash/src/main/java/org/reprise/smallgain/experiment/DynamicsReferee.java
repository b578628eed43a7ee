package org.reprise.smallgain.experiment;

import java.util.Arrays;
import org.reprise.smallgain.certificate.BlockMetric;
import org.reprise.smallgain.game.SoftmaxGame;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;

/** Measures how far all replicas are from the equilibrium; logits are compared without what no policy sees. */
@Metrics({
    @Metric(
            name = DynamicsReferee.DISTANCE_M,
            description = "largest distance from the equilibrium in the certificate's metric",
            log = true),
    @Metric(
            name = DynamicsReferee.DISTANCE,
            description = "largest Euclidean distance from the equilibrium",
            log = true),
    @Metric(name = DynamicsReferee.RESIDUAL, description = "largest ||F||_2", log = true),
    @Metric(
            name = DynamicsReferee.GROWTH,
            description = "largest Euclidean distance over that of the replica's start",
            log = true),
    @Metric(name = DynamicsReferee.GROWTH_M, description = "the same in the certificate's metric", log = true),
    @Metric(
            name = DynamicsReferee.FACTOR,
            description = "largest contraction factor in the metric, mean over the steps so far"),
    @Metric(name = DynamicsReferee.DIVERGED, description = "replicas with a coordinate beyond 1e6 or not finite")
})
final class DynamicsReferee {
    static final String DISTANCE_M = "distance-m";
    static final String DISTANCE = "distance";
    static final String RESIDUAL = "residual";
    static final String GROWTH = "growth";
    static final String GROWTH_M = "growth-m";
    static final String FACTOR = "factor";
    static final String DIVERGED = "diverged";

    private static final double FAR = 1e6;

    private DynamicsReferee() {}

    static void measure(DynamicsProblem problem, GameState state, Measurements out) {
        int d = problem.equilibrium().length;
        double[] roots = BlockMetric.roots(problem.game(), problem.certificate().weights());
        double[] ones = new double[d];
        Arrays.fill(ones, 1);
        double[] difference = new double[d];
        double[] start = new double[d];
        double[] zero = new double[d];
        double[] field = new double[state.x().length];
        problem.game().field(state.x(), 0, problem.replicas(), field);
        double[] most = new double[5];
        int diverged = 0;
        for (int r = 0; r < field.length; r += d) {
            difference(problem, state.x(), r, difference);
            difference(problem, problem.starts(), r, start);
            boolean far = false;
            double residual = 0;
            for (int k = 0; k < d; k++) {
                far |= !(Math.abs(difference[k]) <= FAR);
                residual += field[r + k] * field[r + k];
            }
            diverged += far ? 1 : 0;
            double square = BlockMetric.square(difference, 0, zero, 0, ones);
            double metric = BlockMetric.square(difference, 0, zero, 0, roots);
            most[0] = Math.max(most[0], metric);
            most[1] = Math.max(most[1], square);
            most[2] = Math.max(most[2], residual);
            most[3] = Math.max(most[3], square / BlockMetric.square(start, 0, zero, 0, ones));
            most[4] = Math.max(most[4], metric / BlockMetric.square(start, 0, zero, 0, roots));
        }
        out.put(DISTANCE_M, Math.sqrt(most[0]));
        out.put(DISTANCE, Math.sqrt(most[1]));
        out.put(RESIDUAL, Math.sqrt(most[2]));
        out.put(GROWTH, Math.sqrt(most[3]));
        out.put(GROWTH_M, Math.sqrt(most[4]));
        out.put(FACTOR, state.steps() == 0 ? Double.NaN : Math.pow(most[4], 0.5 / state.steps()));
        out.put(DIVERGED, diverged);
    }

    private static void difference(DynamicsProblem problem, double[] x, int at, double[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] = x[at + k] - problem.equilibrium()[k];
        }
        if (problem.game() instanceof SoftmaxGame softmax) {
            softmax.centre(out, 0);
        }
    }
}
