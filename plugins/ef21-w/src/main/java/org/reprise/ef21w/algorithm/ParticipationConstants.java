package org.reprise.ef21w.algorithm;

import org.reprise.ef21w.problem.Problems;

/**
 * The constants of error feedback with partial participation (Fatkhullin et al. 2021, EF21-PP), with free s and rho above 0.
 * Their best choice gives {@code sqrt(B/theta) = xi(p alpha)}.
 *
 * @param theta rho p_min + theta'(s) p_max - rho - (p_max - p_min)
 * @param b B = beta'(s) p_max + (1 + 1/rho)(1 - p_min)
 */
record ParticipationConstants(double theta, double b) {
    /** @throws org.reprise.spi.RepriseException {@code BAD_VALUE} if theta is not above 0 */
    static ParticipationConstants of(Contraction contraction, double least, double most, double s, double rho) {
        double left = 1 - contraction.alpha();
        double theta = rho * least + (1 - (1 + s) * left) * most - rho - (most - least);
        if (!(theta > 0)) {
            throw Problems.value(
                    "s = " + s + " and rho = " + rho + " give no valid step size: theta_p = " + theta
                            + " <= 0; expected it above 0",
                    "Use smaller s and rho, or the closed form.");
        }
        return new ParticipationConstants(theta, left * (1 + 1 / s) * most + (1 + 1 / rho) * (1 - least));
    }

    /** sqrt(B/theta). */
    double factor() {
        return Math.sqrt(b / theta);
    }
}
