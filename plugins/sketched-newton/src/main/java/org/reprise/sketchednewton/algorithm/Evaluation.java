package org.reprise.sketchednewton.algorithm;

import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.NlpModel;
import org.reprise.sketchednewton.problem.SparseMatrix;

/**
 * First-order quantities at a point (x, l).
 *
 * @param x variables, length n
 * @param multipliers l, length m
 * @param objective f
 * @param gradient gradient of f, length n
 * @param c constraints, length m
 * @param jacobian G, m by n
 * @param lagrangian gradient in x of f + l'c, length n
 */
record Evaluation(
        double[] x,
        double[] multipliers,
        double objective,
        double[] gradient,
        double[] c,
        SparseMatrix jacobian,
        double[] lagrangian) {
    static Evaluation of(NlpModel model, double[] x, double[] multipliers) {
        double[] gradient = new double[x.length];
        double f = model.objective(x, gradient);
        double[] c = new double[multipliers.length];
        model.constraints(x, c);
        SparseMatrix jacobian = model.jacobian(x);
        double[] lagrangian = gradient.clone();
        jacobian.addTransposed(multipliers, lagrangian);
        return new Evaluation(x, multipliers, f, gradient, c, jacobian, lagrangian);
    }

    /** The point at (x, l) + alpha z, z of length n + m. */
    Evaluation moved(NlpModel model, double alpha, double[] z) {
        double[] there = x.clone();
        Dense.axpy(alpha, z, 0, there, 0, x.length);
        double[] dual = multipliers.clone();
        Dense.axpy(alpha, z, x.length, dual, 0, dual.length);
        return of(model, there, dual);
    }

    /** The KKT residual: norm of the Lagrangian's gradient and the constraints together. */
    double residual() {
        return Math.sqrt(Dense.dot(lagrangian, lagrangian) + Dense.dot(c, c));
    }

    /** The right side of the Newton system, -(gradient of the Lagrangian, c), length n + m. */
    double[] right() {
        double[] b = new double[x.length + c.length];
        for (int i = 0; i < x.length; i++) {
            b[i] = -lagrangian[i];
        }
        for (int i = 0; i < c.length; i++) {
            b[x.length + i] = -c[i];
        }
        return b;
    }
}
