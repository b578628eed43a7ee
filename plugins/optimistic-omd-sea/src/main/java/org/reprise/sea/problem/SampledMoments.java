package org.reprise.sea.problem;

import java.util.Arrays;
import org.hipparchus.random.SobolSequenceGenerator;
import org.reprise.numerics.Dense;

/** Moments at points of the ball from a Sobol sequence, for losses without a closed form: a lower estimate of suprema. */
final class SampledMoments implements GradientMoments {
    static final int POINTS = 64;
    private static final int SKIPPED = 2;

    private final MarginLoss losses;
    private final int d;
    private final int count;
    private final double[] slopes;
    private final double[] norms;
    // By point: sums of the slopes times a, and of their squared lengths.
    private final double[] sums = new double[POINTS];
    private final double[] means;
    private final double[] last;
    private final double[] at;

    SampledMoments(MarginLoss losses, double[] rows, double radius) {
        this.losses = losses;
        d = losses.dimension();
        count = rows.length / losses.width();
        at = points(d, radius);
        slopes = new double[count * POINTS];
        norms = new double[count];
        means = new double[POINTS * d];
        last = new double[POINTS * d];
        for (int k = 0; k < count; k++) {
            int from = k * losses.width();
            norms[k] = Dense.dot(rows, from, rows, from, d);
            for (int p = 0; p < POINTS; p++) {
                slopes[k * POINTS + p] = losses.link().slope(Dense.dot(rows, from, at, p * d, d), rows[from + d]);
            }
        }
    }

    /** The centre, and points whose cube coordinates give a direction and a distance. */
    static double[] points(int d, double radius) {
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(d + 1);
        sobol.skipTo(SKIPPED);
        double[] points = new double[POINTS * d];
        for (int p = 1; p < POINTS; p++) {
            double[] cube = sobol.nextVector();
            double square = 0;
            for (int i = 0; i < d; i++) {
                // The logistic quantile: close to the normal one in direction, and the points need not be uniform.
                double value = Math.log(cube[i] / (1 - cube[i]));
                points[p * d + i] = value;
                square += value * value;
            }
            double scale = square == 0 ? 0 : radius * Math.pow(cube[d], 1.0 / d) / Math.sqrt(square);
            for (int i = 0; i < d; i++) {
                points[p * d + i] *= scale;
            }
        }
        return points;
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(means, 0);
    }

    @Override
    public void add(double[] rows, int row, int sign) {
        int from = row * losses.width();
        for (int p = 0; p < POINTS; p++) {
            double slope = slopes[row * POINTS + p];
            sums[p] += sign * slope * slope * norms[row];
            Dense.axpy(sign * slope, rows, from, means, p * d, d);
        }
    }

    @Override
    public double spread(int size) {
        double most = 0;
        for (int p = 0; p < POINTS; p++) {
            double square = Dense.dot(means, p * d, means, p * d, d) / size / size;
            most = Math.max(most, sums[p] / size - square);
        }
        return most;
    }

    @Override
    public double change(int size) {
        double most = 0;
        for (int p = 0; p < POINTS; p++) {
            double square = 0;
            for (int i = p * d; i < (p + 1) * d; i++) {
                double mean = means[i] / size + losses.penalty() * at[i];
                square += (mean - last[i]) * (mean - last[i]);
                last[i] = mean;
            }
            most = Math.max(most, square);
        }
        return most;
    }
}
