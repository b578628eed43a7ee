package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Sketch-and-project with q columns: z -= K S (S'K K S)^+ S'(K z - b). A step keeps the q by N matrix S'K. */
final class BlockSketchSolver implements InnerSolver {
    private static final long LARGEST = 30_000_000;
    /** A Gram matrix whose pivots say less than this is solved by its pseudo-inverse. */
    private static final double LEAST_QUALITY = 1e-14;

    private final Sketch sketch;
    private final int columns;
    private final RandomGenerator random;

    BlockSketchSolver(Sketch sketch, int columns, RandomGenerator random) {
        this.sketch = sketch;
        this.columns = columns;
        this.random = random;
    }

    @Override
    public Outcome improve(NewtonSystem system, double[] z, double tolerance, long cap) {
        int size = system.size();
        int q = Math.min(columns, size);
        if ((long) q * size > LARGEST) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Sketch of " + q + " columns for a system of size " + size + " needs " + (long) q * size
                            + " numbers; expected at most " + LARGEST,
                    "Lower sketchSize.");
        }
        DMatrixRMaj m = new DMatrixRMaj(q, size);
        DMatrixRMaj gram = new DMatrixRMaj(q, q);
        DMatrixRMaj right = new DMatrixRMaj(q, 1);
        DMatrixRMaj y = new DMatrixRMaj(q, 1);
        DMatrixRMaj iterate = DMatrixRMaj.wrap(size, 1, z);
        double[] residual = new double[size];
        double norm = system.residual(z, residual);
        long steps = 0;
        long work = system.entries();
        int every = Math.max(1, size / q);
        while (norm > tolerance && steps < cap) {
            long count = Math.min(every, cap - steps);
            for (long k = 0; k < count; k++) {
                work += draw(system, m, right.data);
                // S'b - S'K z
                CommonOps_DDRM.multAdd(-1, m, iterate, right);
                CommonOps_DDRM.multTransB(m, m, gram);
                solve(gram, right, y);
                CommonOps_DDRM.multAddTransA(m, y, iterate);
                work += 2L * q * size + (long) q * q * size;
            }
            steps += count;
            norm = system.residual(z, residual);
            work += system.entries();
        }
        return new Outcome(steps, norm, work);
    }

    private static void solve(DMatrixRMaj gram, DMatrixRMaj right, DMatrixRMaj y) {
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(gram.numRows);
        if (cholesky.setA(gram.copy()) && cholesky.quality() > LEAST_QUALITY) {
            cholesky.solve(right, y);
            return;
        }
        DMatrixRMaj inverse = new DMatrixRMaj(gram.numRows, gram.numRows);
        CommonOps_DDRM.pinv(gram, inverse);
        CommonOps_DDRM.mult(inverse, right, y);
    }

    /** Puts S'K into m and S'b into {@code right}; returns the multiplications it took. */
    private long draw(NewtonSystem system, DMatrixRMaj m, double[] right) {
        int size = system.size();
        int q = m.numRows;
        Arrays.fill(m.data, 0);
        Arrays.fill(right, 0);
        if (sketch == Sketch.GAUSSIAN) {
            double[] s = new double[size];
            double[] row = new double[size];
            for (int a = 0; a < q; a++) {
                for (int i = 0; i < size; i++) {
                    s[i] = random.nextGaussian();
                    right[a] += s[i] * system.right()[i];
                }
                system.multiply(s, row);
                System.arraycopy(row, 0, m.data, a * size, size);
            }
            return q * (system.entries() + size);
        }
        if (sketch == Sketch.COUNT) {
            for (int i = 0; i < size; i++) {
                long bits = random.nextLong();
                add(system, i, (bits & 1) == 0 ? 1 : -1, (int) ((bits >>> 32) * q >>> 32), m, right);
            }
            return system.matrix().nonZeros();
        }
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        for (int a = 0; a < q; a++) {
            int chosen = a + random.nextInt(size - a);
            add(system, order[chosen], 1, a, m, right);
            order[chosen] = order[a];
        }
        return (long) q * size;
    }

    private static void add(NewtonSystem system, int row, double sign, int place, DMatrixRMaj m, double[] right) {
        int[] offsets = system.matrix().offsets();
        int[] indices = system.matrix().indices();
        double[] values = system.matrix().values();
        int at = place * m.numCols;
        for (int p = offsets[row]; p < offsets[row + 1]; p++) {
            m.data[at + indices[p]] += sign * values[p];
        }
        right[place] += sign * system.right()[row];
    }
}
