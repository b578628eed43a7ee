package org.reprise.lastiterate.problem;

import org.reprise.numerics.Dense;

/**
 * {@code max_i <h_i, x>} over the unit ball, i = 1, ..., T + 1, on which the last of T steps of size 1/sqrt t (1/t with
 * {@code ||x||^2/2}) is worse than the average by a factor log T (Harvey, Liaw, Plan and Randhawa, COLT 2019).
 * h_i is a_j before i, -b_i at i and 0 after; the oracle answers with the smallest active i. O(T) by prefix sums.
 */
public final class HardMaximum implements NoisyObjective.Function {
    /** Planes this close to the maximum are active: the instance lives on exact ties. */
    private static final double ACTIVE = 1e-12;

    private final int horizon;
    private final boolean strong;
    private final boolean largest;
    private final double[] a;
    private final double[] b;

    /**
     * The instance for a horizon T, with T variables.
     *
     * @param strong whether {@code ||x||^2/2} is added
     */
    public HardMaximum(int horizon, boolean strong) {
        this(horizon, strong, false);
    }

    /** The same; with {@code largest} the oracle answers with the largest active i, which is not hard. */
    public HardMaximum(int horizon, boolean strong, boolean largest) {
        this.horizon = horizon;
        this.strong = strong;
        this.largest = largest;
        a = new double[horizon];
        b = new double[horizon];
        for (int j = 1; j <= horizon; j++) {
            a[j - 1] = 1.0 / (strong ? 2.0 * (horizon + 1 - j) : 8.0 * (horizon - j + 1));
            b[j - 1] = strong ? 1 : Math.sqrt(j) / (2 * Math.sqrt(horizon));
        }
    }

    @Override
    public int dimension() {
        return horizon;
    }

    @Override
    public double value(double[] x, int at) {
        double quadratic = strong ? Dense.dot(x, at, x, at, horizon) / 2 : 0;
        return quadratic + maximum(x, at);
    }

    private double maximum(double[] x, int at) {
        double prefix = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < horizon; i++) {
            most = Math.max(most, prefix - b[i] * x[at + i]);
            prefix += a[i] * x[at + i];
        }
        return Math.max(most, prefix);
    }

    private int active(double[] x, int at) {
        double least = maximum(x, at) - ACTIVE;
        double prefix = 0;
        int found = horizon;
        for (int i = 0; i < horizon; i++) {
            if (prefix - b[i] * x[at + i] >= least) {
                if (!largest) {
                    return i;
                }
                found = i;
            }
            prefix += a[i] * x[at + i];
        }
        return largest && prefix >= least ? horizon : found;
    }

    @Override
    public void gradient(double[] x, int at, double[] out, int outAt) {
        int i = active(x, at);
        for (int j = 0; j < horizon; j++) {
            double plane = j < i ? a[j] : j == i ? -b[i] : 0;
            out[outAt + j] = strong ? plane + x[at + j] : plane;
        }
    }

    @Override
    public double smoothness() {
        return 0;
    }

    @Override
    public double strongConvexity() {
        return strong ? 1 : 0;
    }

    /** The longest h_i, and 1 for the quadratic on the unit ball. */
    @Override
    public double lipschitz() {
        double prefix = 0;
        double most = 0;
        for (int i = 0; i < horizon; i++) {
            most = Math.max(most, prefix + b[i] * b[i]);
            prefix += a[i] * a[i];
        }
        return Math.sqrt(Math.max(most, prefix)) + (strong ? 1 : 0);
    }
}
