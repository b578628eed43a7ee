package org.reprise.sns.algorithm;

import java.util.Arrays;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RowBlocks;

/**
 * Sinkhorn's scaling iteration on a fixed kernel K, n rows of m: {@code u = r / (K v)}, {@code v = c / (K' u)}. One pass
 * over K a sweep: while four rows are in the cache they give their products with v and join the column sums.
 */
final class ScalingKernel {
    private final double[][] kernel;
    private final double[] r;
    private final double[] c;
    private final double[] u;
    private final double[] v;
    private final RowBlocks blocks;
    private final double[][] columnSums;
    private final double[] errors;
    /** {@code K v}. */
    private final double[] products;

    ScalingKernel(double[][] kernel, double[] r, double[] c, int threads) {
        this.kernel = kernel;
        this.r = r;
        this.c = c;
        this.u = new double[r.length];
        this.v = new double[c.length];
        this.blocks = new RowBlocks(r.length, threads);
        this.columnSums = new double[blocks.count()][c.length];
        this.errors = new double[blocks.count()];
        this.products = new double[r.length];
        reset();
    }

    double[] u() {
        return u;
    }

    double[] v() {
        return v;
    }

    void reset() {
        Arrays.fill(u, 1);
        Arrays.fill(v, 1);
    }

    /**
     * One sweep in place.
     *
     * @return 1-norm of the row sums' error before the sweep; NaN or infinite where K v or K' u left the double range
     */
    double sweep() {
        int m = c.length;
        blocks.run((block, from, to) -> {
            double[] sums = columnSums[block];
            Arrays.fill(sums, 0);
            double error = 0;
            int i = from;
            for (; i <= to - 4; i += 4) {
                Dense.dot4(kernel[i], kernel[i + 1], kernel[i + 2], kernel[i + 3], v, products, i);
                error += scale(i, i + 4);
                Dense.axpy4(u, i, kernel[i], kernel[i + 1], kernel[i + 2], kernel[i + 3], sums);
            }
            for (; i < to; i++) {
                products[i] = Dense.dot(kernel[i], v);
                error += scale(i, i + 1);
                Dense.axpy(u[i], kernel[i], 0, sums, 0, m);
            }
            errors[block] = error;
        });
        for (int block = 1; block < blocks.count(); block++) {
            Dense.add(columnSums[block], columnSums[0], m);
        }
        for (int j = 0; j < m; j++) {
            v[j] = c[j] / columnSums[0][j];
        }
        double error = 0;
        for (double part : errors) {
            error += part;
        }
        return error;
    }

    /** Sets u by the products of rows {@code from} to {@code to - 1}; returns the error of their sums before. */
    private double scale(int from, int to) {
        double error = 0;
        for (int i = from; i < to; i++) {
            error += Math.abs(u[i] * products[i] - r[i]);
            u[i] = r[i] / products[i];
        }
        return error;
    }

    /** Whether all scalings lie within {@code [1/limit, limit]}; false for NaN. */
    boolean within(double limit) {
        return within(u, limit) && within(v, limit);
    }

    private static boolean within(double[] scaling, double limit) {
        double low = 1 / limit;
        boolean inside = true;
        for (double value : scaling) {
            inside &= value >= low && value <= limit;
        }
        return inside;
    }
}
