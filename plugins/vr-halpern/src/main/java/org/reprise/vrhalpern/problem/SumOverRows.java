package org.reprise.vrhalpern.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;

/** Combinations {@code sum_i w(a_i . u) a_i} of rows, block by block: the same bits whatever the number of threads. */
final class SumOverRows {
    /** Rows at once, so that they are still in the cache when they are added. */
    static final int CHUNK = 32;
    /** Below so many rows no thread is woken. */
    private static final int FEW = 20_000;

    private final Rows rows;
    private final RowBlocks blocks;
    private final double[][] partial;
    private final double[][] products;

    SumOverRows(Rows rows, int threads) {
        this.rows = rows;
        blocks = new RowBlocks(rows.count(), rows.count() < FEW ? 1 : threads);
        partial = new double[blocks.count()][rows.dimension()];
        products = new double[blocks.count()][CHUNK];
    }

    /** The weight of a row. */
    @FunctionalInterface
    interface Weight {
        /**
         * The weight w.
         *
         * @param i the row
         * @param z {@code a_i . u}
         */
        double of(int i, double z);
    }

    /** Adds the combination of all rows to {@code out}. */
    void addTo(double[] u, Weight weight, double[] out) {
        blocks.run((block, from, to) -> {
            double[] sum = partial[block];
            double[] z = products[block];
            Arrays.fill(sum, 0);
            for (int first = from; first < to; first += CHUNK) {
                int count = Math.min(CHUNK, to - first);
                rows.dots(null, first, count, u, z);
                for (int k = 0; k < count; k++) {
                    z[k] = weight.of(first + k, z[k]);
                }
                rows.combine(null, first, count, z, sum);
            }
        });
        for (double[] sum : partial) {
            Dense.add(sum, out, sum.length);
        }
    }
}
