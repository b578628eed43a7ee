package org.reprise.sea.algorithm;

import org.reprise.numerics.Dense;

/** Euclidean projection on the ball around 0. */
final class Ball {
    private Ball() {}

    /** Projects {@code count} places of x from {@code from} on. */
    static void project(double[] x, int from, int count, double radius) {
        double square = Dense.dot(x, from, x, from, count);
        if (square > radius * radius) {
            double scale = radius / Math.sqrt(square);
            for (int i = from; i < from + count; i++) {
                x[i] *= scale;
            }
        }
    }
}
