package org.reprise.optimization.reference;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.reprise.numerics.Dense;
import org.reprise.optimization.problem.Smooth;

/**
 * Primal-dual interior-point method with Mehrotra's predictor and corrector for a smooth convex function plus piecewise
 * linear pieces, optionally with {@code sum_j x_j = 1}. With {@code s_k = u_k - v_k}, u and v at least 0, and a multiplier
 * {@code y_k} in [low_k, high_k], the conditions are {@code grad f + B'y + nu 1 = 0}, {@code u (high - y) = 0} and {@code
 * v (y - low) = 0}; each iteration solves a system of d unknowns.
 */
final class InteriorPoint {
    private static final int ITERATIONS = 200;
    private static final double TOLERANCE = 1e-13;
    private static final double BACK_OFF = 0.9995;

    private final Smooth f;
    private final PiecewiseLinear pieces;
    private final boolean simplex;
    private final int d;
    private final int m;

    InteriorPoint(Smooth f, PiecewiseLinear pieces, boolean simplex) {
        this.f = f;
        this.pieces = pieces;
        this.simplex = simplex;
        d = f.dimension();
        m = pieces.count();
    }

    /** The minimum, or the best that rounding allows; its residual bounds the error of the value to first order. */
    Optimum minimise(double[] start) {
        Run run = new Run(start);
        Optimum best = null;
        for (int k = 0; k < ITERATIONS; k++) {
            Optimum now = run.point();
            if (best == null || now.residual() < best.residual()) {
                best = now;
            }
            if (best.residual() <= TOLERANCE * (1 + Math.abs(best.value())) || !run.iterate()) {
                break;
            }
        }
        return best;
    }

    private final class Run {
        private final double[] x;
        private final double[] u = new double[m];
        private final double[] v = new double[m];
        private final double[] y = new double[m];
        private double nu;
        private final double[] gradient = new double[d];
        private final double[] dual = new double[d];
        private final double[] primal = new double[m];
        private double total;
        private final double[] dx = new double[d];
        private final double[] du = new double[m];
        private final double[] dv = new double[m];
        private final double[] dy = new double[m];
        private double dnu;

        Run(double[] start) {
            x = start.clone();
            for (int k = 0; k < m; k++) {
                double s = pieces.product(k, x) - pieces.shift(k);
                boolean above = hasU(k);
                boolean below = hasV(k);
                // A constraint that the start meets is met all the way, as a domain of logarithms asks for.
                u[k] = above ? below ? Math.max(s, 0) + 1 : s > 0 ? s : 1 : 0;
                v[k] = below ? above ? u[k] - s : s < 0 ? -s : 1 : 0;
                y[k] = !above ? pieces.low(k) + 1 : !below ? pieces.high(k) - 1 : (pieces.low(k) + pieces.high(k)) / 2;
            }
        }

        private boolean hasU(int k) {
            return pieces.high(k) < Double.POSITIVE_INFINITY;
        }

        private boolean hasV(int k) {
            return pieces.low(k) > Double.NEGATIVE_INFINITY;
        }

        /** Where the run is; computes the residuals that {@link #iterate} starts from. */
        Optimum point() {
            f.gradient(x, 0, gradient, 0);
            System.arraycopy(gradient, 0, dual, 0, d);
            double gap = 0;
            double broken = 0;
            for (int k = 0; k < m; k++) {
                pieces.addRow(k, y[k], dual);
                primal[k] = pieces.product(k, x) - pieces.shift(k) - u[k] + v[k];
                gap += complementarity(k);
                broken += Math.abs(primal[k]) * (1 + Math.abs(y[k]));
            }
            double sum = -1;
            double distance = 0;
            for (int j = 0; j < d; j++) {
                dual[j] += simplex ? nu : 0;
                sum += x[j];
                distance += Math.abs(dual[j]) * (1 + Math.abs(x[j]));
            }
            total = simplex ? sum : 0;
            return new Optimum(
                    x.clone(),
                    f.value(x, 0) + pieces.value(x),
                    gap + broken + distance + Math.abs(total) * (1 + Math.abs(nu)));
        }

        private double complementarity(int k) {
            return (hasU(k) ? u[k] * (pieces.high(k) - y[k]) : 0) + (hasV(k) ? v[k] * (y[k] - pieces.low(k)) : 0);
        }

