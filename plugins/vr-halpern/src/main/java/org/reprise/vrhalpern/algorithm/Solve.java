package org.reprise.vrhalpern.algorithm;

import java.util.function.DoubleFunction;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.Residual;

/** Runs a recursion to the trial's end, after a search for its step where that is wanted. */
final class Solve {
    private static final double[] GRID = {0.25, 0.5, 1, 1.5, 2};

    private Solve() {}

    /**
     * @param search epochs for each step of the grid; 0 to use {@code step}
     * @param method makes the recursion from its step, at the start
     */
    static Iterate run(Oracle oracle, double step, int search, DoubleFunction<Recursion> method) {
        double chosen = search > 0 ? search(oracle, search, method) : step;
        advance(oracle, method.apply(chosen));
        return oracle.current();
    }

    private static void advance(Oracle oracle, Recursion recursion) {
        for (long k = 0; recursion.step(k); k++) {
            oracle.step();
        }
    }

    /** The step with the least residual; its evaluations are paid for like any other. */
    private static double search(Oracle oracle, int epochs, DoubleFunction<Recursion> method) {
        double best = GRID[0];
        double least = Double.POSITIVE_INFINITY;
        double[] f = new double[oracle.problem().start().length];
        for (double step : GRID) {
            if (oracle.ended()) {
                break;
            }
            oracle.pauseAfter(epochs);
            advance(oracle, method.apply(step));
            oracle.resume();
            double[] u = oracle.current().u();
            oracle.showStart();
            if (!oracle.afford(oracle.problem().components())) {
                break;
            }
            oracle.full(u, f);
            double residual = Residual.natural(oracle.problem().resolvent(), u, f);
            if (residual < least) {
                least = residual;
                best = step;
            }
        }
        oracle.trial().record("chosen-step", best);
        return best;
    }
}
