package org.reprise.smallgain.algorithm;

import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.problem.GameState;
import org.reprise.spi.Trial;

/** What a step size is a multiple of. */
public enum StepRule {
    /** {@code 2 alpha / beta^2}, certified for Euler and RK4. */
    CERTIFIED,
    /** {@code 2 * 1.39265 alpha / beta^2}, certified for RK4 where F is affine. */
    RK4_AFFINE,
    /** {@code 2.5 / beta}, the paper's guideline for RK4. */
    GUIDELINE,
    /** 1: the multiple is the step itself. */
    ABSOLUTE;

    static final String RULE_TEXT =
            "what the step is a multiple of: 2 alpha/beta^2, 2.785 alpha/beta^2 (RK4, affine), 2.5/beta, or 1";
    static final String MULTIPLE_TEXT = "step size as a multiple of it";

    /**
     * The step size.
     *
     * @throws org.reprise.spi.RepriseException if the game has no such bound
     */
    double step(Certificate certificate, double multiple) {
        double unit =
                switch (this) {
                    case CERTIFIED -> certificate.steps().euler();
                    case RK4_AFFINE -> certificate.steps().rk4Affine();
                    case GUIDELINE -> certificate.steps().rk4Guideline();
                    case ABSOLUTE -> 1;
                };
        if (Double.isNaN(unit)) {
            throw Problems.bad(
                    "The certificate has no step bound of the kind " + this
                            + (certificate.certified() ? "" : ": " + certificate.reason()),
                    "Give the step itself: rule=absolute and multiple=STEP.");
        }
        return multiple * unit;
    }

    /** A contraction factor from rate, Lipschitz constant and step. */
    @FunctionalInterface
    interface Factor {
        double of(double alpha, double beta, double h);
    }

    /** Records the factor that the certificate promises for a step; nothing for steps that it does not cover. */
    static void record(Certificate certificate, double h, Factor factor, Trial<GameState> trial) {
        if (h <= certificate.steps().euler()) {
            trial.record("bound", factor.of(certificate.alpha(), certificate.beta(), h));
        }
    }
}
