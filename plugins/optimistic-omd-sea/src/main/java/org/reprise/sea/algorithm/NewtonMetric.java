package org.reprise.sea.algorithm;

import org.reprise.numerics.Dense;
import org.reprise.sea.problem.Cholesky;

/**
 * A positive definite H = h_0 I + sum of c g g' and its inverse, kept by the formula of Sherman and Morrison and computed anew
 * from time to time; and the projection on a ball in the norm of H.
 */
final class NewtonMetric {
    private static final int REFRESH = 500;
    private static final int STEPS = 100;
    private static final double TOLERANCE = 1e-14;

    private final int d;
    private final double radius;
    private final double[] h;
    private final double[] inverse;
    private final double[] factor;
    private final double[] product;
    private final double[] image;
    private int updates;

    NewtonMetric(int dimension, double radius, double start) {
        d = dimension;
        this.radius = radius;
        h = new double[d * d];
        inverse = new double[d * d];
        factor = new double[d * d];
        product = new double[d];
        image = new double[d];
        for (int i = 0; i < d; i++) {
            h[i * d + i] = start;
            inverse[i * d + i] = 1 / start;
        }
    }

    /** Adds {@code c g g'}. */
    void add(double c, double[] g) {
        for (int i = 0; i < d; i++) {
            Dense.axpy(c * g[i], g, 0, h, i * d, d);
        }
        if (++updates % REFRESH == 0) {
            refresh();
            return;
        }
        multiply(inverse, g);
        double scale = c / (1 + c * Dense.dot(g, product));
        for (int i = 0; i < d; i++) {
            Dense.axpy(-scale * product[i], product, 0, inverse, i * d, d);
        }
    }

    private void refresh() {
        System.arraycopy(h, 0, factor, 0, h.length);
        Cholesky.factor(factor, d);
        for (int i = 0; i < d; i++) {
            java.util.Arrays.fill(product, 0);
            product[i] = 1;
            Cholesky.solve(factor, d, product);
            System.arraycopy(product, 0, inverse, i * d, d);
        }
    }

    /** {@code out = Pi_H(y - c H^-1 g)}; y may be out. */
    void step(double[] y, double c, double[] g, double[] out) {
        multiply(inverse, g);
        for (int i = 0; i < d; i++) {
            out[i] = y[i] - c * product[i];
        }
        project(out);
    }

    /**
     * {@code x = (H + mu I)^-1 H y} with mu such that x lies on the sphere; Newton's method on 1/||x|| - 1/R, which from mu = 0
     * climbs to the root.
     */
    private void project(double[] y) {
        double norm = Math.sqrt(Dense.dot(y, y));
        if (norm <= radius) {
            return;
        }
        multiply(h, y);
        System.arraycopy(product, 0, image, 0, d);
        double mu = 0;
        for (int k = 0; k < STEPS; k++) {
            System.arraycopy(h, 0, factor, 0, h.length);
            for (int i = 0; i < d; i++) {
                factor[i * d + i] += mu;
            }
            Cholesky.factor(factor, d);
            System.arraycopy(image, 0, y, 0, d);
            Cholesky.solve(factor, d, y);
            norm = Math.sqrt(Dense.dot(y, y));
            if (norm <= radius * (1 + TOLERANCE)) {
                break;
            }
            System.arraycopy(y, 0, product, 0, d);
            Cholesky.forward(factor, d, product);
            mu += (norm - radius) / radius * norm * norm / Dense.dot(product, product);
        }
        for (int i = 0; i < d; i++) {
            y[i] *= radius / norm;
        }
    }

    private void multiply(double[] matrix, double[] v) {
        for (int i = 0; i < d; i++) {
            product[i] = Dense.dot(matrix, i * d, v, 0, d);
        }
    }
}
