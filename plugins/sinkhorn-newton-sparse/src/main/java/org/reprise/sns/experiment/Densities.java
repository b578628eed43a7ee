package org.reprise.sns.experiment;

/** Discretised densities on a line or a square, and their exact transport on a line. */
final class Densities {
    private static final double BACKGROUND = 0.02;

    private Densities() {}

    /** {@code count} points from 0 to 1. */
    static double[] points(int count) {
        double[] points = new double[count];
        for (int i = 0; i < count; i++) {
            points[i] = i / (count - 1.0);
        }
        return points;
    }

    /**
     * A mixture of two Gaussians with a background of 0.02, normalised to sum 1.
     *
     * @param weight of the first; the second has the rest
     */
    static double[] mixture(
            double[] points, double weight, double mean1, double deviation1, double mean2, double deviation2) {
        double[] density = new double[points.length];
        for (int i = 0; i < density.length; i++) {
            density[i] = weight * gaussian(points[i], mean1, deviation1)
                    + (1 - weight) * gaussian(points[i], mean2, deviation2)
                    + BACKGROUND;
        }
        return normalised(density);
    }

    /**
     * The same on the square grid of these points, row by row: a mixture of two round Gaussians.
     *
     * @param first row, column and deviation of the first
     * @param second of the second
     */
    static double[] mixture(double[] points, double weight, double[] first, double[] second) {
        int side = points.length;
        double[] density = new double[side * side];
        for (int p = 0; p < density.length; p++) {
            double row = points[p / side];
            double column = points[p % side];
            density[p] = weight * round(row, column, first) + (1 - weight) * round(row, column, second) + BACKGROUND;
        }
        return normalised(density);
    }

    /** Divides in place by the sum; returns its argument. */
    static double[] normalised(double[] density) {
        double sum = 0;
        for (double value : density) {
            sum += value;
        }
        for (int i = 0; i < density.length; i++) {
            density[i] /= sum;
        }
        return density;
    }

    /** The exact cost by the monotone coupling, optimal in one dimension for costs convex in the difference. */
    static double monotoneCost(double[] points, double[] r, double[] c, GridCost cost) {
        double total = 0;
        int i = 0;
        int j = 0;
        double left = r[0];
        double right = c[0];
        while (i < r.length && j < c.length) {
            double moved = Math.min(left, right);
            total += moved * cost.along(points[i] - points[j]);
            left -= moved;
            right -= moved;
            if (left <= 0) {
                left = ++i < r.length ? r[i] : 0;
            }
            if (right <= 0) {
                right = ++j < c.length ? c[j] : 0;
            }
        }
        return total;
    }

    private static double round(double row, double column, double[] bump) {
        return gaussian(row, bump[0], bump[2]) * gaussian(column, bump[1], bump[2]);
    }

    private static double gaussian(double t, double mean, double deviation) {
        double z = (t - mean) / deviation;
        return Math.exp(-z * z / 2) / deviation;
    }
}
