package org.reprise.sea.problem;

import java.util.Arrays;
import org.reprise.numerics.Dense;

/**
 * A sum of margin losses that keeps its rows. Its minimum over the ball is found with a logarithmic barrier for the ball
 * and, where phi has a kink, for its epigraph, whose variables are eliminated in closed form: Newton's method in d
 * unknowns, and a bound on what is left (Boyd and Vandenberghe, Convex Optimization, 2004, section 11.2).
 */
final class MarginSum implements LossSum {
    /** The gap at the end is this times the number of rows at most. */
    private static final double GAP = 1e-10;

    private static final double CUT = 0.1;
    private static final int NEWTON_STEPS = 100;
    private static final double DECREMENT = 1e-3;
    private static final double SUFFICIENT = 1e-4;

    private final MarginLoss losses;
    private final int dimension;
    private double[] rows;
    private int count;

    MarginSum(MarginLoss losses) {
        this(losses, new double[losses.width() * 64], 0);
    }

    private MarginSum(MarginLoss losses, double[] rows, int count) {
        this.losses = losses;
        this.dimension = losses.dimension();
        this.rows = rows;
        this.count = count;
    }

    @Override
    public void add(double[] row) {
        int width = losses.width();
        if ((count + 1) * width > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        System.arraycopy(row, 0, rows, count * width, width);
        count++;
    }

    @Override
    public double value(double[] u) {
        double value = count * losses.penalty() / 2 * Dense.dot(u, u);
        for (int k = 0; k < count; k++) {
            value += losses.link().value(margin(k, u), target(k));
        }
        return value;
    }

    @Override
    public Minimum minimise(double radius) {
        double barriers = 1 + (losses.link().smooth() ? 0 : 2.0 * count);
        double least = GAP * count / barriers;
        double[] u = new double[dimension];
        for (double mu = 1; ; mu = Math.max(least, mu * CUT)) {
            centre(u, mu, radius);
            if (mu <= least) {
                return new Minimum(u, value(u), barriers * mu);
            }
        }
    }

    @Override
    public LossSum copy() {
        return new MarginSum(losses, rows.clone(), count);
    }

    private double margin(int k, double[] u) {
        return Dense.dot(rows, k * losses.width(), u, 0, dimension);
    }

    private double target(int k) {
        return rows[k * losses.width() + dimension];
    }

    /** Moves u to the minimiser of the sum with barriers of weight mu. */
    private void centre(double[] u, double mu, double radius) {
        double[] gradient = new double[dimension];
        double[] hessian = new double[dimension * dimension];
        double[] trial = new double[dimension];
        double value = barrier(u, mu, radius, gradient, hessian);
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double[] step = gradient.clone();
            Cholesky.factor(hessian, dimension);
            Cholesky.solve(hessian, dimension, step);
            double decrement = Dense.dot(step, gradient);
            if (!(decrement > DECREMENT * mu)) {
                return;
            }
            double length = 1;
            double next = Double.POSITIVE_INFINITY;
            while (length > 1e-12) {
                for (int i = 0; i < dimension; i++) {
                    trial[i] = u[i] - length * step[i];
                }
                next = barrier(trial, mu, radius, null, null);
                if (next <= value - SUFFICIENT * length * decrement) {
                    break;
                }
                length /= 2;
            }
            if (!(next < value)) {
                return;
            }
            System.arraycopy(trial, 0, u, 0, dimension);
            value = barrier(u, mu, radius, gradient, hessian);
        }
    }

    /** Value, and unless they are null gradient and Hessian, with the barriers. */
    private double barrier(double[] u, double mu, double radius, double[] gradient, double[] hessian) {
        int d = dimension;
        double room = radius * radius - Dense.dot(u, u);
        if (!(room > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double weight = count * losses.penalty();
        double value = weight / 2 * Dense.dot(u, u) - mu * Math.log(room);
        if (gradient != null) {
            Arrays.fill(hessian, 0);
            for (int i = 0; i < d; i++) {
                gradient[i] = (weight + 2 * mu / room) * u[i];
                for (int j = 0; j < d; j++) {
                    hessian[i * d + j] = 4 * mu * u[i] * u[j] / (room * room);
                }
                hessian[i * d + i] += weight + 2 * mu / room;
            }
        }
        double[] parts = new double[3];
        for (int k = 0; k < count; k++) {
            smoothed(margin(k, u), target(k), mu, parts);
            value += parts[0];
            if (gradient != null) {
                int from = k * losses.width();
                Dense.axpy(parts[1], rows, from, gradient, 0, d);
                for (int i = 0; i < d; i++) {
                    Dense.axpy(parts[2] * rows[from + i], rows, from, hessian, i * d, d);
                }
            }
        }
        return value;
    }

    /** phi, or where it has a kink {@code min_t t - mu log} of the room of t in its epigraph; with two derivatives. */
    private void smoothed(double m, double y, double mu, double[] out) {
        Link link = losses.link();
        if (link.smooth()) {
            out[0] = link.value(m, y);
            out[1] = link.slope(m, y);
            out[2] = link.curvature(m, y);
            return;
        }
        // A hinge of v = 1 - ym is (v + |v|) / 2.
        boolean hinge = link == Link.HINGE;
        double r = hinge ? (1 - y * m) / 2 : m - y;
        double s = Math.sqrt(mu * mu + r * r);
        double t = mu + s;
        out[0] = (hinge ? r : 0) + t - mu * Math.log(2 * mu * t);
        double slope = r / t;
        double curvature = mu / (s * t);
        out[1] = hinge ? -y / 2 * (1 + slope) : slope;
        out[2] = hinge ? curvature / 4 : curvature;
    }
}
