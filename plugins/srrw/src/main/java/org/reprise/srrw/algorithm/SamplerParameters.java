package org.reprise.srrw.algorithm;

import org.reprise.spi.Param;

/** Parameters of samplers without repellence. */
public record SamplerParameters(
        @Param(value = B_TEXT, byDefault = "0.9", min = 0.5, aboveMin = true, max = 1) double b,
        @Param(value = OPTIMIZER_TEXT, byDefault = "sgd") Optimizer optimizer,
        @Param(value = RADIUS_TEXT, byDefault = "0", min = 0) double projectionRadius) {
    static final String ALPHA_TEXT = "strength of the repellence";
    static final String A_TEXT =
            "exponent a of the visit measure's step (n+1)^-a: below b case (i), equal (ii), above (iii)";
    static final String B_TEXT = "exponent b of the parameters' step (n+1)^-b";
    static final String OPTIMIZER_TEXT = "stochastic gradient descent, or heavy ball with rho = 1";
    static final String RADIUS_TEXT = "radius of the ball that theta is projected on; 0 for none";

    /** The ordinary empirical measure beside it. */
    StepSizes steps() {
        return new StepSizes(1, b);
    }
}
