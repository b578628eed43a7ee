package org.reprise.optimization.reference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.reprise.numerics.Dense;
import org.reprise.optimization.problem.Smooth;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/**
 * Newton's method with a shifted Hessian and backtracking: the minimum of a smooth convex function, or a point where the
 * gradient of another one vanishes, to the precision of double.
 */
public final class NewtonMethod {
    private static final int ITERATIONS = 500;
    private static final double DECREASE = 1e-4;
    private static final double SHORTEST = 1e-10;
    private static final double GREATEST_SHIFT = 1e12;

    private NewtonMethod() {}

    /**
     * Minimises from a point until the gradient's norm is at most {@code tolerance}, or as small as rounding lets it be.
     *
     * @param start length d; not changed
     * @param tolerance accepted norm of the gradient
     * @throws RepriseException {@link ErrorCode#BAD_PROBLEM} if the norm stays above 1e6 times the tolerance, as without
     *     a minimum
     */
    public static Optimum minimise(Smooth f, double[] start, double tolerance) {
        int d = f.dimension();
        double[] x = start.clone();
        double[] gradient = new double[d];
        f.gradient(x, 0, gradient, 0);
        double value = f.value(x, 0);
        for (int k = 0; k < ITERATIONS && norm(gradient) > tolerance; k++) {
            double[] step = direction(f, x, gradient);
            double slope = Dense.dot(step, gradient);
            double before = norm(gradient);
            double[] next = new double[d];
            double[] nextGradient = new double[d];
            double nextValue = Double.NaN;
            boolean taken = false;
            for (double length = 1; !taken && length > SHORTEST; length /= 2) {
                for (int j = 0; j < d; j++) {
                    next[j] = x[j] + length * step[j];
                }
                nextValue = f.value(next, 0);
                f.gradient(next, 0, nextGradient, 0);
                // Close to the minimum the value is rounded and only the gradient tells.
                boolean level = Math.abs(nextValue - value) <= 1e-14 * (1 + Math.abs(value));
                taken = level ? norm(nextGradient) < before : nextValue <= value + DECREASE * length * slope;
            }
            if (!taken) {
                break;
            }
            x = next;
            gradient = nextGradient;
            value = nextValue;
        }
        if (!(norm(gradient) <= 1e6 * tolerance)) {
            throw new RepriseException(
                    ErrorCode.BAD_PROBLEM,
                    "Newton's method ended with a gradient of norm " + norm(gradient) + "; expected " + tolerance,
                    "The function may have no minimum, as logistic loss on separable data: add a penalty.");
        }
        return new Optimum(x, value, norm(gradient));
    }

    /** -(H + s I)^-1 g for the least s of 0, 1e-10, 1e-8, ... relative to H's diagonal that makes it definite. */
    private static double[] direction(Smooth f, double[] x, double[] gradient) {
        int d = x.length;
        double[] hessian = new double[d * d];
        f.addHessian(1, x, 0, hessian);
        double trace = 0;
        for (int j = 0; j < d; j++) {
            trace += Math.abs(hessian[j * d + j]) / d;
        }
        DMatrixRMaj step = new DMatrixRMaj(d, 1);
        for (double shift = 0; shift < GREATEST_SHIFT; shift = shift == 0 ? 1e-10 : shift * 100) {
            DMatrixRMaj shifted = DMatrixRMaj.wrap(d, d, hessian.clone());
            for (int j = 0; j < d; j++) {
                shifted.data[j * d + j] += shift * Math.max(trace, 1e-300);
            }
            LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(d);
            if (cholesky.setA(shifted)) {
                cholesky.solve(DMatrixRMaj.wrap(d, 1, gradient), step);
                if (Dense.dot(step.data, gradient) > 0) {
                    for (int j = 0; j < d; j++) {
                        step.data[j] = -step.data[j];
                    }
                    return step.data;
                }
            }
        }
        double[] descent = gradient.clone();
        for (int j = 0; j < d; j++) {
            descent[j] = -descent[j];
        }
        return descent;
    }

    private static double norm(double[] v) {
        return Math.sqrt(Dense.dot(v, v));
    }
}
