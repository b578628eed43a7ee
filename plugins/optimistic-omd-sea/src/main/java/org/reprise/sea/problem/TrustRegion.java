package org.reprise.sea.problem;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.reprise.numerics.Dense;

/**
 * Extremes of a quadratic over the ball {@code ||x|| <= R}, exact for any symmetric matrix: the minimiser of {@code x'Hx/2
 * - b'x} solves {@code (H + mu I)x = b} with mu at least 0 and at least minus the smallest eigenvalue (Gay 1981; More and
 * Sorensen 1983).
 */
public final class TrustRegion {
    private static final int BISECTIONS = 200;
    /** Eigenvalues and coefficients below this share of the largest count as 0. */
    private static final double TINY = 1e-14;

    private TrustRegion() {}

    /**
     * The minimiser of {@code x'Hx/2 - b'x}.
     *
     * @param h symmetric, d by d by rows
     * @param b length d
     * @param radius R, positive
     */
    public static double[] minimiser(double[] h, double[] b, double radius) {
        int d = b.length;
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                matrix.setEntry(i, j, (h[i * d + j] + h[j * d + i]) / 2);
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(matrix);
        double[][] vectors = new double[d][];
        double[] turned = new double[d];
        for (int k = 0; k < d; k++) {
            vectors[k] = eigen.getEigenvector(k).toArray();
            turned[k] = Dense.dot(vectors[k], b);
        }
        double[] y = diagonal(eigen.getEigenvalues(), turned, radius);
        double[] x = new double[d];
        for (int k = 0; k < d; k++) {
            Dense.axpy(y[k], vectors[k], 0, x, 0, d);
        }
        return x;
    }

    /** The same for a diagonal H. */
    public static double[] diagonal(double[] h, double[] b, double radius) {
        double least = Double.POSITIVE_INFINITY;
        double scale = Double.MIN_NORMAL;
        double size = Double.MIN_NORMAL;
        for (int i = 0; i < h.length; i++) {
            least = Math.min(least, h[i]);
            scale = Math.max(scale, Math.abs(h[i]));
            size = Math.max(size, Math.abs(b[i]));
        }
        double from = Math.max(0, -least);
        double[] x = new double[h.length];
        double norm = at(h, b, from, TINY * scale, TINY * size, x);
        if (norm <= radius) {
            // Hard case: a direction of the least eigenvalue reaches the sphere at no change of the linear part.
            if (least < -TINY * scale) {
                for (int i = 0; i < h.length; i++) {
                    if (h[i] == least) {
                        x[i] = Math.sqrt(Math.max(0, radius * radius - norm * norm));
                        break;
                    }
                }
            }
            return x;
        }
        double low = from;
        double high = from + Math.sqrt(Dense.dot(b, b)) / radius;
        for (int k = 0; k < BISECTIONS && low < high; k++) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (at(h, b, middle, 0, 0, x) > radius) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double last = at(h, b, high, 0, 0, x);
        for (int i = 0; i < x.length; i++) {
            x[i] *= radius / last;
        }
        return x;
    }

    /** {@code max x'Mx - 2 v'x} over the ball; M symmetric, d by d by rows. */
    public static double maximum(double[] m, double[] v, double radius) {
        int d = v.length;
        double[] h = new double[m.length];
        double[] b = new double[d];
        for (int k = 0; k < m.length; k++) {
            h[k] = -2 * m[k];
        }
        for (int k = 0; k < d; k++) {
            b[k] = -2 * v[k];
        }
        double[] x = minimiser(h, b, radius);
        double value = -2 * Dense.dot(v, x);
        for (int i = 0; i < d; i++) {
            value += x[i] * Dense.dot(m, i * d, x, 0, d);
        }
        return value;
    }

    /** Puts the solution of {@code (H + mu)x = b} into x, its norm is returned: infinite where there is none. */
    private static double at(double[] h, double[] b, double mu, double tiny, double small, double[] x) {
        double square = 0;
        for (int i = 0; i < h.length; i++) {
            double pivot = h[i] + mu;
            if (pivot > tiny) {
                x[i] = b[i] / pivot;
            } else {
                x[i] = Math.abs(b[i]) > small ? Double.POSITIVE_INFINITY : 0;
            }
            square += x[i] * x[i];
        }
        return Math.sqrt(square);
    }
}
