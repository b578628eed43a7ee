package org.reprise.lastiterate.algorithm;

import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Paths;
import org.reprise.spi.Trial;

/** Records the bounds at checkpoints, beside what is measured there. */
final class BoundRecorder {
    /** In expectation. */
    static final String BOUND = "bound";
    /** With probability 0.99. */
    static final String BOUND_99 = "bound-99";

    private static final double DELTA = 0.01;

    private final Constants constants;
    private final double muF;
    private final double muH;
    private final double[] steps;
    private final Trial<Paths> trial;

    BoundRecorder(Constants constants, double muF, double muH, double[] steps, Trial<Paths> trial) {
        this.constants = constants;
        this.muF = muF;
        this.muH = muH;
        this.steps = steps;
        this.trial = trial;
    }

    /** Records the bounds after t steps, those that are finite. */
    void reached(int t) {
        ConvergenceBound bound = ConvergenceBound.of(steps, t, muF, muH, constants.smoothness());
        record(BOUND, bound.expected(constants));
        record(BOUND_99, bound.highProbability(constants, DELTA));
        trial.record("estimated", constants.estimated() ? 1 : 0);
    }

    private void record(String name, double value) {
        if (Double.isFinite(value)) {
            trial.record(name, value);
        }
    }
}
