package org.reprise.sketchednewton.algorithm;

/** Descriptions of parameters that several methods share. */
final class Texts {
    static final String ETA1 = "penalty eta1 of the constraints at the start";
    static final String ETA2 = "penalty eta2 of the Lagrangian's gradient at the start";
    static final String XI = "xi_B: added to the Hessian beside its norm where it is not positive on the null space";
    static final String BETA = "fraction of the slope that a step must gain; below 0.5";
    static final String NU = "factor of the penalties";
    static final String CURVATURE = "smallest eigenvalue of the reduced Hessian that counts as positive";
    static final String SINGULAR = "smallest eigenvalue of G G' that counts as full rank";
    static final String TOLERANCE = "KKT residual at which to stop";
    static final String RELATIVE = "whether the tolerance is relative to the residual at the start";

    private Texts() {}
}
