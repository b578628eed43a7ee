package org.reprise.sketchednewton.algorithm;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Parameters of the exact augmented Lagrangian, of the line search and of the stopping test.
 *
 * @param eta1 penalty of the constraints at the start, above 0
 * @param eta2 penalty of the Lagrangian's gradient at the start, above 0
 * @param delta accuracy at the start, above 0
 * @param xi xi_B, above 0
 * @param beta fraction of the slope that a step must gain, in (0, 1/2)
 * @param nu factor of the penalties, above 1
 * @param curvature smallest reduced eigenvalue that counts as positive, above 0
 * @param singular smallest eigenvalue of G G' that counts as full rank, above 0
 * @param tolerance KKT residual at which to stop, at least 0
 * @param relative whether that is relative to the residual at the start
 */
record Globalisation(
        double eta1,
        double eta2,
        double delta,
        double xi,
        double beta,
        double nu,
        double curvature,
        double singular,
        double tolerance,
        boolean relative) {
    Globalisation {
        if (!(beta > 0 && beta < 0.5)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE, "beta is " + beta + "; expected a value in (0, 0.5)", "The paper has 0.1.");
        }
    }

    /** Accuracy for which a direction that meets it descends, given the penalties. */
    double accuracy(double eta1, double eta2, double upsilon, double psi) {
        return (0.5 - beta) * eta2 / ((1 + eta1 + eta2) * upsilon * upsilon * psi * psi);
    }
}
