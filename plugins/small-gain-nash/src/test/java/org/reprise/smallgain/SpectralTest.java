package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.game.Spectral;

/** Extreme eigenvalues against a general decomposition. */
class SpectralTest {
    private static double expected(double[] matrix, int n) {
        var eigenvalues = DecompositionFactory_DDRM.eig(n, false, true);
        eigenvalues.decompose(new DMatrixRMaj(n, n, true, matrix.clone()));
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            least = Math.min(least, eigenvalues.getEigenvalue(k).real);
        }
        return least;
    }

    private static double[] symmetric(int n, int seed, double spread) {
        var random = RandomStreams.of(seed, "symmetric");
        double[] matrix = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l <= k; l++) {
                double value = random.nextGaussian() * Math.pow(10, spread * random.nextDouble());
                matrix[k * n + l] = value;
                matrix[l * n + k] = value;
            }
        }
        return matrix;
    }

    @Property(tries = 300)
    void randomMatrices(
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @IntRange(max = 6) int spread) {
        double[] matrix = symmetric(n, seed, spread);
        double size = 0;
        for (double value : matrix) {
            size = Math.max(size, Math.abs(value));
        }
        assertThat(new Spectral().leastOfSymmetricPart(matrix, 0, n, n))
                .isCloseTo(expected(matrix, n), within(1e-13 * n * size));
    }

    /** Eigenvalues that coincide, exactly or nearly, and matrices that fall apart. */
    @Property(tries = 100)
    void eigenvaluesThatCoincide(@ForAll @IntRange(min = 3, max = 30) int n, @ForAll @IntRange(max = 10_000) int seed) {
        double[] v = RandomStreams.of(seed, "reflector").doubles(n, -1, 1).toArray();
        double square = 0;
        for (double value : v) {
            square += value * value;
        }
        // Two eigenvalues, 3 and 5, of high multiplicity: H diag H with a reflection H.
        double[] matrix = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                for (int m = 0; m < n; m++) {
                    double a = (k == m ? 1 : 0) - 2 * v[k] * v[m] / square;
                    double b = (l == m ? 1 : 0) - 2 * v[l] * v[m] / square;
                    matrix[k * n + l] += a * b * (m % 2 == 0 ? 3 : 5);
                }
            }
        }
        assertThat(new Spectral().leastOfSymmetricPart(matrix, 0, n, n)).isCloseTo(3, within(1e-13));
    }

    @Test
    void specialMatrices() {
        Spectral spectral = new Spectral();
        assertThat(spectral.leastOfSymmetricPart(new double[25], 0, 5, 5)).isZero();
        double[] identity = new double[25];
        double[] chain = new double[25];
        for (int k = 0; k < 5; k++) {
            identity[6 * k] = 1;
            chain[6 * k] = 2;
            if (k > 0) {
                chain[5 * k + k - 1] = -1;
                chain[5 * k - 5 + k] = -1;
            }
        }
        assertThat(spectral.leastOfSymmetricPart(identity, 0, 5, 5)).isEqualTo(1);
        assertThat(spectral.leastOfSymmetricPart(chain, 0, 5, 5))
                .isCloseTo(2 - 2 * Math.cos(Math.PI / 6), within(1e-14));
        assertThat(spectral.norm(new double[12], 0, 4, 3, 4)).isZero();
    }
}
