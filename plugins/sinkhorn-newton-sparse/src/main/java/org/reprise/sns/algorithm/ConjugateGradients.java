package org.reprise.sns.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/**
 * Conjugate gradients with Jacobi's preconditioner for the Newton system {@code M d = g}, {@code M = [[diag(a), S], [S',
 * diag(b)]]}. Along the shift (1, -1) the exact M is singular and the plan does not change: right-hand side and solution
 * are kept orthogonal to it. (Keeping one potential still instead, as is usual for full Newton, spoils a sparsified M: all
 * the mass that was left out then shows as an error of that one column.)
 */
final class ConjugateGradients {
    private final int n;
    private final int m;
    private final double[] qx;
    private final double[] qy;
    private final double[] px;
    private final double[] py;
    private final double[] ax;
    private final double[] ay;
    /** Solution of the latest call, rows. */
    final double[] dx;
    /** Solution of the latest call, columns. */
    final double[] dy;

    ConjugateGradients(int n, int m) {
        this.n = n;
        this.m = m;
        qx = new double[n];
        qy = new double[m];
        px = new double[n];
        py = new double[m];
        ax = new double[n];
        ay = new double[m];
        dx = new double[n];
        dy = new double[m];
    }

    /**
     * Solves from zero into {@link #dx} and {@link #dy}; stopped early, they are an ascent direction all the same.
     *
     * @param tolerance residual relative to the right-hand side, in the 2-norm
     * @return number of iterations
     */
    int solve(PlanBlock block, double[] a, double[] b, double[] gx, double[] gy, double tolerance, int limit) {
        Arrays.fill(dx, 0);
        Arrays.fill(dy, 0);
        System.arraycopy(gx, 0, qx, 0, n);
        System.arraycopy(gy, 0, qy, 0, m);
        withoutShift(qx, qy);
        double goal = tolerance * tolerance * (Dense.dot(qx, qx) + Dense.dot(qy, qy));
        double rs = 0;
        int k = 0;
        while (k < limit && Dense.dot(qx, qx) + Dense.dot(qy, qy) > goal) {
            double previous = rs;
            rs = preconditioned(qx, a, qx, n) + preconditioned(qy, b, qy, m);
            double beta = k == 0 ? 0 : rs / previous;
            direction(px, qx, a, beta);
            direction(py, qy, b, beta);
            multiply(block, a, b);
            double curvature = Dense.dot(px, ax) + Dense.dot(py, ay);
            if (!(curvature > 0)) {
                break; // rounding has eaten the definiteness: what there is is still an ascent direction
            }
            double step = rs / curvature;
            Dense.axpy(step, px, 0, dx, 0, n);
            Dense.axpy(step, py, 0, dy, 0, m);
            Dense.axpy(-step, ax, 0, qx, 0, n);
            Dense.axpy(-step, ay, 0, qy, 0, m);
            k++;
        }
        withoutShift(dx, dy);
        return k;
    }

    private void multiply(PlanBlock block, double[] a, double[] b) {
        block.multiply(px, py, ax, ay);
        for (int i = 0; i < n; i++) {
            ax[i] += a[i] * px[i];
        }
        for (int j = 0; j < m; j++) {
            ay[j] += b[j] * py[j];
        }
    }

    /** Takes out the component along (1, -1). */
    private void withoutShift(double[] x, double[] y) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        for (double value : y) {
            sum -= value;
        }
        double mean = sum / (n + m);
        for (int i = 0; i < n; i++) {
            x[i] -= mean;
        }
        for (int j = 0; j < m; j++) {
            y[j] += mean;
        }
    }

    private static double preconditioned(double[] q, double[] diagonal, double[] other, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += q[i] / diagonal[i] * other[i];
        }
        return sum;
    }

    private static void direction(double[] p, double[] q, double[] diagonal, double beta) {
        for (int i = 0; i < p.length; i++) {
            p[i] = q[i] / diagonal[i] + beta * p[i];
        }
    }
}
