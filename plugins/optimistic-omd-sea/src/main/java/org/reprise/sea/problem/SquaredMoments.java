package org.reprise.sea.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/**
 * Moments of the gradients {@code a(<a, x> - y) + lambda x}: variances and squared changes are quadratic in x, so that their
 * largest values over the ball are exact.
 */
final class SquaredMoments implements GradientMoments {
    private final int d;
    private final double penalty;
    private final double radius;
    // Sums of aa', ya; and of aa', ya, y^2 times ||a||^2.
    private final double[] first;
    private final double[] linear;
    private final double[] second;
    private final double[] cross;
    private double squares;
    private final double[] lastFirst;
    private final double[] lastLinear;

    SquaredMoments(MarginLoss losses, double radius) {
        d = losses.dimension();
        penalty = losses.penalty();
        this.radius = radius;
        first = new double[d * d];
        linear = new double[d];
        second = new double[d * d];
        cross = new double[d];
        lastFirst = new double[d * d];
        lastLinear = new double[d];
    }

    @Override
    public void clear() {
        Arrays.fill(first, 0);
        Arrays.fill(linear, 0);
        Arrays.fill(second, 0);
        Arrays.fill(cross, 0);
        squares = 0;
    }

    @Override
    public void add(double[] rows, int row, int sign) {
        int from = row * (d + 1);
        double y = rows[from + d];
        double norm = Dense.dot(rows, from, rows, from, d);
        for (int i = 0; i < d; i++) {
            Dense.axpy(sign * rows[from + i], rows, from, first, i * d, d);
            Dense.axpy(sign * norm * rows[from + i], rows, from, second, i * d, d);
        }
        Dense.axpy(sign * y, rows, from, linear, 0, d);
        Dense.axpy(sign * norm * y, rows, from, cross, 0, d);
        squares += sign * norm * y * y;
    }

    @Override
    public double spread(int count) {
        double[] mean = scaled(first, count);
        double[] middle = scaled(linear, count);
        double[] m = scaled(second, count);
        double[] v = scaled(cross, count);
        subtractSquare(mean, middle, m, v);
        return Math.max(0, TrustRegion.maximum(m, v, radius) + squares / count - Dense.dot(middle, middle));
    }

    @Override
    public double change(int count) {
        double[] a = scaled(first, count);
        double[] b = scaled(linear, count);
        for (int i = 0; i < d; i++) {
            a[i * d + i] += penalty;
        }
        double[] difference = new double[d * d];
        double[] shift = new double[d];
        for (int k = 0; k < a.length; k++) {
            difference[k] = lastFirst[k] - a[k];
            lastFirst[k] = a[k];
        }
        for (int k = 0; k < d; k++) {
            shift[k] = lastLinear[k] - b[k];
            lastLinear[k] = b[k];
        }
        double[] m = new double[d * d];
        double[] v = new double[d];
        subtractSquare(difference, shift, m, v);
        for (int k = 0; k < m.length; k++) {
            m[k] = -m[k];
        }
        for (int k = 0; k < d; k++) {
            v[k] = -v[k];
        }
        return Math.max(0, TrustRegion.maximum(m, v, radius) + Dense.dot(shift, shift));
    }

    /** Takes the quadratic of {@code ||Ax - b||^2} off m and v, A symmetric; its constant is left to the caller. */
    private void subtractSquare(double[] a, double[] b, double[] m, double[] v) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                m[i * d + j] -= Dense.dot(a, i * d, a, j * d, d);
            }
            v[i] -= Dense.dot(a, i * d, b, 0, d);
        }
    }

    private static double[] scaled(double[] sum, int count) {
        double[] mean = new double[sum.length];
        Dense.axpy(1.0 / count, sum, 0, mean, 0, sum.length);
        return mean;
    }
}
