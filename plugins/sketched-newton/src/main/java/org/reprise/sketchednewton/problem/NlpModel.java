package org.reprise.sketchednewton.problem;

/**
 * A smooth program with equality constraints: minimise f(x) subject to c(x) = 0, x in R^n, c in R^m, both twice
 * continuously differentiable. Implementations are immutable and may be used by many trials at once.
 */
public interface NlpModel {
    /** n, at least 1. */
    int variables();

    /** m, from 1 to n. */
    int constraints();

    /**
     * f at a point.
     *
     * @param x length n
     * @param gradient takes the gradient of f, length n; null if it is not wanted
     */
    double objective(double[] x, double[] gradient);

    /** Puts c(x) into {@code out}, length m. */
    void constraints(double[] x, double[] out);

    /** The Jacobian of c, m by n; its pattern does not depend on x. */
    SparseMatrix jacobian(double[] x);

    /** The Hessian in x of f + multipliers' c, n by n, symmetric, both triangles stored. */
    SparseMatrix hessian(double[] x, double[] multipliers);

    /**
     * A lower bound on the smallest eigenvalue of J J', J the Jacobian at x, where the model knows one; NaN otherwise.
     * Without it the eigenvalue is computed, O(m^3).
     */
    default double jacobianFloor(double[] x) {
        return Double.NaN;
    }

    /**
     * A lower bound on the smallest eigenvalue of the Hessian of the Lagrangian on the null space of the Jacobian, where
     * the model knows one; NaN otherwise. Without it the eigenvalue is computed, O(n^3).
     */
    default double curvatureFloor(double[] x, double[] multipliers) {
        return Double.NaN;
    }
}
