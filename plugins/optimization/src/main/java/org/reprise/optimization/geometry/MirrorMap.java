package org.reprise.optimization.geometry;

import java.util.Arrays;

/**
 * A distance-generating function psi with its norm: {@code D(x, y) = psi(x) - psi(y) - <grad psi(y), x - y>}.
 *
 * @param kind its form
 * @param p exponent of {@link Kind#P_NORM} and {@link Kind#POWER}, in (1, 2]; 2 otherwise
 * @param centre x^1 of {@link Kind#POWER}; of length 0 otherwise; not to be written
 */
public record MirrorMap(Kind kind, double p, double[] centre) {
    /** {@code ||x||_2^2 / 2}: D is half the squared distance. */
    public static final MirrorMap EUCLIDEAN = new MirrorMap(Kind.EUCLIDEAN, 2, new double[0]);
    /** {@code sum x_j log x_j} on the simplex: D is the Kullback-Leibler divergence. */
    public static final MirrorMap ENTROPY = new MirrorMap(Kind.ENTROPY, 2, new double[0]);

    /** Form of a mirror map. */
    public enum Kind {
        /** {@code ||x||_2^2 / 2}, 1-strongly convex by the Euclidean norm. */
        EUCLIDEAN,
        /** {@code sum x_j log x_j}, 1-strongly convex by the l1 norm on the simplex (Pinsker). */
        ENTROPY,
        /** {@code ||x||_p^2 / (2 (p - 1))}, 1-strongly convex by the p-norm. */
        P_NORM,
        /** {@code 2^(q-2)/q ||x - x^1||_2^q}, q = p/(p-1): {@code D(x, y) >= ||x - y||_2^q / q} (Nesterov). */
        POWER
    }

    /** @throws org.reprise.spi.RepriseException {@code BAD_VALUE} for an exponent outside (1, 2] */
    public MirrorMap {
        if (!(p > 1 && p <= 2)) {
            throw Geometries.bad("Exponent p = " + p + " of a mirror map; expected it in (1, 2]", "Use 2 or less.");
        }
    }

    /** Squared p-norm; {@code 1 + 1/ln d} is the exponent in use for d variables, d of 3 at least. */
    public static MirrorMap pNorm(double p) {
        return new MirrorMap(Kind.P_NORM, p, new double[0]);
    }

    /** Power of the distance from {@code centre}. */
    public static MirrorMap power(double p, double[] centre) {
        return new MirrorMap(Kind.POWER, p, centre.clone());
    }

    /** The conjugate exponent q = p/(p-1), at least 2. */
    public double conjugate() {
        return p / (p - 1);
    }

    /** D(x, y); for the entropy, y above 0 where x is. */
    public double distance(double[] x, double[] y) {
        int d = x.length;
        double sum = 0;
        if (kind == Kind.EUCLIDEAN) {
            for (int j = 0; j < d; j++) {
                sum += (x[j] - y[j]) * (x[j] - y[j]) / 2;
            }
            return sum;
        }
        if (kind == Kind.ENTROPY) {
            for (int j = 0; j < d; j++) {
                sum += (x[j] > 0 ? x[j] * Math.log(x[j] / y[j]) : 0) - x[j] + y[j];
            }
            return sum;
        }
        double[] gradient = gradient(y);
        for (int j = 0; j < d; j++) {
            sum += gradient[j] * (x[j] - y[j]);
        }
        return psi(x) - psi(y) - sum;
    }

    /** The norm by which psi is convex. */
    public double norm(double[] v, int at, int d) {
        return Norms.of(kind == Kind.ENTROPY ? 1 : kind == Kind.P_NORM ? p : 2, v, at, d);
    }

    /** The norm in which gradients and their noise are measured. */
    public double dualNorm(double[] v, int at, int d) {
        return Norms.of(
                kind == Kind.ENTROPY ? Double.POSITIVE_INFINITY : kind == Kind.P_NORM ? conjugate() : 2, v, at, d);
    }

    private double psi(double[] x) {
        if (kind == Kind.P_NORM) {
            double norm = Norms.of(p, x, 0, x.length);
            return norm * norm / (2 * (p - 1));
        }
        double q = conjugate();
        return Math.pow(2, q - 2) / q * Math.pow(Norms.of(2, from(x), 0, x.length), q);
    }

    private double[] gradient(double[] x) {
        double[] gradient = kind == Kind.P_NORM ? x.clone() : from(x);
        if (kind == Kind.P_NORM) {
            Norms.dualPoint(p, 1 / (p - 1), gradient, 0, x.length);
        } else {
            double q = conjugate();
            double factor = Math.pow(2, q - 2) * Math.pow(Norms.of(2, gradient, 0, x.length), q - 2);
            Arrays.setAll(gradient, j -> gradient[j] * factor);
        }
        return gradient;
    }

    private double[] from(double[] x) {
        double[] r = x.clone();
        Arrays.setAll(r, j -> x[j] - centre[j]);
        return r;
    }
}
