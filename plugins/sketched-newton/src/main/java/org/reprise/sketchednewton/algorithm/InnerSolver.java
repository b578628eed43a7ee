package org.reprise.sketchednewton.algorithm;

/** Improves an approximate solution of a Newton system. An instance serves one solve. */
interface InnerSolver {
    /**
     * Continues from z until the residual's norm is at most {@code tolerance}, or {@code cap} steps are done.
     *
     * @param z approximate solution, overwritten
     * @return steps done, and the norm of the residual at the end
     */
    Outcome improve(NewtonSystem system, double[] z, double tolerance, long cap);

    /**
     * What was reached.
     *
     * @param steps steps done
     * @param residual norm of K z - b; NaN where the system could not be solved
     * @param work multiplications in the steps and the residuals
     */
    record Outcome(long steps, double residual, long work) {}
}
