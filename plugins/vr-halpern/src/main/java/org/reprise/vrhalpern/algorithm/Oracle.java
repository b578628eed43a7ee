package org.reprise.vrhalpern.algorithm;

import java.util.function.Supplier;
import org.reprise.spi.Trial;
import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.FiniteSum;
import org.reprise.vrhalpern.problem.Iterate;
import org.reprise.vrhalpern.problem.MonotoneInclusion;
import org.reprise.vrhalpern.problem.Residual;

/**
 * Evaluates the operator, counts component evaluations exactly, and offers the referee an iterate an epoch: iteration k is the
 * newest iterate that at most k n component evaluations have given. A step is begun only where the trial goes on after all
 * epochs that end before it does.
 */
final class Oracle {
    private static final double FAR = 1e8;

    private final MonotoneInclusion problem;
    private final Trial<Iterate> trial;
    private final FiniteSum.Evaluator evaluator;
    private final long components;
    private final double far;
    private long calls;
    private long counted;
    private long full;
    private long steps;
    private long epoch;
    private long pause = Long.MAX_VALUE;
    private boolean ended;
    private Supplier<Iterate> current;

    Oracle(MonotoneInclusion problem, Trial<Iterate> trial) {
        this.problem = problem;
        this.trial = trial;
        evaluator = problem.operator().evaluator(trial.threads());
        components = problem.components();
        double[] start = problem.start();
        far = FAR * (1 + Residual.distance(start, new double[start.length]));
        current = () -> Iterate.of(start);
        // All counters from iteration 0 on.
        flush();
        ended = !trial.proceed(current);
        Constants constants = problem.operator().constants();
        trial.record("lipschitz", constants.lipschitz());
        trial.record("mean-square-lipschitz", constants.meanSquare());
        trial.record("predicted-gain", constants.predictedGain(problem.components()));
        trial.record("constants-estimated", constants.estimated() ? 1 : 0);
    }

    MonotoneInclusion problem() {
        return problem;
    }

    Trial<Iterate> trial() {
        return trial;
    }

    /** What is offered from now on. */
    void show(Supplier<Iterate> iterate) {
        current = iterate;
    }

    /** Offers the start until a method shows its own iterates. */
    void showStart() {
        current = () -> Iterate.of(problem.start());
    }

    /** The newest iterate. */
    Iterate current() {
        return current.get();
    }

    /** Pauses, as if the budget were spent, after so many more epochs. */
    void pauseAfter(long epochs) {
        pause = epoch + epochs;
    }

    /** Takes the pause away. */
    void resume() {
        pause = Long.MAX_VALUE;
    }

    boolean ended() {
        return ended;
    }

    /** Offers an iterate for each epoch that ends before {@code cost} more calls are made; false where the method must stop. */
    boolean afford(long cost) {
        while (!ended && calls + cost > (epoch + 1) * components) {
            if (epoch >= pause) {
                return false;
            }
            offer();
        }
        return !ended;
    }

    private void offer() {
        flush();
        epoch++;
        Iterate iterate = current.get();
        boolean diverged = !(Residual.distance(iterate.u(), problem.start()) <= far);
        ended = !trial.proceed(iterate);
        if (diverged && pause < Long.MAX_VALUE) {
            // A step that is only tried: the next may do better.
            pause = epoch;
        } else if (diverged) {
            trial.record("diverged", 1);
            ended = true;
        }
    }

    /** The method stops by its own criterion: offers its last iterate. */
    void finish() {
        if (!ended) {
            offer();
            ended = true;
        }
    }

    /** Counts a step of the method. */
    void step() {
        steps++;
    }

    /** F(u): n calls. */
    void full(double[] u, double[] out) {
        evaluator.full(u, out);
        calls += components;
        full++;
    }

    /** Adds weighted differences over a batch: 2 count calls. */
    void addDifferences(int[] batch, int count, double[] u, double[] v, double weight, double[] out) {
        evaluator.addDifferences(batch, count, u, v, weight, out);
        calls += 2L * count;
    }

    /** Charges calls that were made elsewhere. */
    void charge(long amount) {
        calls += amount;
    }

    private void flush() {
        trial.count("component-calls", calls - counted);
        counted = calls;
        trial.count("full-evaluations", full);
        full = 0;
        trial.count("steps", steps);
        steps = 0;
    }
}