        /** One iteration; false if the system cannot be solved any more. */
        boolean iterate() {
            double[] matrix = new double[d * d];
            f.addHessian(1, x, 0, matrix);
            double[] theta = new double[m];
            int pairs = 0;
            double mu = 0;
            for (int k = 0; k < m; k++) {
                theta[k] =
                        (hasU(k) ? u[k] / (pieces.high(k) - y[k]) : 0) + (hasV(k) ? v[k] / (y[k] - pieces.low(k)) : 0);
                pairs += (hasU(k) ? 1 : 0) + (hasV(k) ? 1 : 0);
                mu += complementarity(k);
                pieces.addSquare(k, 1 / theta[k], matrix);
            }
            mu /= Math.max(1, pairs);
            LinearSolverDense<DMatrixRMaj> solver = factorise(matrix);
            if (solver == null || !direction(solver, theta, 0, null)) {
                return false;
            }
            double primalStep = primalStep();
            double dualStep = dualStep();
            double after = 0;
            double[] corrections = new double[2 * m];
            for (int k = 0; k < m; k++) {
                double p = pieces.high(k) - y[k];
                double q = y[k] - pieces.low(k);
                after += hasU(k) ? (u[k] + primalStep * du[k]) * (p - dualStep * dy[k]) : 0;
                after += hasV(k) ? (v[k] + primalStep * dv[k]) * (q + dualStep * dy[k]) : 0;
                corrections[2 * k] = -du[k] * dy[k];
                corrections[2 * k + 1] = dv[k] * dy[k];
            }
            double ratio = pairs == 0 || mu == 0 ? 0 : after / pairs / mu;
            if (!direction(solver, theta, ratio * ratio * ratio * mu, corrections)) {
                return false;
            }
            move(primalStep(), dualStep());
            return true;
        }

        private LinearSolverDense<DMatrixRMaj> factorise(double[] matrix) {
            double most = 0;
            for (int j = 0; j < d; j++) {
                most = Math.max(most, matrix[j * d + j]);
            }
            for (double shift = 0; shift < 1e-6; shift = shift == 0 ? 1e-16 : shift * 100) {
                DMatrixRMaj shifted = DMatrixRMaj.wrap(d, d, matrix.clone());
                for (int j = 0; j < d; j++) {
                    shifted.data[j * d + j] += shift * most;
                }
                LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(d);
                if (cholesky.setA(shifted)) {
                    return cholesky;
                }
            }
            return null;
        }

        /** Newton's direction to the complementarity {@code target}, less the corrections of second order if given. */
        private boolean direction(
                LinearSolverDense<DMatrixRMaj> solver, double[] theta, double target, double[] corrections) {
            double[] right = new double[d];
            double[] offsets = new double[m];
            for (int j = 0; j < d; j++) {
                right[j] = -dual[j];
            }
            for (int k = 0; k < m; k++) {
                offsets[k] = primal[k] - rateU(k, target, corrections) + rateV(k, target, corrections);
                pieces.addRow(k, -offsets[k] / theta[k], right);
            }
            solve(solver, right, dx);
            dnu = 0;
            if (simplex) {
                double[] ones = new double[d];
                double[] column = new double[d];
                Arrays.fill(ones, 1);
                solve(solver, ones, column);
                dnu = (Dense.dot(ones, dx) + total) / Dense.dot(ones, column);
                Dense.axpy(-dnu, column, 0, dx, 0, d);
            }
            double check = 0;
            for (int k = 0; k < m; k++) {
                dy[k] = (pieces.product(k, dx) + offsets[k]) / theta[k];
                du[k] = hasU(k) ? rateU(k, target, corrections) + u[k] / (pieces.high(k) - y[k]) * dy[k] : 0;
                dv[k] = hasV(k) ? rateV(k, target, corrections) - v[k] / (y[k] - pieces.low(k)) * dy[k] : 0;
                check += dy[k];
            }
            return Double.isFinite(check + Dense.dot(dx, dx));
        }

        private double rateU(int k, double target, double[] corrections) {
            double p = pieces.high(k) - y[k];
            return hasU(k) ? (target - u[k] * p - (corrections == null ? 0 : corrections[2 * k])) / p : 0;
        }

        private double rateV(int k, double target, double[] corrections) {
            double q = y[k] - pieces.low(k);
            return hasV(k) ? (target - v[k] * q - (corrections == null ? 0 : corrections[2 * k + 1])) / q : 0;
        }

        private void solve(LinearSolverDense<DMatrixRMaj> solver, double[] right, double[] out) {
            solver.solve(DMatrixRMaj.wrap(d, 1, right.clone()), DMatrixRMaj.wrap(d, 1, out));
        }

        private double primalStep() {
            double step = 1 / BACK_OFF;
            for (int k = 0; k < m; k++) {
                step = hasU(k) && du[k] < 0 ? Math.min(step, -u[k] / du[k]) : step;
                step = hasV(k) && dv[k] < 0 ? Math.min(step, -v[k] / dv[k]) : step;
            }
            return BACK_OFF * step;
        }

        private double dualStep() {
            double step = 1 / BACK_OFF;
            for (int k = 0; k < m; k++) {
                step = hasU(k) && dy[k] > 0 ? Math.min(step, (pieces.high(k) - y[k]) / dy[k]) : step;
                step = hasV(k) && dy[k] < 0 ? Math.min(step, (pieces.low(k) - y[k]) / dy[k]) : step;
            }
            return BACK_OFF * step;
        }

        private void move(double primalLength, double dualLength) {
            // A gradient that depends on x ties the two together.
            double both = Math.min(primalLength, dualLength);
            Dense.axpy(both, dx, 0, x, 0, d);
            Dense.axpy(both, du, 0, u, 0, m);
            Dense.axpy(both, dv, 0, v, 0, m);
            Dense.axpy(both, dy, 0, y, 0, m);
            nu += both * dnu;
        }
    }
}
