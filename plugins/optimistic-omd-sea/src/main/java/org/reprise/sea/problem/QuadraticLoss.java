package org.reprise.sea.problem;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.Dense;

/**
 * {@code f(x) = a ||Px||^2 / 2 - <m, x> + <z, x> + (xi / 2) x'Sx + k}, P the first coordinates: half-quadratic, quadratic and
 * linear losses, with a symmetric S of random sign xi also ones that are not convex though their mean is. A row holds m
 * (length d), z (length d), k and xi; z and xi have mean 0, so that F is the rest.
 */
public final class QuadraticLoss implements LossFamily {
    private static final int PROXIMAL_STEPS = 60;

    private final int dimension;
    private final int curved;
    private final double curvature;
    private final double[] indefinite;

    /**
     * Without S.
     *
     * @param dimension d
     * @param curved coordinates that P keeps, 0 to d
     * @param curvature a, at least 0
     */
    public QuadraticLoss(int dimension, int curved, double curvature) {
        this(dimension, curved, curvature, new double[0]);
    }

    /** @param indefinite S, d by d by rows; empty for none */
    public QuadraticLoss(int dimension, int curved, double curvature, double[] indefinite) {
        this.dimension = dimension;
        this.curved = curved;
        this.curvature = curvature;
        this.indefinite = indefinite;
    }

    /** A symmetric S with eigenvalues evenly from -norm to norm: a diagonal, reflected along a random direction. */
    public static double[] indefinite(int dimension, double norm, RandomGenerator random) {
        double[] v = new double[dimension];
        Sphere.point(random, 1, v);
        double[] s = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            double value = dimension == 1 ? norm : norm * (2.0 * i / (dimension - 1) - 1);
            for (int j = 0; j < dimension; j++) {
                double left = (i == j ? 1 : 0) - 2 * v[i] * v[j];
                for (int k = 0; k < dimension; k++) {
                    s[j * dimension + k] += value * left * ((i == k ? 1 : 0) - 2 * v[i] * v[k]);
                }
            }
        }
        return s;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int width() {
        return 2 * dimension + 2;
    }

    /** Coordinates that P keeps. */
    public int curved() {
        return curved;
    }

    /** a. */
    public double curvature() {
        return curvature;
    }

    @Override
    public void evaluate(double[] row, double[] x, double[] gradient, double[] values) {
        int d = dimension;
        double square = 0;
        double mean = 0;
        double noise = 0;
        for (int i = 0; i < d; i++) {
            double m = row[i];
            double z = row[d + i];
            gradient[i] = z - m;
            mean += m * x[i];
            noise += z * x[i];
        }
        for (int i = 0; i < curved; i++) {
            gradient[i] += curvature * x[i];
            square += x[i] * x[i];
        }
        double xi = row[2 * d + 1];
        if (xi != 0) {
            for (int i = 0; i < d; i++) {
                double s = xi * Dense.dot(indefinite, i * d, x, 0, d);
                gradient[i] += s;
                noise += s * x[i] / 2;
            }
        }
        values[1] = curvature / 2 * square - mean + row[2 * d];
        values[0] = values[1] + noise;
    }

    @Override
    public void proximal(double[] row, double eta, double[] y, double[] out) {
        int d = dimension;
        if (row[2 * d + 1] == 0) {
            for (int i = 0; i < d; i++) {
                out[i] = (y[i] + eta * (row[i] - row[d + i])) / (i < curved ? 1 + eta * curvature : 1);
            }
            return;
        }
        // A contraction as long as eta ||S|| is below 1, as it is for the steps of the implicit method.
        double[] gradient = new double[d];
        double[] values = new double[2];
        System.arraycopy(y, 0, out, 0, d);
        for (int k = 0; k < PROXIMAL_STEPS; k++) {
            evaluate(row, out, gradient, values);
            for (int i = 0; i < d; i++) {
                out[i] = (out[i] + y[i] - eta * gradient[i]) / 2;
            }
        }
    }

    @Override
    public LossSum sum() {
        return new Sum(true, new double[dimension], 0, 0, 0);
    }

    @Override
    public LossSum expectedSum() {
        return new Sum(false, new double[dimension], 0, 0, 0);
    }

    private final class Sum implements LossSum {
        private final boolean noisy;
        private final double[] linear;
        private double constant;
        private double sign;
        private long count;

        Sum(boolean noisy, double[] linear, double constant, double sign, long count) {
            this.noisy = noisy;
            this.linear = linear;
            this.constant = constant;
            this.sign = sign;
            this.count = count;
        }

        @Override
        public void add(double[] row) {
            int d = dimension;
            for (int i = 0; i < d; i++) {
                linear[i] += noisy ? row[i] - row[d + i] : row[i];
            }
            constant += row[2 * d];
            sign += noisy ? row[2 * d + 1] : 0;
            count++;
        }

        @Override
        public double value(double[] u) {
            double value = constant - Dense.dot(linear, u);
            for (int i = 0; i < curved; i++) {
                value += count * curvature / 2 * u[i] * u[i];
            }
            for (int i = 0; sign != 0 && i < dimension; i++) {
                value += sign / 2 * u[i] * Dense.dot(indefinite, i * dimension, u, 0, dimension);
            }
            return value;
        }

        @Override
        public Minimum minimise(double radius) {
            double[] diagonal = new double[dimension];
            Arrays.fill(diagonal, 0, curved, count * curvature);
            double[] u;
            if (sign == 0) {
                u = TrustRegion.diagonal(diagonal, linear, radius);
            } else {
                double[] h = new double[dimension * dimension];
                for (int i = 0; i < dimension; i++) {
                    for (int j = 0; j < dimension; j++) {
                        h[i * dimension + j] = sign * indefinite[i * dimension + j] + (i == j ? diagonal[i] : 0);
                    }
                }
                u = TrustRegion.minimiser(h, linear, radius);
            }
            return new Minimum(u, value(u), 0);
        }

        @Override
        public LossSum copy() {
            return new Sum(noisy, linear.clone(), constant, sign, count);
        }
    }
}
