package org.reprise.lastiterate.algorithm;

import java.util.Locale;
import org.reprise.lastiterate.problem.Constants;
import org.reprise.lastiterate.problem.Problems;
import org.reprise.optimization.schedule.StepSchedule;
import org.reprise.optimization.schedule.StepSchedules;

/** The step sizes of the paper's theorems. With L above 0 none exceeds 1/(2L). */
public enum Schedule {
    /** {@code eta/sqrt t}: convex, T unknown. */
    ANYTIME,
    /** {@code eta/sqrt T}: convex, T known. */
    HORIZON,
    /** {@code eta (T - t + 1)/T^(3/2)}: convex, T known; no logarithm in the rate (Zamani and Glineur 2023). */
    LINEAR,
    /** {@code 1/(mu_f (t + 2 kappa))}: f strongly convex. */
    SC_F_1,
    /** {@code 2/(mu_f (t + 1 + 4 kappa))}: f strongly convex. */
    SC_F_2,
    /** f strongly convex, T known: a constant first half, so that the initial error falls exponentially. */
    SC_F_3PHASE,
    /** {@code 2/(mu_h t + 4 L)}: h strongly convex. */
    SC_H,
    /** {@code eta/t^(1/p)}, at most eta_* = D0^((2-p)/p)/L: heavy tails, T unknown. */
    HEAVY_ANYTIME,
    /** {@code eta (T - t + 1)/T^(1 + 1/p)}: heavy tails, Lipschitz f, T known. */
    HEAVY_LINEAR;

    /** Any number above 1 - kappa serves (remark after the theorem). */
    private static final double MIDDLE = 1.5;

    /** Whether it is of a theorem for strongly convex functions, so that it has no eta. */
    boolean strong() {
        return this == SC_F_1 || this == SC_F_2 || this == SC_F_3PHASE || this == SC_H;
    }

    /** Whether it is of a theorem for noise with p moments. */
    boolean heavy() {
        return this == HEAVY_ANYTIME || this == HEAVY_LINEAR;
    }

    /** mu_f as the schedule's theorem uses it. */
    double muF(Constants constants) {
        return this == SC_F_1 || this == SC_F_2 || this == SC_F_3PHASE ? constants.muF() : 0;
    }

    /** mu_h as the schedule's theorem uses it. */
    double muH(Constants constants) {
        return this == SC_H ? constants.muH() : 0;
    }

    /**
     * The step sizes.
     *
     * @param eta factor, above 0, infinite only where L bounds the steps; of no effect where {@link #strong}
     * @param moment p
     * @throws org.reprise.spi.RepriseException {@code BAD_VALUE} if the problem is not strongly convex where it has to be
     */
    public StepSchedule steps(Constants constants, double eta, int horizon, double moment) {
        double smooth = constants.smoothness();
        if (this == SC_H) {
            double mu = positive(constants.muH(), "h");
            return t -> 2 / (mu * t + 4 * smooth);
        }
        if (strong()) {
            double mu = positive(constants.muF(), "f");
            return strong(mu, smooth / mu, horizon);
        }
        double cap = smooth > 0 ? 1 / (2 * smooth) : Double.POSITIVE_INFINITY;
        if (heavy() && smooth > 0) {
            cap = Math.pow(constants.distance(), (2 - moment) / moment) / smooth;
        }
        if (eta == Double.POSITIVE_INFINITY && cap < eta) {
            return StepSchedules.constant(cap);
        }
        return base(eta, horizon, moment).atMost(cap);
    }

    private StepSchedule base(double eta, int horizon, double moment) {
        double root = Math.sqrt(horizon);
        return switch (this) {
            case ANYTIME -> StepSchedules.power(eta, 0.5, 0);
            case HORIZON -> StepSchedules.constant(eta / root);
            case LINEAR -> StepSchedules.linear(eta / root, horizon);
            case HEAVY_ANYTIME -> StepSchedules.power(eta, 1 / moment, 0);
            case HEAVY_LINEAR -> StepSchedules.linear(eta / Math.pow(horizon, 1 / moment), horizon);
            default -> throw new IllegalStateException("strongly convex schedules have no eta");
        };
    }

    private StepSchedule strong(double mu, double kappa, int horizon) {
        if (this == SC_F_1) {
            return t -> 1 / (mu * (t + 2 * kappa));
        }
        if (this == SC_F_2) {
            return t -> 2 / (mu * (t + 1 + 4 * kappa));
        }
        int half = (horizon + 1) / 2;
        return t -> t == 1
                ? 1 / (mu * (1 + 2 * kappa))
                : t <= half ? 1 / (mu * (MIDDLE + 2 * kappa)) : 2 / (mu * (t - half + 2 + 4 * kappa));
    }

    private double positive(double mu, String what) {
        if (!(mu > 0)) {
            throw Problems.value(
                    "Schedule " + name().toLowerCase(Locale.ROOT).replace('_', '-') + " with mu_" + what + " = " + mu
                            + "; expected it above 0",
                    "Use the schedule linear, or add a quadratic to " + what + ".");
        }
        return mu;
    }
}
