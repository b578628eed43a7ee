package org.reprise.vrhalpern.problem;

import java.util.random.RandomGenerator;
import org.reprise.numerics.RandomStreams;

/**
 * Estimates of L_F and L where no closed form is known: the largest quotients over sampled pairs of points about the start,
 * times 1.1. Each random pair is followed by pairs whose difference is turned towards the directions that F stretches. As
 * maxima over samples they may lie below the true constants.
 *
 * @param lipschitz estimate of L_F
 * @param meanSquare estimate of L
 */
record LipschitzEstimate(double lipschitz, double meanSquare) {
    private static final int PAIRS = 20;
    private static final int TURNS = 6;
    private static final double MARGIN = 1.1;

    /** The mean over i of {@code ||F_i(u) - F_i(v)||^2}. */
    @FunctionalInterface
    interface Spread {
        double of(double[] u, double[] v);
    }

    static LipschitzEstimate of(FiniteSum.Evaluator evaluator, Spread spread, Resolvent resolvent, double[] start) {
        int dimension = start.length;
        RandomGenerator random = RandomStreams.of(0, "lipschitz");
        double[] u = new double[dimension];
        double[] v = new double[dimension];
        double[] fu = new double[dimension];
        double[] fv = new double[dimension];
        double lipschitz = 0;
        double meanSquare = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            MonotoneInclusion.neighbour(start, random, resolvent, u);
            MonotoneInclusion.neighbour(start, random, resolvent, v);
            evaluator.full(u, fu);
            for (int turn = 0; turn <= TURNS; turn++) {
                double length = Residual.distance(u, v);
                if (!(length > 0)) {
                    break;
                }
                evaluator.full(v, fv);
                double stretched = Residual.distance(fu, fv);
                lipschitz = Math.max(lipschitz, stretched / length);
                meanSquare = Math.max(meanSquare, Math.sqrt(spread.of(u, v)) / length);
                for (int j = 0; j < dimension; j++) {
                    v[j] = u[j] + (fv[j] - fu[j]) * length / stretched;
                }
                resolvent.apply(1, v, v);
            }
        }
        return new LipschitzEstimate(MARGIN * lipschitz, MARGIN * meanSquare);
    }
}
