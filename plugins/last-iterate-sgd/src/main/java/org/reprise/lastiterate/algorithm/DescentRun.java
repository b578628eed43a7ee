package org.reprise.lastiterate.algorithm;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.lastiterate.problem.StochasticProblem;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.geometry.MirrorStep;
import org.reprise.optimization.oracle.GradientOracle.Draws;
import org.reprise.spi.Trial;

/**
 * Composite stochastic mirror descent on all paths: {@code x^{t+1} = argmin over X of h(x) + <g^t, x> + D(x, x^t)/eta_t}. An
 * iteration leads from one checkpoint to the next; blocks of paths go there on their own, each with its own stream of
 * random numbers, so that threads do not matter.
 */
final class DescentRun {
    private static final IntToDoubleFunction UNCLIPPED = t -> Double.POSITIVE_INFINITY;

    /** What follows a checkpoint. */
    interface Listener {
        /** After t steps. */
        void reached(int t);
    }

    private final StochasticProblem problem;
    private final Trial<Paths> trial;
    private final double[] eta;
    private final MirrorStep step;
    private final RunningAverages averages;
    private final RowBlocks blocks;
    private final Draws[] draws;
    private final double[] points;
    private final double[] gradients;
    private final double[][] scratch;
    private IntToDoubleFunction clipping = UNCLIPPED;

    /**
     * @param eta the T step sizes
     * @param keep whether averages are kept
     */
    DescentRun(StochasticProblem problem, MirrorMap map, double[] eta, boolean keep, Trial<Paths> trial) {
        this.problem = problem;
        this.trial = trial;
        this.eta = eta;
        int d = problem.dimension();
        step = MirrorStep.of(map, problem.domain(), problem.h(), d);
        points = new double[problem.paths() * d];
        gradients = new double[points.length];
        for (int r = 0; r < problem.paths(); r++) {
            System.arraycopy(problem.start(), 0, points, r * d, d);
        }
        averages = new RunningAverages(keep ? points.length : 0, problem.horizon());
        averages.add(1, points, 0, points.length);
        blocks = new RowBlocks(problem.paths(), trial.threads());
        draws = new Draws[blocks.count()];
        Arrays.setAll(
                draws,
                b -> problem.objective().oracle().draws(trial.random("horizon-" + problem.horizon() + "-block-" + b)));
        scratch = new double[draws.length][d];
    }

    /** Scales gradients down to the Euclidean norm {@code threshold(t)}. */
    DescentRun clippedAt(IntToDoubleFunction threshold) {
        clipping = threshold;
        return this;
    }

    /** Runs to the horizon, the trial's end, or the loss of all paths. */
    Paths run(Listener listener) {
        int[] times = problem.times();
        int at = 0;
        while (trial.proceed(state(times[at])) && at + 1 < times.length && anyFinite()) {
            int before = times[at];
            int after = times[++at];
            long calls = calls();
            blocks.run((block, from, to) -> advance(block, from, to, before, after));
            trial.count("gradients", calls() - calls);
            listener.reached(after);
        }
        return state(times[at]);
    }

    private long calls() {
        return Arrays.stream(draws).mapToLong(Draws::calls).sum();
    }

    private Paths state(int t) {
        return new Paths(t, points, averages.uniform(), averages.suffix(t), averages.polynomial(), averages.weighted());
    }

    private void advance(int block, int from, int to, int before, int after) {
        int d = problem.dimension();
        for (int t = before + 1; t <= after; t++) {
            draws[block].draw(points, gradients, from, to);
            if (clipping != UNCLIPPED) {
                clip(clipping.applyAsDouble(t), from, to);
            }
            step.applyAll(points, gradients, from, to, eta[t - 1], scratch[block]);
            averages.add(t, points, from * d, to * d);
        }
    }

    private void clip(double threshold, int from, int to) {
        int d = problem.dimension();
        for (int r = from; r < to; r++) {
            double norm = Math.sqrt(Dense.dot(gradients, r * d, gradients, r * d, d));
            for (int j = r * d; norm > threshold && j < (r + 1) * d; j++) {
                gradients[j] *= threshold / norm;
            }
        }
    }

    private boolean anyFinite() {
        int d = problem.dimension();
        for (int r = 0; r < problem.paths(); r++) {
            double sum = 0;
            for (int j = r * d; j < (r + 1) * d; j++) {
                sum += points[j];
            }
            if (Double.isFinite(sum)) {
                return true;
            }
        }
        return false;
    }
}
