package org.reprise.vrhalpern.problem;

import org.reprise.numerics.SimplexProjection;

/** Product of free coordinates and scaled simplices: a normal cone, its resolvent the projection. */
public final class Simplices implements Resolvent {
    private final int[] from;
    private final int[] to;
    private final double[] total;

    private Simplices(int[] from, int[] to, double[] total) {
        this.from = from;
        this.to = to;
        this.total = total;
    }

    /** The last {@code count} of {@code dimension} coordinates are not negative and sum to {@code total}; others free. */
    public static Simplices last(int dimension, int count, double total) {
        return new Simplices(new int[] {dimension - count}, new int[] {dimension}, new double[] {total});
    }

    /** The first {@code first} and the last {@code second} coordinates lie on probability simplices. */
    public static Simplices pair(int first, int second) {
        return new Simplices(new int[] {0, first}, new int[] {first, first + second}, new double[] {1, 1});
    }

    @Override
    public void apply(double eta, double[] a, double[] out) {
        if (from[0] > 0 && out != a) {
            System.arraycopy(a, 0, out, 0, from[0]);
        }
        for (int b = 0; b < from.length; b++) {
            SimplexProjection.project(a, from[b], to[b], total[b], out);
        }
    }
}
