package org.reprise.sketchednewton.algorithm;

import org.reprise.numerics.Dense;

/** GMRES(2): cycles of two Arnoldi steps, each started at the present z. */
final class RestartedGmres {
    private final double[] residual;
    private final double[] first;
    private final double[] second;
    private final double[] image;

    RestartedGmres(int size) {
        residual = new double[size];
        first = new double[size];
        second = new double[size];
        image = new double[size];
    }

    /** The matrix. */
    @FunctionalInterface
    interface Operator {
        /** Puts A x into {@code out}. */
        void multiply(double[] x, double[] out);
    }

    /** Improves z by one cycle: z minimises ||A z - b|| over z + span(r, A r). */
    void cycle(Operator a, double[] b, double[] z) {
        int size = b.length;
        a.multiply(z, residual);
        for (int i = 0; i < size; i++) {
            residual[i] = b[i] - residual[i];
        }
        double norm = Math.sqrt(Dense.dot(residual, residual));
        if (!(norm > 0)) {
            return;
        }
        scale(residual, 1 / norm, first);
        a.multiply(first, image);
        double h11 = Dense.dot(first, image);
        Dense.axpy(-h11, first, 0, image, 0, size);
        double h21 = Math.sqrt(Dense.dot(image, image));
        if (h21 <= 1e-14 * Math.abs(h11)) {
            if (h11 != 0) {
                Dense.axpy(norm / h11, first, 0, z, 0, size);
            }
            return;
        }
        scale(image, 1 / h21, second);
        a.multiply(second, image);
        double h12 = Dense.dot(first, image);
        Dense.axpy(-h12, first, 0, image, 0, size);
        double h22 = Dense.dot(second, image);
        Dense.axpy(-h22, second, 0, image, 0, size);
        double h32 = Math.sqrt(Dense.dot(image, image));
        // Givens rotations of [h11 h12; h21 h22; 0 h32].
        double r11 = Math.hypot(h11, h21);
        double cosine = h11 / r11;
        double sine = h21 / r11;
        double r12 = cosine * h12 + sine * h22;
        double below = cosine * h22 - sine * h12;
        double r22 = Math.hypot(below, h32);
        double y2 = r22 > 0 ? -sine * norm * (below / r22) / r22 : 0;
        double y1 = (cosine * norm - r12 * y2) / r11;
        Dense.axpy(y1, first, 0, z, 0, size);
        Dense.axpy(y2, second, 0, z, 0, size);
    }

    private static void scale(double[] from, double factor, double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = factor * from[i];
        }
    }
}
