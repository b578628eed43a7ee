package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.SparseMatrix;

/**
 * Randomised Kaczmarz: each step projects z on the hyperplane of a random row. A step costs in proportion to the entries
 * of its row, 4 for each; the residual, as much as a product with K, is taken once every N steps.
 */
final class KaczmarzSolver implements InnerSolver {
    private final Sampling sampling;
    private final RandomGenerator random;

    KaczmarzSolver(Sampling sampling, RandomGenerator random) {
        this.sampling = sampling;
        this.random = random;
    }

    @Override
    public Outcome improve(NewtonSystem system, double[] z, double tolerance, long cap) {
        int size = system.size();
        double[] inverse = new double[size];
        double[] cumulative = new double[size];
        weights(system, inverse, cumulative);
        double[] residual = new double[size];
        double norm = system.residual(z, residual);
        long steps = 0;
        long checks = 1;
        long entries = 0;
        int[] order = new int[size];
        while (norm > tolerance && steps < cap) {
            int count = (int) Math.min(size, cap - steps);
            draw(cumulative, order, count);
            entries += system.full() == null
                    ? sparse(system.matrix(), system.right(), inverse, order, count, z)
                    : dense(system.full(), system.right(), inverse, order, count, z);
            steps += count;
            norm = system.residual(z, residual);
            checks++;
        }
        return new Outcome(steps, norm, 2 * entries + checks * system.entries());
    }

    private static long dense(double[][] rows, double[] b, double[] inverse, int[] order, int count, double[] z) {
        int size = z.length;
        for (int k = 0; k < count; k++) {
            int i = order[k];
            double[] row = rows[i];
            Dense.axpy((b[i] - Dense.dot(row, z)) * inverse[i], row, 0, z, 0, size);
        }
        return (long) count * size;
    }

    private static long sparse(SparseMatrix k, double[] b, double[] inverse, int[] order, int count, double[] z) {
        int[] offsets = k.offsets();
        int[] indices = k.indices();
        double[] values = k.values();
        long entries = 0;
        for (int t = 0; t < count; t++) {
            int i = order[t];
            int from = offsets[i];
            int to = offsets[i + 1];
            double sum = 0;
            for (int p = from; p < to; p++) {
                sum += values[p] * z[indices[p]];
            }
            double factor = (b[i] - sum) * inverse[i];
            for (int p = from; p < to; p++) {
                z[indices[p]] += factor * values[p];
            }
            entries += to - from;
        }
        return entries;
    }

    /** 1 / ||K_i||^2, 0 for a row of zeros, and for sampling by norm the running sums of ||K_i||^2. */
    private static void weights(NewtonSystem system, double[] inverse, double[] cumulative) {
        SparseMatrix k = system.matrix();
        double total = 0;
        for (int i = 0; i < inverse.length; i++) {
            double sum = 0;
            for (int p = k.offsets()[i]; p < k.offsets()[i + 1]; p++) {
                sum += k.values()[p] * k.values()[p];
            }
            inverse[i] = sum > 0 ? 1 / sum : 0;
            total += sum;
            cumulative[i] = total;
        }
    }

    private void draw(double[] cumulative, int[] order, int count) {
        int size = cumulative.length;
        for (int k = 0; k < count; k++) {
            if (sampling == Sampling.UNIFORM) {
                order[k] = (int) ((random.nextLong() >>> 32) * size >>> 32);
            } else {
                int place = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[size - 1]);
                order[k] = Math.min(size - 1, place < 0 ? -place - 1 : place + 1);
            }
        }
    }
}
