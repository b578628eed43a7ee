package org.reprise.vrhalpern.algorithm;

import org.reprise.spi.Param;

/** Parameters of the methods that have a step alone. */
public record StepParameters(
        @Param(value = STEP_TEXT, byDefault = "0", min = 0) double step,
        @Param(value = UNIT_TEXT, byDefault = "own") StepUnit unit,
        @Param(value = SEARCH_TEXT, byDefault = "0", min = 0) int search) {
    static final String STEP_TEXT = "step, as a multiple of 1 / unit; 0 for the method's own";
    static final String UNIT_TEXT = "constant of the operator that the step is divided by";
    static final String SEARCH_TEXT =
            "epochs spent on each of the steps 1/4, 1/2, 1, 3/2 and 2 before the best is used; 0 for no search";

    /** The step, or the method's own where it is 0. */
    double stepOr(double own) {
        return step == 0 ? own : step;
    }
}
