package org.reprise.sns.problem;

import org.reprise.spi.ErrorCode;
import org.reprise.spi.ProblemSpec;
import org.reprise.spi.RepriseException;

/**
 * Entropic optimal transport: minimise {@code <C,P> + (1/eta) sum P log P} over non-negative P with row sums r and
 * column sums c. The arrays are not to be written.
 *
 * @param rows number n of rows
 * @param columns number m of columns
 * @param cost costs C, row by row, length n m, finite
 * @param r row sums, length n, positive
 * @param c column sums, length m, positive, of the same total as r within 1e-12
 * @param eta inverse regularisation, positive: {@code 1 / reg} of other packages
 * @param costScale what costs were divided by: reports multiply by it
 * @param exactCost smallest {@code <C,P>} without regularisation, before {@code costScale}; NaN where unknown
 */
@ProblemSpec(
        id = "transport",
        title = "Entropic optimal transport",
        description = "Given a cost matrix, two marginals and an inverse regularisation eta, find the plan that"
                + " minimises cost minus entropy over eta.")
public record TransportProblem(
        int rows, int columns, double[] cost, double[] r, double[] c, double eta, double costScale, double exactCost) {
    private static final double MASS_TOLERANCE = 1e-12;

    /** Copies of the matrix that a dense solver holds. */
    private static final int COPIES = 3;

    /**
     * Checks everything.
     *
     * @throws RepriseException {@link ErrorCode#BAD_PROBLEM} with what is wrong and where; {@link ErrorCode#MEMORY} if
     *     the heap is too small for dense solvers
     */
    public TransportProblem {
        if (rows < 1
                || columns < 1
                || r.length != rows
                || c.length != columns
                || cost.length != (long) rows * columns) {
            throw bad(
                    "Shapes disagree: " + rows + " rows and " + columns + " columns, but " + cost.length + " costs, "
                            + r.length + " row sums and " + c.length + " column sums",
                    "Give rows * columns costs, one row sum a row and one column sum a column.");
        }
        requireMemory(rows, columns, Runtime.getRuntime().maxMemory());
        if (!(eta > 0) || Double.isInfinite(eta)) {
            throw bad("eta is " + eta + ", but must be positive and finite", "Raise eta; it is 1 / regularisation.");
        }
        for (int k = 0; k < cost.length; k++) {
            if (!Double.isFinite(cost[k])) {
                throw bad(
                        "Cost of row " + k / columns + ", column " + k % columns + " is " + cost[k]
                                + ", but costs must be finite",
                        "Replace forbidden pairs by a large finite cost.");
            }
        }
        double difference = mass(r, "Row") - mass(c, "Column");
        if (!(Math.abs(difference) <= MASS_TOLERANCE)) {
            throw bad(
                    "Row sums and column sums differ in total by " + difference,
                    "Normalise both marginals to the same total; the dual is unbounded otherwise.");
        }
    }

    /** A problem without a cost scale or an exact cost. */
    public static TransportProblem of(double[] cost, double[] r, double[] c, double eta) {
        return new TransportProblem(r.length, c.length, cost, r, c, eta, 1, Double.NaN);
    }

    /**
     * Refuses what dense solvers cannot hold, before anything is allocated.
     *
     * @param heap bytes at hand
     * @throws RepriseException {@link ErrorCode#MEMORY}
     */
    public static void requireMemory(int rows, int columns, long heap) {
        double need = (double) rows * columns * Double.BYTES * COPIES;
        if (need > heap || (long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new RepriseException(
                    ErrorCode.MEMORY,
                    "Cost matrix too large for the dense solver: " + rows + "x" + columns + " needs "
                            + Math.round(need / (1 << 20)) + " MiB, the heap has " + heap / (1 << 20) + " MiB",
                    "Use a smaller problem or give Java more memory with -Xmx.");
        }
    }

    private static double mass(double[] marginal, String which) {
        double total = 0;
        for (int i = 0; i < marginal.length; i++) {
            if (!(marginal[i] > 0) || Double.isInfinite(marginal[i])) {
                throw bad(
                        which + " sum " + i + " is " + marginal[i] + ", but marginals must be strictly positive",
                        "Remove empty bins or add a background mass.");
            }
            total += marginal[i];
        }
        return total;
    }

    private static RepriseException bad(String message, String hint) {
        return new RepriseException(ErrorCode.BAD_PROBLEM, message, hint);
    }
}
