package org.reprise.smallgain.experiment;

import org.reprise.smallgain.certificate.BlockMetric;
import org.reprise.smallgain.problem.Certified;

/**
 * How non-normal the Jacobian of two scalar players is in a metric: the part of a grid of the complex plane in which the
 * resolvent's norm is large.
 */
final class Pseudospectrum {
    private static final double REAL_MARGIN = 1.5;
    private static final double IMAGINARY = 1.2;

    private final double[] matrix;

    private Pseudospectrum(double[] matrix) {
        this.matrix = matrix;
    }

    static Pseudospectrum of(Certified iterate) {
        double[] matrix = new double[4];
        iterate.member().game().jacobian(new double[2], 0, matrix);
        BlockMetric.scale(
                matrix,
                BlockMetric.roots(iterate.member().game(), iterate.certificate().weights()));
        return new Pseudospectrum(matrix);
    }

    /**
     * The part of the grid with {@code log10 ||(z I - J)^{-1}|| >= level}: the eigenvalues' real parts and 1.5 beyond, the
     * imaginary axis from -1.2 to 1.2.
     */
    double fraction(int grid, double level) {
        double mean = 0.5 * (matrix[0] + matrix[3]);
        double square = mean * mean - (matrix[0] * matrix[3] - matrix[1] * matrix[2]);
        double half = Math.sqrt(Math.max(0, square)) + REAL_MARGIN;
        double most = Math.pow(10, -level);
        int count = 0;
        for (int r = 0; r < grid; r++) {
            for (int i = 0; i < grid; i++) {
                double re = mean + half * (2.0 * r / (grid - 1) - 1);
                double im = IMAGINARY * (2.0 * i / (grid - 1) - 1);
                count += least(re, im) <= most ? 1 : 0;
            }
        }
        return (double) count / grid / grid;
    }

    /** Smallest singular value of z I - J. */
    private double least(double re, double im) {
        double a = re - matrix[0];
        double b = re - matrix[3];
        double sum = a * a + b * b + 2 * im * im + matrix[1] * matrix[1] + matrix[2] * matrix[2];
        double determinant = Math.hypot(a * b - im * im - matrix[1] * matrix[2], im * (a + b));
        double largest = Math.sqrt(0.5 * (sum + Math.sqrt(Math.max(0, sum * sum - 4 * determinant * determinant))));
        return determinant / largest;
    }
}
