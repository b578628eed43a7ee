package org.reprise.smallgain.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.reprise.numerics.Dense;
import org.reprise.smallgain.certificate.Comparison;
import org.reprise.smallgain.certificate.Perron;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.game.Spectral;

/** The quadratic games of the paper, and random ones. */
final class QuadraticGames {
    /** Couplings of the paper's two players at strength 1. */
    static final double FORTH = 10;

    static final double BACK = 0.05;

    private QuadraticGames() {}

    /** Two scalar players: J = [[1, 10], [0.05, 1]]. */
    static QuadraticGame two() {
        return QuadraticGame.scalar(1, FORTH, BACK, 1);
    }

    /** Three scalar players of unequal curvature. */
    static QuadraticGame three() {
        return QuadraticGame.scalar(1, 3, 0.5, 0.05, 1.5, 0.2, 0.3, 0.6, 2);
    }

    /** Two players of a bilinear zero-sum game: no curvature, so that no weights certify. */
    static QuadraticGame zeroSum() {
        return QuadraticGame.scalar(0, 1, -1, 0);
    }

    /** A Gaussian matrix, n by n by rows. */
    static double[] gaussian(int n, RandomGenerator random) {
        double[] matrix = new double[n * n];
        Arrays.setAll(matrix, k -> random.nextGaussian());
        return matrix;
    }

    /** A random orthogonal matrix: QR of a Gaussian, signs fixed so that R has a positive diagonal. */
    static double[] orthogonal(int n, RandomGenerator random) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, n);
        qr.decompose(new DMatrixRMaj(n, n, true, gaussian(n, random)));
        double[] q = qr.getQ(null, false).data;
        DMatrixRMaj r = qr.getR(null, false);
        for (int k = 0; k < n * n; k++) {
            q[k] *= Math.signum(r.get(k % n, k % n));
        }
        return q;
    }

    /** A Gaussian matrix of 2-norm 1. */
    static double[] unit(int n, RandomGenerator random) {
        double[] matrix = gaussian(n, random);
        double norm = new Spectral().norm(matrix, 0, n, n, n);
        Arrays.setAll(matrix, k -> matrix[k] / norm);
        return matrix;
    }

    /** The identity plus, if wanted, G^T G of a Gaussian G. */
    static double[] curvature(int n, boolean gram, RandomGenerator random) {
        double[] q = new double[n * n];
        double[] g = gram ? gaussian(n, random) : new double[0];
        for (int r = 0; gram && r < n; r++) {
            for (int k = 0; k < n; k++) {
                Dense.axpy(g[r * n + k], g, r * n, q, k * n, n);
            }
        }
        for (int k = 0; k < n; k++) {
            q[k * n + k] += 1;
        }
        return q;
    }

    /** {@code J = [[Q_1, forth], [back, Q_2]]}. */
    static QuadraticGame blocks(int n, double[] first, double[] forth, double[] back, double[] second) {
        double[] matrix = new double[4 * n * n];
        for (int k = 0; k < n; k++) {
            System.arraycopy(first, k * n, matrix, k * 2 * n, n);
            System.arraycopy(forth, k * n, matrix, k * 2 * n + n, n);
            System.arraycopy(back, k * n, matrix, (n + k) * 2 * n, n);
            System.arraycopy(second, k * n, matrix, (n + k) * 2 * n + n, n);
        }
        return QuadraticGame.of(new int[] {n, n}, matrix);
    }

    /**
     * A random game of 2 to 4 players with 1 to 4 dimensions each, couplings over two decades, all scaled so that the
     * small-gain radius is as given.
     */
    static QuadraticGame random(double radius, RandomGenerator random) {
        int n = 2 + (int) (3 * random.nextDouble());
        int[] dimensions = new int[n];
        Arrays.setAll(dimensions, i -> 1 + (int) (4 * random.nextDouble()));
        int d = Arrays.stream(dimensions).sum();
        QuadraticGame raw = QuadraticGame.of(dimensions, new double[d * d]);
        int[] offsets = raw.offsets();
        double[] matrix = raw.matrix();
        double[] mu = new double[n];
        double[] coupling = new double[n * n];
        Spectral spectral = new Spectral();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double size = i == j ? 0.3 : Math.pow(10, 2 * random.nextDouble() - 1);
                fill(matrix, d, offsets, i, j, size, random);
                int at = offsets[i] * d + offsets[j];
                coupling[i * n + j] = i == j ? 0 : spectral.norm(matrix, at, d, dimensions[i], dimensions[j]);
            }
            mu[i] = Math.pow(10, random.nextDouble() - 0.5);
            double shift = mu[i] - spectral.leastOfSymmetricPart(matrix, offsets[i] * (d + 1), d, dimensions[i]);
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                matrix[k * d + k] += shift;
            }
        }
        double factor = radius / new Comparison(mu, coupling).radius();
        for (int i = 0; i < n; i++) {
            for (int k = offsets[i] * d; k < offsets[i + 1] * d; k++) {
                boolean own = k % d >= offsets[i] && k % d < offsets[i + 1];
                matrix[k] *= own ? 1 : factor;
            }
        }
        return raw;
    }

    private static void fill(double[] matrix, int d, int[] offsets, int i, int j, double size, RandomGenerator random) {
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            for (int l = offsets[j]; l < offsets[j + 1]; l++) {
                matrix[k * d + l] = size * random.nextGaussian();
            }
        }
    }

    /** Largest factor on the couplings at which the least eigenvalue of K is still as given, by bisection. */
    static double strength(BlockBounds bounds, double eigenvalue) {
        double low = 0;
        double high = 1;
        while (least(bounds, high) > eigenvalue) {
            high *= 2;
        }
        for (int k = 0; k < 100; k++) {
            double middle = 0.5 * (low + high);
            if (least(bounds, middle) > eigenvalue) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static double least(BlockBounds bounds, double factor) {
        double[] scaled = Arrays.stream(bounds.coupling()).map(l -> factor * l).toArray();
        return Perron.of(new Comparison(bounds.mu(), scaled)).eigenvalue();
    }
}
