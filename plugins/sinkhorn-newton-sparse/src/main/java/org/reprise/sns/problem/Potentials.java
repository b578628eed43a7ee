package org.reprise.sns.problem;

import org.reprise.spi.Checkpoints;

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

    /** Puts them into a checkpoint. */
    public void save(Checkpoints.State state) {
        state.put("x", x).put("y", y);
    }

    /** Takes them back from a checkpoint, in place. */
    public void restore(Checkpoints.Saved state) {
        state.copy("x", x);
        state.copy("y", y);
    }
}
