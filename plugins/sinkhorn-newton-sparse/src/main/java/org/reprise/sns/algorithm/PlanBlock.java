package org.reprise.sns.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;

/** The off-diagonal block S of the negated Hessian over eta, {@code M = [[diag(a), S], [S', diag(b)]]}. */
interface PlanBlock {
    /** Puts {@code S w} into {@code rowOut} and {@code S' u} into {@code columnOut}. */
    void multiply(double[] u, double[] w, double[] rowOut, double[] columnOut);

    /** Number of stored entries. */
    long entries();

    /** The whole plan, for full Newton; two products in one pass over the matrix. */
    final class Full implements PlanBlock {
        private final double[] plan;
        private final int columns;
        private final RowBlocks blocks;
        private final double[][] sums;

        Full(double[] plan, int rows, int columns, int threads) {
            this.plan = plan;
            this.columns = columns;
            blocks = new RowBlocks(rows, threads);
            sums = new double[blocks.count()][columns];
        }

        @Override
        public void multiply(double[] u, double[] w, double[] rowOut, double[] columnOut) {
            blocks.run((block, from, to) -> {
                Arrays.fill(sums[block], 0);
                for (int i = from; i < to; i++) {
                    rowOut[i] = Dense.dot(plan, i * columns, w, 0, columns);
                    Dense.axpy(u[i], plan, i * columns, sums[block], 0, columns);
                }
            });
            System.arraycopy(sums[0], 0, columnOut, 0, columns);
            for (int block = 1; block < blocks.count(); block++) {
                Dense.axpy(1, sums[block], 0, columnOut, 0, columns);
            }
        }

        @Override
        public long entries() {
            return plan.length;
        }
    }
}
