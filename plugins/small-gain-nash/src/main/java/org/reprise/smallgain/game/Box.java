package org.reprise.smallgain.game;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * A box around a centre.
 *
 * @param centre its centre, length d
 * @param halfWidth half the length of its edges, at least 0
 * @param layout where constants are taken
 */
public record Box(double[] centre, double halfWidth, Layout layout) implements Region {
    /** Largest dimension for which the library has Sobol' directions. */
    private static final int MAX_SOBOL = 1000;

    /** Where constants are taken, beside the centre. */
    public enum Layout {
        /** All vertices where there are no more than wanted, otherwise random ones. */
        VERTICES,
        /** A Sobol' sequence with a random shift; above 1000 dimensions, random points. */
        SOBOL,
        /** Centres of the cells of a lattice: the only layout whose cover radius is known. */
        LATTICE
    }

    public Box {
        if (!(halfWidth >= 0) || Double.isInfinite(halfWidth)) {
            throw Problems.value(
                    "Half width of the box is " + halfWidth + "; expected a finite number, 0 or more",
                    "Give the certificate a bounded region.");
        }
    }

    @Override
    public int dimension() {
        return centre.length;
    }

    @Override
    public double[] points(int count, RandomGenerator random) {
        int d = centre.length;
        int rows = layout == Layout.LATTICE ? lattice(count) + 1 : Math.max(1, count);
        if (layout == Layout.VERTICES && d < 31 && 1L << d < rows) {
            rows = (1 << d) + 1;
        }
        if ((long) rows * d > Integer.MAX_VALUE - 8) {
            throw Problems.value(
                    rows + " points of dimension " + d + " do not fit into an array", "Ask for fewer points.");
        }
        double[] points = new double[rows * d];
        for (int k = 0; k < d; k++) {
            points[k] = centre[k];
        }
        double[] unit = unit(rows - 1, count, random);
        for (int k = 0; k < unit.length; k++) {
            points[d + k] = centre[k % d] + halfWidth * (2 * unit[k] - 1);
        }
        return points;
    }

    private double[] unit(int rows, int count, RandomGenerator random) {
        return switch (layout) {
            case VERTICES -> vertices(rows, count, random);
            case SOBOL -> sobol(rows, random);
            case LATTICE -> cells(rows, axis(count));
        };
    }

    private double[] vertices(int rows, int count, RandomGenerator random) {
        int d = centre.length;
        boolean all = d < 31 && 1L << d < Math.max(1, count);
        double[] unit = new double[rows * d];
        for (int k = 0; k < unit.length; k++) {
            unit[k] = all ? k / d >> k % d & 1 : random.nextBoolean() ? 1 : 0;
        }
        return unit;
    }

    private double[] sobol(int rows, RandomGenerator random) {
        int d = centre.length;
        double[] unit = new double[rows * d];
        double[] shift = random.doubles(d).toArray();
        SobolSequenceGenerator sequence = d <= MAX_SOBOL ? new SobolSequenceGenerator(d) : null;
        for (int r = 0; r < rows; r++) {
            double[] point = sequence == null ? random.doubles(d).toArray() : sequence.nextVector();
            for (int k = 0; k < d; k++) {
                unit[r * d + k] = (point[k] + shift[k]) % 1;
            }
        }
        return unit;
    }

    private double[] cells(int rows, int axis) {
        int d = centre.length;
        double[] unit = new double[rows * d];
        for (int r = 0; r < rows; r++) {
            int rest = r;
            for (int k = 0; k < d; k++) {
                unit[r * d + k] = (rest % axis + 0.5) / axis;
                rest /= axis;
            }
        }
        return unit;
    }

    /** Points an axis: as many as make no more than {@code count} in all, at least 1. */
    private int axis(int count) {
        int axis = 1;
        while (Math.pow(axis + 1, centre.length) <= count) {
            axis++;
        }
        return axis;
    }

    private int lattice(int count) {
        return (int) Math.round(Math.pow(axis(count), centre.length));
    }

    @Override
    public double coverRadius(int count) {
        return layout == Layout.LATTICE ? halfWidth * Math.sqrt(centre.length) / axis(count) : Double.POSITIVE_INFINITY;
    }

    @Override
    public void draw(RandomGenerator random, double[] out, int at) {
        for (int k = 0; k < centre.length; k++) {
            out[at + k] = centre[k] + halfWidth * (2 * random.nextDouble() - 1);
        }
    }

    @Override
    public String text() {
        return String.format(Locale.ROOT, "box of dimension %d, centre +- %.6g", centre.length, halfWidth);
    }
}
