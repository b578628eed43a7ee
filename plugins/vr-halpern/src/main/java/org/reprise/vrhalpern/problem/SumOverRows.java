package org.reprise.vrhalpern.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;

/** Adds up what the rows contribute, block by block: the same bits whatever the number of threads. */
final class SumOverRows {
    /** Below so many rows no thread is woken. */
    private static final int FEW = 20_000;

    private final RowBlocks blocks;
    private final double[][] partial;

    SumOverRows(int rows, int dimension, int threads) {
        blocks = new RowBlocks(rows, rows < FEW ? 1 : threads);
        partial = new double[blocks.count()][dimension];
    }

    /** What row i adds to a sum. */
    @FunctionalInterface
    interface Term {
        void add(int i, double[] sum);
    }

    /** Adds the sum of the terms to {@code out}. */
    void addTo(Term term, double[] out) {
        blocks.run((block, from, to) -> {
            double[] sum = partial[block];
            Arrays.fill(sum, 0);
            for (int i = from; i < to; i++) {
                term.add(i, sum);
            }
        });
        for (double[] sum : partial) {
            Dense.add(sum, out, sum.length);
        }
    }
}
