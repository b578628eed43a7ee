package org.reprise.optimization.geometry;

import org.reprise.numerics.Dense;

/** p-norms of ranges of arrays. */
public final class Norms {
    private Norms() {}

    /** {@code ||v[at .. at + d)||_p}; p is at least 1 and may be infinite. */
    public static double of(double p, double[] v, int at, int d) {
        if (p == 2) {
            return Math.sqrt(Dense.dot(v, at, v, at, d));
        }
        double sum = 0;
        double most = 0;
        for (int j = at; j < at + d; j++) {
            most = Math.max(most, Math.abs(v[j]));
            sum += Math.abs(v[j]);
        }
        if (p == 1 || most == 0 || !(most < Double.POSITIVE_INFINITY)) {
            return p == 1 ? sum : most;
        }
        if (p == Double.POSITIVE_INFINITY) {
            return most;
        }
        sum = 0;
        // By the greatest: a high power overflows.
        for (int j = at; j < at + d; j++) {
            sum += Math.pow(Math.abs(v[j]) / most, p);
        }
        return most * Math.pow(sum, 1 / p);
    }

    /** Replaces v by the gradient of {@code factor/2 ||v||_p^2}. */
    static void dualPoint(double p, double factor, double[] v, int at, int d) {
        double norm = of(p, v, at, d);
        for (int j = at; norm > 0 && j < at + d; j++) {
            v[j] = factor * norm * Math.copySign(Math.pow(Math.abs(v[j]) / norm, p - 1), v[j]);
        }
    }
}
