package org.reprise.sns.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;
import org.reprise.numerics.VectorExp;

/**
 * Evaluates the plan {@code P_ij = exp(eta (-C_ij + x_i + y_j) - 1)} and its sums, one exponential an entry. Holds the
 * scratch memory of its row blocks, so that one instance serves one solve; results do not depend on the threads.
 */
public final class PlanKernel {
    private final TransportProblem problem;
    private final RowBlocks blocks;
    private final double[][] arguments;
    private final double[][] scratch;
    private final double[][] row;
    private final double[][] columnSums;
    private final double[] totals;

    /** Takes a finished row; the array is overwritten afterwards. */
    @FunctionalInterface
    private interface RowTarget {
        void put(int i, double[] entries);
    }

    /** For one problem and a number of threads. */
    public PlanKernel(TransportProblem problem, int threads) {
        this.problem = problem;
        this.blocks = new RowBlocks(problem.rows(), threads);
        int m = problem.columns();
        arguments = new double[blocks.count()][m];
        scratch = new double[blocks.count()][m];
        row = new double[blocks.count()][m];
        columnSums = new double[blocks.count()][m];
        totals = new double[blocks.count()];
    }

    /**
     * Computes the plan and its sums; an exponent above 709 gives infinite sums, never NaN.
     *
     * @param plan receives the plan, length n m; null if it is not wanted
     * @param a receives the row sums, length n
     * @param b receives the column sums, length m
     * @return the sum of all entries
     */
    public double evaluate(double[] x, double[] y, double[] plan, double[] a, double[] b) {
        int m = problem.columns();
        RowTarget target =
                plan == null ? (i, entries) -> {} : (i, entries) -> System.arraycopy(entries, 0, plan, i * m, m);
        return evaluate(x, y, target, a, b);
    }

    /**
     * The same, but the plan goes into an array for each row, on which {@link Dense}'s kernels are faster.
     *
     * @param plan receives the plan, n rows of m
     */
    public double evaluateRows(double[] x, double[] y, double[][] plan, double[] a, double[] b) {
        int m = problem.columns();
        return evaluate(x, y, (i, entries) -> System.arraycopy(entries, 0, plan[i], 0, m), a, b);
    }

    private double evaluate(double[] x, double[] y, RowTarget target, double[] a, double[] b) {
        int m = problem.columns();
        blocks.run((block, from, to) -> {
            double[] sums = columnSums[block];
            Arrays.fill(sums, 0);
            double total = 0;
            double[] entries = row[block];
            for (int i = from; i < to; i++) {
                a[i] = evaluateRow(block, i, x[i], y);
                total += a[i];
                Dense.add(entries, sums, m);
                target.put(i, entries);
            }
            totals[block] = total;
        });
        mergeColumns(b);
        double total = 0;
        for (double part : totals) {
            total += part;
        }
        return total;
    }

    /**
     * One sweep of Sinkhorn's algorithm in the log domain (x update, then y update) with one exponential an entry: the
     * entries that give the row sums also give, scaled by the new x, the column sums.
     *
     * @return 1-norm of the row sums' error before the sweep
     */
    public double sweep(double[] x, double[] y, double[] logR, double[] logC) {
        int m = problem.columns();
        double eta = problem.eta();
        double[] r = problem.r();
        blocks.run((block, from, to) -> {
            double[] sums = columnSums[block];
            Arrays.fill(sums, 0);
            double error = 0;
            for (int i = from; i < to; i++) {
                double s = evaluateRow(block, i, x[i], y);
                error += Math.abs(s - r[i]);
                if (!inRange(s)) {
                    x[i] = -largest(i, y);
                    s = evaluateRow(block, i, x[i], y);
                }
                x[i] += (logR[i] - Math.log(s)) / eta;
                Dense.axpy(r[i] / s, row[block], 0, sums, 0, m);
            }
            totals[block] = error;
        });
        double[] t = columnSums[0];
        mergeColumns(t);
        for (int j = 0; j < m; j++) {
            if (inRange(t[j])) {
                y[j] += (logC[j] - Math.log(t[j])) / eta;
            } else {
                y[j] = (logC[j] + 1 - columnLogSum(j, x)) / eta;
            }
        }
        double error = 0;
        for (double part : totals) {
            error += part;
        }
        return error;
    }

    /** The dual objective {@code f(x, y) = -(1/eta) sum P + <r,x> + <c,y>}, given the sum of the plan. */
    public double dual(double[] x, double[] y, double sum) {
        double value = Dense.dot(problem.r(), x) + Dense.dot(problem.c(), y) - sum / problem.eta();
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private double evaluateRow(int block, int i, double xi, double[] y) {
        int m = problem.columns();
        double eta = problem.eta();
        double[] z = arguments[block];
        // Copied first: the compiler makes vector instructions of a loop without offsets.
        System.arraycopy(problem.cost(), i * m, z, 0, m);
        exponents(z, y, xi, eta, m);
        return VectorExp.exp(z, row[block], 0, m, scratch[block]);
    }

    private static void exponents(double[] z, double[] y, double xi, double eta, int m) {
        for (int j = 0; j < m; j++) {
            z[j] = eta * ((xi - z[j]) + y[j]) - 1;
        }
    }

    private void mergeColumns(double[] b) {
        int m = problem.columns();
        if (b != columnSums[0]) {
            System.arraycopy(columnSums[0], 0, b, 0, m);
        }
        for (int block = 1; block < blocks.count(); block++) {
            Dense.add(columnSums[block], b, m);
        }
    }

    /** Far from both ends of the double range: what underflowed cannot have mattered. */
    private static boolean inRange(double sum) {
        return sum > 1e-100 && sum < 1e100;
    }

    private double largest(int i, double[] y) {
        double[] cost = problem.cost();
        int offset = i * problem.columns();
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < y.length; j++) {
            best = Math.max(best, y[j] - cost[offset + j]);
        }
        return best;
    }

    private double columnLogSum(int j, double[] x) {
        double[] cost = problem.cost();
        int m = problem.columns();
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            best = Math.max(best, x[i] - cost[i * m + j]);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.exp(problem.eta() * (x[i] - cost[i * m + j] - best));
        }
        return problem.eta() * best + Math.log(sum);
    }
}
