package org.reprise.sns.problem;

/**
 * Dual potentials of a transport problem, the iterate of all its algorithms. They stand for the plan {@code P_ij =
 * exp(eta (-C_ij + x_i + y_j) - 1)}.
 *
 * @param x potentials of the rows
 * @param y potentials of the columns
 */
public record Potentials(double[] x, double[] y) {
    /** The starting point, zero. */
    public static Potentials zero(TransportProblem problem) {
        return new Potentials(new double[problem.rows()], new double[problem.columns()]);
    }
}
