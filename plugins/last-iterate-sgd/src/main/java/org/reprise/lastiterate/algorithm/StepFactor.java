package org.reprise.lastiterate.algorithm;

import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Problems;
import org.reprise.lastiterate.problem.StochasticProblem;

/** The factor eta of a schedule: given, from the constants, or the best for the bound. */
final class StepFactor {
    static final String GEOMETRY_TEXT = "mirror map";
    static final String ETA_TEXT = "factor eta of the steps; 0 for the one that balances the bound's two terms";
    static final String MULTIPLIER_TEXT = "multiple of eta";
    static final String AVERAGES_TEXT = "whether averages of the iterates are kept and measured";
    /** Powers of sqrt 2 tried on either side. */
    private static final int GRID = 20;

    private final StochasticProblem problem;
    private final Constants constants;
    private final double given;
    private final double multiplier;

    StepFactor(StochasticProblem problem, Constants constants, double given, double multiplier) {
        this.problem = problem;
        this.constants = constants;
        this.given = given;
        this.multiplier = multiplier;
    }

    /**
     * {@code sqrt(D0/(c (M^2 + sigma^2)))}, which minimises {@code D0/eta + c eta (M^2 + sigma^2)}; infinite without noise and
     * kinks, where 1/(2L) bounds the steps.
     */
    double plain() {
        if (given > 0) {
            return multiplier * given;
        }
        double eta = multiplier * Math.sqrt(constants.distance() / (constants.factor() * constants.noise()));
        return checked(eta, eta > 0 && (eta < Double.POSITIVE_INFINITY || constants.smoothness() > 0));
    }

    /** The minimiser of {@code D0/eta + eta^(p-1) (M^p + sigma^p)}. */
    double heavy() {
        if (given > 0) {
            return multiplier * given;
        }
        double p = problem.moment();
        double noise = Math.pow(constants.slope(), p) + Math.pow(constants.deviation(), p);
        double eta = multiplier * Math.pow(constants.distance() / ((p - 1) * noise), 1 / p);
        return checked(eta, eta > 0 && eta < Double.POSITIVE_INFINITY);
    }

    /** The plain factor times the power of sqrt 2 with the least bound. */
    double tuned(Schedule schedule) {
        double plain = plain();
        double best = plain;
        double least = Double.POSITIVE_INFINITY;
        for (int k = -GRID; k <= GRID && plain < Double.POSITIVE_INFINITY; k++) {
            double eta = plain * Math.pow(2, k / 2.0);
            double[] steps = schedule.steps(constants, eta, problem.horizon(), problem.moment())
                    .first(problem.horizon());
            double bound = ConvergenceBound.of(steps, steps.length, 0, 0, constants.smoothness())
                    .expected(constants);
            if (bound < least) {
                least = bound;
                best = eta;
            }
        }
        return best;
    }

    private double checked(double eta, boolean good) {
        if (!good) {
            throw Problems.value(
                    "The constants D0 = " + constants.distance() + ", M = " + constants.slope() + " and sigma = "
                            + constants.deviation() + " give no step size but " + eta + "; expected one above 0",
                    "Give eta: the start is the optimum, or the noise has no second moment.");
        }
        return eta;
    }
}
