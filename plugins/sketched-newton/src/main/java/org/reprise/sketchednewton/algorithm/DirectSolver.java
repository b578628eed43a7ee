package org.reprise.sketchednewton.algorithm;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.Matrix;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolver;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.reprise.numerics.Dense;
import org.reprise.sketchednewton.problem.SparseMatrix;

/**
 * Solves the Newton system by a factorisation: LU where it is dense; where it is sparse and B a positive diagonal, the
 * Cholesky factor of G B^-1 G' in nested-dissection order; otherwise a sparse LU. Two steps of refinement follow.
 */
final class DirectSolver implements InnerSolver {
    private static final int SMALL = 400;
    private static final int REFINEMENTS = 2;
    /** A solution whose residual, relative to b, is above this is none: the matrix is singular to rounding. */
    private static final double LARGEST_RESIDUAL = 0.1;

    @Override
    public Outcome improve(NewtonSystem system, double[] z, double tolerance, long cap) {
        Factor factor = factor(system);
        double[] residual = new double[system.size()];
        double norm = system.residual(z, residual);
        for (int k = 0; factor != null && k <= REFINEMENTS; k++) {
            double[] next = z.clone();
            double[] correction = factor.solve(residual);
            for (int i = 0; i < next.length; i++) {
                next[i] -= correction[i];
            }
            double improved = system.residual(next, residual);
            if (!(improved < norm)) {
                break;
            }
            System.arraycopy(next, 0, z, 0, z.length);
            norm = improved;
        }
        double right = Math.sqrt(Dense.dot(system.right(), system.right()));
        return new Outcome(1, factor != null && norm <= LARGEST_RESIDUAL * right ? norm : Double.NaN, 0);
    }

    /** Solves with K. */
    @FunctionalInterface
    private interface Factor {
        double[] solve(double[] right);
    }

    private static Factor factor(NewtonSystem system) {
        if (system.full() != null || system.size() <= SMALL) {
            DMatrixRMaj matrix = new DMatrixRMaj(
                    system.size(), system.size(), true, system.matrix().dense());
            return solver(LinearSolverFactory_DDRM.lu(system.size()), matrix);
        }
        double[] diagonal = positiveDiagonal(system);
        return diagonal != null ? schur(system, diagonal) : sparse(system.matrix());
    }

    private static <M extends Matrix> Factor solver(LinearSolver<M, DMatrixRMaj> solver, M matrix) {
        // A factor of a singular matrix shows in the residual.
        if (!solver.setA(matrix)) {
            return null;
        }
        return right -> {
            DMatrixRMaj b = new DMatrixRMaj(right.length, 1, true, right.clone());
            DMatrixRMaj x = new DMatrixRMaj(right.length, 1);
            solver.solve(b, x);
            return x.data;
        };
    }

    /** B where it is a diagonal above 0; null otherwise. */
    private static double[] positiveDiagonal(NewtonSystem system) {
        SparseMatrix k = system.matrix();
        double[] diagonal = new double[system.variables()];
        for (int i = 0; i < diagonal.length; i++) {
            for (int p = k.offsets()[i]; p < k.offsets()[i + 1]; p++) {
                int j = k.indices()[p];
                if (j == i) {
                    diagonal[i] = k.values()[p];
                } else if (j < diagonal.length && k.values()[p] != 0) {
                    return null;
                }
            }
            if (!(diagonal[i] > 0)) {
                return null;
            }
        }
        return diagonal;
    }

    /** dl from G B^-1 G' dl = G B^-1 r_x - r_c, then dx = B^-1 (r_x - G' dl). */
    private static Factor schur(NewtonSystem system, double[] diagonal) {
        int n = diagonal.length;
        int m = system.size() - n;
        SparseMatrix k = system.matrix();
        int from = k.offsets()[n];
        int[] offsets = new int[m + 1];
        Arrays.setAll(offsets, i -> k.offsets()[n + i] - from);
        SparseMatrix g = new SparseMatrix(
                m,
                n,
                offsets,
                Arrays.copyOfRange(k.indices(), from, k.nonZeros()),
                Arrays.copyOfRange(k.values(), from, k.nonZeros()));
        double[] scaled = g.values().clone();
        for (int p = 0; p < scaled.length; p++) {
            scaled[p] /= diagonal[g.indices()[p]];
        }
        // The rows of G are the columns of G'.
        DMatrixSparseCSC right = columns(new SparseMatrix(m, n, offsets, g.indices(), scaled));
        DMatrixSparseCSC left = CommonOps_DSCC.transpose(columns(g), null, null);
        DMatrixSparseCSC complement = CommonOps_DSCC.mult(left, right, null);
        Factor factor = ordered(complement, true);
        if (factor == null) {
            return null;
        }
        return r -> {
            double[] scaledRight = new double[n];
            for (int i = 0; i < n; i++) {
                scaledRight[i] = r[i] / diagonal[i];
            }
            double[] dual = new double[m];
            g.multiply(scaledRight, dual);
            for (int i = 0; i < m; i++) {
                dual[i] -= r[n + i];
            }
            dual = factor.solve(dual);
            double[] solution = Arrays.copyOf(r, n + m);
            for (int i = 0; i < m; i++) {
                g.addRow(i, -dual[i], solution);
                solution[n + i] = dual[i];
            }
            for (int i = 0; i < n; i++) {
                solution[i] /= diagonal[i];
            }
            return solution;
        };
    }

    private static Factor sparse(SparseMatrix k) {
        return ordered(columns(k), false);
    }

    private static Factor ordered(DMatrixSparseCSC matrix, boolean positive) {
        int size = matrix.numRows;
        int[] order = NestedDissection.of(size, matrix.col_idx, matrix.nz_rows);
        int[] inverse = new int[size];
        for (int k = 0; k < size; k++) {
            inverse[order[k]] = k;
        }
        DMatrixSparseCSC permuted = new DMatrixSparseCSC(size, size, matrix.nz_length);
        CommonOps_DSCC.permute(inverse, matrix, order, permuted);
        permuted.sortIndices(null);
        Factor factor = solver(
                positive
                        ? LinearSolverFactory_DSCC.cholesky(FillReducing.NONE)
                        : LinearSolverFactory_DSCC.lu(FillReducing.NONE),
                permuted);
        if (factor == null) {
            return null;
        }
        return right -> {
            double[] there = new double[size];
            for (int k = 0; k < size; k++) {
                there[k] = right[order[k]];
            }
            double[] solved = factor.solve(there);
            double[] back = new double[size];
            for (int k = 0; k < size; k++) {
                back[order[k]] = solved[k];
            }
            return back;
        };
    }

    /** The transpose of a matrix by rows, by columns. */
    private static DMatrixSparseCSC columns(SparseMatrix rows) {
        DMatrixSparseCSC matrix = new DMatrixSparseCSC(rows.columns(), rows.rows(), rows.nonZeros());
        System.arraycopy(rows.offsets(), 0, matrix.col_idx, 0, rows.offsets().length);
        System.arraycopy(rows.indices(), 0, matrix.nz_rows, 0, rows.nonZeros());
        System.arraycopy(rows.values(), 0, matrix.nz_values, 0, rows.nonZeros());
        matrix.nz_length = rows.nonZeros();
        return matrix;
    }
}
