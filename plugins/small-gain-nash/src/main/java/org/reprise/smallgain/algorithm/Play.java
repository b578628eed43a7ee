package org.reprise.smallgain.algorithm;

import java.util.function.IntFunction;
import org.reprise.numerics.RowBlocks;
import org.reprise.smallgain.problem.DynamicsProblem;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Trial;

/** One run of a dynamics: all replicas advance together, one step an iteration. */
final class Play {
    /** Coordinates beyond this, or not finite, count as diverged. */
    static final double FAR = 1e6;

    /** Every so many steps it is looked whether any replica is left. */
    private static final int LOOK = 50;

    private final DynamicsProblem problem;
    private final Trial<GameState> trial;
    private final double[] x;
    private long steps;

    private Play(DynamicsProblem problem, Trial<GameState> trial) {
        this.problem = problem;
        this.trial = trial;
        x = problem.starts().clone();
    }

    /** Advances rows {@code from} to {@code to - 1} of the points by one step. */
    @FunctionalInterface
    interface Step {
        void advance(double[] x, int from, int to);
    }

    /**
     * Runs to the trial's end, or until every replica has diverged.
     *
     * @param h step size, recorded
     * @param gradients evaluations of F a step and replica
     * @param steps makes the step from the number of doubles that all points take
     */
    static GameState run(
            DynamicsProblem problem, double h, int gradients, Trial<GameState> trial, IntFunction<Step> steps) {
        trial.record("step", h);
        return new Play(problem, trial).run(gradients, steps.apply(problem.starts().length));
    }

    private GameState run(int gradients, Step step) {
        RowBlocks blocks = new RowBlocks(problem.replicas(), trial.threads());
        GameState state = new GameState(0, x);
        while (trial.proceed(state)) {
            blocks.run((block, from, to) -> {
                step.advance(x, from, to);
                project(from, to);
            });
            steps++;
            trial.count("gradients", (long) gradients * problem.replicas());
            state = new GameState(steps, x);
            if (steps % LOOK == 0 && lost()) {
                break;
            }
        }
        return state;
    }

    /** The projection on the box about the equilibrium: by coordinate, so by block, in any metric of this kind. */
    private void project(int from, int to) {
        double halfWidth = problem.halfWidth();
        if (Double.isInfinite(halfWidth)) {
            return;
        }
        double[] centre = problem.equilibrium();
        int d = centre.length;
        for (int k = from * d; k < to * d; k++) {
            double c = centre[k % d];
            x[k] = Math.max(c - halfWidth, Math.min(c + halfWidth, x[k]));
        }
    }

    private boolean lost() {
        int d = problem.equilibrium().length;
        for (int r = 0; r < x.length; r += d) {
            boolean far = false;
            for (int k = r; k < r + d && !far; k++) {
                far = !(Math.abs(x[k]) <= FAR);
            }
            if (!far) {
                return false;
            }
        }
        return true;
    }
}
