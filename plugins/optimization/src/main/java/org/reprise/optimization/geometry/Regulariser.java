package org.reprise.optimization.geometry;

/**
 * The proximal term {@code h(x) = l1 ||x||_1 + l2/2 ||x||^2 + entropy sum_j x_j log x_j}, which a step takes exactly
 * rather than through a gradient.
 *
 * @param l1 weight, at least 0
 * @param l2 weight, at least 0; h is this strongly convex by the Euclidean norm
 * @param entropy weight, at least 0; on the simplex, h is this strongly convex relative to the negative entropy
 */
public record Regulariser(double l1, double l2, double entropy) {
    /** None. */
    public static final Regulariser NONE = new Regulariser(0, 0, 0);

    /** @throws org.reprise.spi.RepriseException {@code BAD_VALUE} for a weight that is negative or not finite */
    public Regulariser {
        for (double weight : new double[] {l1, l2, entropy}) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw Geometries.bad(
                        "Weight " + weight + " of a regulariser; expected a finite number of at least 0",
                        "Use 0 for no regulariser.");
            }
        }
    }

    /** {@code weight ||x||_1}. */
    public static Regulariser lasso(double weight) {
        return new Regulariser(weight, 0, 0);
    }

    /** {@code weight/2 ||x||^2}. */
    public static Regulariser ridge(double weight) {
        return new Regulariser(0, weight, 0);
    }

    /** {@code weight sum_j x_j log x_j}. */
    public static Regulariser negativeEntropy(double weight) {
        return new Regulariser(0, 0, weight);
    }

    /** Whether it is nothing. */
    public boolean isNone() {
        return l1 == 0 && l2 == 0 && entropy == 0;
    }

    /** h at {@code x[at .. at + d)}; 0 log 0 is 0. */
    public double value(double[] x, int at, int d) {
        double sum = 0;
        for (int j = at; j < at + d && !isNone(); j++) {
            double v = x[j];
            sum += l1 * Math.abs(v) + l2 / 2 * v * v + (entropy > 0 && v > 0 ? entropy * v * Math.log(v) : 0);
        }
        return sum;
    }
}
