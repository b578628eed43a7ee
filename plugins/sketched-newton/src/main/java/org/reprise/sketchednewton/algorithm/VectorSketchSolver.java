package org.reprise.sketchednewton.algorithm;

import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;

/**
 * Sketch-and-project with a single vector s, of normals or of signs: v = K s, z -= (s'(K z - b) / v'v) v. Since s'K z =
 * v'z, the residual is not needed: a step costs one product with K; the residual's norm is taken once every N steps. For sparse
 * or large matrices.
 */
final class VectorSketchSolver implements InnerSolver {
    private final boolean signs;
    private final RandomGenerator random;

    VectorSketchSolver(boolean signs, RandomGenerator random) {
        this.signs = signs;
        this.random = random;
    }

    @Override
    public Outcome improve(NewtonSystem system, double[] z, double tolerance, long cap) {
        int size = system.size();
        double[] b = system.right();
        double[] residual = new double[size];
        double[] s = new double[size];
        double[] v = new double[size];
        double norm = system.residual(z, residual);
        long steps = 0;
        long products = 1;
        while (norm > tolerance && steps < cap) {
            long count = Math.min(size, cap - steps);
            for (long k = 0; k < count; k++) {
                draw(s);
                system.multiply(s, v);
                double square = Dense.dot(v, v);
                if (square > 0) {
                    Dense.axpy((Dense.dot(s, b) - Dense.dot(v, z)) / square, v, 0, z, 0, size);
                }
            }
            steps += count;
            norm = system.residual(z, residual);
            products += count + 1;
        }
        return new Outcome(steps, norm, products * system.entries() + 4 * steps * size);
    }

    private void draw(double[] s) {
        if (!signs) {
            for (int i = 0; i < s.length; i++) {
                s[i] = random.nextGaussian();
            }
            return;
        }
        for (int i = 0; i < s.length; i += 64) {
            long bits = random.nextLong();
            int to = Math.min(s.length, i + 64);
            for (int j = i; j < to; j++) {
                s[j] = 1 - 2 * (bits & 1);
                bits >>>= 1;
            }
        }
    }
}
