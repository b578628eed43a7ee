package org.reprise.sea.problem;

import org.reprise.numerics.Dense;

/** Cholesky's factorisation in place, for loops that may not allocate; matrices are d by d by rows. */
public final class Cholesky {
    private Cholesky() {}

    /** Puts the factor L of {@code LL' = A} into the lower triangle; A positive definite. */
    public static void factor(double[] a, int d) {
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = a[i * d + j] - Dense.dot(a, i * d, a, j * d, j);
                a[i * d + j] = i == j ? Math.sqrt(rest) : rest / a[j * d + j];
            }
        }
    }

    /** Solves {@code Lw = b} in place. */
    public static void forward(double[] factor, int d, double[] b) {
        for (int i = 0; i < d; i++) {
            b[i] = (b[i] - Dense.dot(factor, i * d, b, 0, i)) / factor[i * d + i];
        }
    }

    /** Solves {@code L'x = w} in place. */
    public static void backward(double[] factor, int d, double[] w) {
        for (int i = d - 1; i >= 0; i--) {
            w[i] /= factor[i * d + i];
            Dense.axpy(-w[i], factor, i * d, w, 0, i);
        }
    }

    /** Solves {@code LL'x = b} in place. */
    public static void solve(double[] factor, int d, double[] b) {
        forward(factor, d, b);
        backward(factor, d, b);
    }
}
