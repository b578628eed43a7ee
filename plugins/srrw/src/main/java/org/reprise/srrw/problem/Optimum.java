package org.reprise.srrw.problem;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.reprise.numerics.Dense;

/** The reference solution theta* of {@code sum_i mu_i grad F(theta, i) = 0} by Newton's method from 0. */
final class Optimum {
    private static final int ITERATIONS = 50;
    private static final double TOLERANCE = 1e-14;
    private static final double ACCEPTED = 1e-10;

    private Optimum() {}

    static double[] of(Objective objective, double[] mu) {
        int d = objective.dimension();
        if (d == 0) {
            return new double[0];
        }
        double[] theta = new double[d];
        double[] field = field(objective, mu, theta);
        for (int k = 0; k < ITERATIONS && norm(field) > TOLERANCE; k++) {
            double[] step = new LUDecomposition(matrix(hessian(objective, mu, theta), d))
                    .getSolver()
                    .solve(new ArrayRealVector(field))
                    .toArray();
            double[] next = theta;
            double[] nextField = field;
            for (double length = 1; length > 1e-6; length /= 2) {
                next = theta.clone();
                Dense.axpy(length, step, 0, next, 0, d);
                nextField = field(objective, mu, next);
                if (norm(nextField) < norm(field)) {
                    break;
                }
            }
            if (norm(nextField) >= norm(field)) {
                break;
            }
            theta = next;
            field = nextField;
        }
        if (!(norm(field) <= ACCEPTED)) {
            throw Problems.bad(
                    "Newton's method ended with a gradient of norm " + norm(field) + "; expected " + ACCEPTED
                            + " at most",
                    "Raise the penalty kappa: the reference solution is not reachable from 0.");
        }
        return theta;
    }

    /** The mu-weighted Hessian, D by D. */
    static double[] hessian(Objective objective, double[] mu, double[] theta) {
        double[] hessian = new double[theta.length * theta.length];
        for (int i = 0; i < mu.length; i++) {
            objective.addHessian(theta, i, mu[i], hessian);
        }
        // Rounding may leave it unsymmetric, which the eigenvalue decomposition refuses.
        for (int d = 0; d < theta.length; d++) {
            for (int e = 0; e < d; e++) {
                hessian[e * theta.length + d] = hessian[d * theta.length + e];
            }
        }
        return hessian;
    }

    static Array2DRowRealMatrix matrix(double[] rows, int size) {
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            matrix.setRow(i, Arrays.copyOfRange(rows, i * size, (i + 1) * size));
        }
        return matrix;
    }

    private static double[] field(Objective objective, double[] mu, double[] theta) {
        double[] sum = new double[theta.length];
        double[] one = new double[theta.length];
        for (int i = 0; i < mu.length; i++) {
            objective.field(theta, 0, i, one);
            Dense.axpy(mu[i], one, 0, sum, 0, one.length);
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(Dense.dot(a, a));
    }
}
