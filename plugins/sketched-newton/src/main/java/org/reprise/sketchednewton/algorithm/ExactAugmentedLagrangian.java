package org.reprise.sketchednewton.algorithm;

import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.SparseMatrix;

/**
 * The merit function f + l'c + eta1/2 ||c||^2 + eta2/2 ||grad_x L||^2. Its minimisers for large eta1 and small eta2 are
 * those of the program. Its gradient in x needs the Hessian of the Lagrangian, not that of f.
 *
 * @param eta1 penalty of the constraints, above 0
 * @param eta2 penalty of the Lagrangian's gradient, above 0
 */
record ExactAugmentedLagrangian(double eta1, double eta2) {
    double value(Evaluation at) {
        return at.objective()
                + Dense.dot(at.multipliers(), at.c())
                + eta1 / 2 * Dense.dot(at.c(), at.c())
                + eta2 / 2 * Dense.dot(at.lagrangian(), at.lagrangian());
    }

    /**
     * The gradient in (x, l), length n + m.
     *
     * @param hessian Hessian of the Lagrangian there, n by n
     */
    double[] gradient(Evaluation at, SparseMatrix hessian) {
        int n = at.x().length;
        int m = at.c().length;
        double[] result = new double[n + m];
        hessian.multiply(at.lagrangian(), result);
        double[] dual = new double[m];
        at.jacobian().multiply(at.lagrangian(), dual);
        for (int i = 0; i < n; i++) {
            result[i] = at.lagrangian()[i] + eta2 * result[i];
        }
        for (int i = 0; i < m; i++) {
            at.jacobian().addRow(i, eta1 * at.c()[i], result);
            result[n + i] = at.c()[i] + eta2 * dual[i];
        }
        return result;
    }
}
