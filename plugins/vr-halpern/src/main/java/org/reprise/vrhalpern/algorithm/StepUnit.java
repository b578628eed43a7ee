package org.reprise.vrhalpern.algorithm;

import org.reprise.vrhalpern.problem.Constants;
import org.reprise.vrhalpern.problem.Problems;

/** The constant of the operator that a step is divided by. */
public enum StepUnit {
    /** The constant of the method's own theory. */
    OWN,
    /** L_F. */
    LIPSCHITZ,
    /** L, of the mean square. */
    MEAN_SQUARE,
    /** Frobenius norm of a game's matrix. */
    FROBENIUS,
    /** 1: the step is absolute. */
    ONE;

    /**
     * The constant.
     *
     * @param own what {@link #OWN} stands for
     */
    double of(Constants constants, double own) {
        double value =
                switch (this) {
                    case OWN -> own;
                    case LIPSCHITZ -> constants.lipschitz();
                    case MEAN_SQUARE -> constants.meanSquare();
                    case FROBENIUS -> constants.frobenius();
                    case ONE -> 1;
                };
        if (Double.isNaN(value)) {
            throw Problems.value(
                    "unit = frobenius needs a matrix game; this problem has no matrix",
                    "Use own, lipschitz, mean-square or one.");
        }
        return value;
    }
}
