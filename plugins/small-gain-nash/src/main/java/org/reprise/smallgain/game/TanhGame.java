package org.reprise.smallgain.game;

import java.util.Arrays;
import java.util.Optional;
import org.reprise.numerics.Dense;

/**
 * Players of equal dimension m that see each other through saturation: {@code f_i = mu_i/2 ||x_i||^2 + x_i . sum_{j != i}
 * A_ij tanh(x_j)}. Curvatures mu_i are exact and couplings are largest where x_j is nearest to 0, so that {@link #bounds}
 * is sharp for boxes around 0. The arrays are not to be written.
 *
 * @param size dimension m of each player
 * @param mu curvatures, length N
 * @param coupling the matrices A_ij as blocks of one matrix, N m by N m by rows, zero in the blocks A_ii
 */
public record TanhGame(int size, double[] mu, double[] coupling) implements Game {
    /** Largest slope of sech^2: 4 / (3 sqrt 3). */
    private static final double SLOPE = 4 / (3 * Math.sqrt(3));

    public TanhGame {
        int d = size * mu.length;
        if (coupling.length != d * d) {
            throw Problems.bad(
                    "Couplings have " + coupling.length + " values; expected " + d + "x" + d,
                    "Give one square block of size " + size + " a pair of players.");
        }
    }

    @Override
    public int[] dimensions() {
        int[] dimensions = new int[mu.length];
        Arrays.fill(dimensions, size);
        return dimensions;
    }

    @Override
    public void field(double[] x, int from, int to, double[] out) {
        int d = size * mu.length;
        double[] squashed = new double[d];
        for (int r = from * d; r < to * d; r += d) {
            for (int k = 0; k < d; k++) {
                squashed[k] = Math.tanh(x[r + k]);
            }
            for (int k = 0; k < d; k++) {
                out[r + k] = mu[k / size] * x[r + k] + Dense.dot(coupling, k * d, squashed, 0, d);
            }
        }
    }

    @Override
    public boolean jacobian(double[] x, int at, double[] out) {
        int d = size * mu.length;
        double[] slope = new double[d];
        for (int l = 0; l < d; l++) {
            double t = Math.tanh(x[at + l]);
            slope[l] = 1 - t * t;
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                out[k * d + l] = coupling[k * d + l] * slope[l];
            }
            out[k * d + k] += mu[k / size];
        }
        return true;
    }

    @Override
    public double jacobianLipschitz() {
        double most = 0;
        for (double norm : norms(Double.NaN, null)) {
            most = Math.max(most, norm);
        }
        return SLOPE * most;
    }

    /** Interval bound: in a box, {@code J_ij = A_ij diag(s)} with s below its value at the point nearest to 0. */
    @Override
    public Optional<BlockBounds> bounds(Region region) {
        if (!(region instanceof Box box)) {
            return Optional.empty();
        }
        return Optional.of(new BlockBounds(mu, norms(box.halfWidth(), box.centre()), mu));
    }

    private double[] norms(double halfWidth, double[] centre) {
        int n = mu.length;
        int d = size * n;
        double[] scaled = coupling.clone();
        for (int l = 0; centre != null && l < d; l++) {
            double t = Math.tanh(Math.max(0, Math.abs(centre[l]) - halfWidth));
            for (int k = 0; k < d; k++) {
                scaled[k * d + l] *= 1 - t * t;
            }
        }
        Spectral spectral = new Spectral();
        double[] norms = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                norms[i * n + j] = i == j ? 0 : spectral.norm(scaled, i * size * d + j * size, d, size, size);
            }
        }
        return norms;
    }
}
