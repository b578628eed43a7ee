package org.reprise.smallgain.certificate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.numerics.RowBlocks;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.Region;
import org.reprise.smallgain.game.Spectral;

/**
 * A game's Jacobian at points of a region: constants of its blocks at each, then what a metric makes of it. Results do not
 * depend on the number of threads, as they are minima and maxima.
 */
public final class JacobianScan {
    /** So many doubles of Jacobians are kept for the second pass; beyond, they are computed again. */
    private static final long KEPT = 1 << 23;

    private final Game game;
    private final double[] points;
    private final int count;
    private final RowBlocks blocks;
    private final double[] kept;
    private final double[] mu;
    private final double[] coupling;
    private final double[] smoothness;
    private final boolean[] exact;

    /** @param wanted number of points, at least 1; one is taken where the game is affine */
    public JacobianScan(Game game, Region region, int wanted, RandomGenerator random, int threads) {
        if (region.dimension() != game.dimension()) {
            throw Problems.bad(
                    "Region has dimension " + region.dimension() + "; the game has " + game.dimension(),
                    "Give a region of the game's dimension.");
        }
        this.game = game;
        int d = game.dimension();
        int n = game.players();
        points = region.points(game.affine() ? 1 : wanted, random);
        count = points.length / d;
        blocks = new RowBlocks(count, threads);
        kept = (long) count * d * d <= KEPT ? new double[count * d * d] : null;
        mu = new double[count * n];
        coupling = new double[count * n * n];
        smoothness = new double[count * n];
        exact = new boolean[count];
        blocks.run((block, from, to) -> constants(from, to));
    }

    private void constants(int from, int to) {
        int n = game.players();
        int d = game.dimension();
        int[] offsets = game.offsets();
        Jacobians jacobians = new Jacobians(game);
        Spectral spectral = new Spectral();
        double[] jacobian = new double[d * d];
        for (int r = from; r < to; r++) {
            exact[r] = jacobians.at(points, r * d, jacobian);
            if (kept != null) {
                System.arraycopy(jacobian, 0, kept, r * d * d, d * d);
            }
            for (int i = 0; i < n; i++) {
                int rows = offsets[i + 1] - offsets[i];
                for (int j = 0; j < n; j++) {
                    int columns = offsets[j + 1] - offsets[j];
                    double norm = spectral.norm(jacobian, offsets[i] * d + offsets[j], d, rows, columns);
                    coupling[(r * n + i) * n + j] = i == j ? 0 : norm;
                    if (i == j) {
                        smoothness[r * n + i] = norm;
                    }
                }
                mu[r * n + i] = spectral.leastOfSymmetricPart(jacobian, offsets[i] * (d + 1), d, rows);
            }
        }
    }

    /** Number of points. */
    public int points() {
        return count;
    }

    /** Whether all Jacobians were known, without differences. */
    public boolean exact() {
        for (boolean one : exact) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /** The worst constants over the points. */
    public BlockBounds bounds() {
        int n = game.players();
        double[] least = new double[n];
        double[] most = new double[n * n];
        double[] smooth = new double[n];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < n; i++) {
                least[i] = Math.min(least[i], mu[r * n + i]);
                smooth[i] = Math.max(smooth[i], smoothness[r * n + i]);
            }
            for (int k = 0; k < n * n; k++) {
                most[k] = Math.max(most[k], coupling[r * n * n + k]);
            }
        }
        return new BlockBounds(least, most, smooth);
    }

    /**
     * What a metric makes of the Jacobians.
     *
     * @param rate smallest eigenvalue of the symmetric part of {@code M^{1/2} J M^{-1/2}} over the points
     * @param lipschitz its largest 2-norm
     * @param pointwise smallest margin of the constants at one point: a diagnostic, as it certifies nothing
     */
    public record Metric(double rate, double lipschitz, double pointwise) {}

    /** Looks at the Jacobians in the metric of {@code weights}. */
    public Metric metric(double[] weights) {
        double[] rates = new double[blocks.count()];
        double[] norms = new double[blocks.count()];
        double[] margins = new double[blocks.count()];
        blocks.run((block, from, to) -> {
            Metric part = metric(weights, from, to);
            rates[block] = part.rate;
            norms[block] = part.lipschitz;
            margins[block] = part.pointwise;
        });
        return new Metric(
                Arrays.stream(rates).min().orElseThrow(),
                Arrays.stream(norms).max().orElseThrow(),
                Arrays.stream(margins).min().orElseThrow());
    }

    private Metric metric(double[] weights, int from, int to) {
        int n = game.players();
        int d = game.dimension();
        Jacobians jacobians = new Jacobians(game);
        Spectral spectral = new Spectral();
        double[] scaled = new double[d * d];
        double[] roots = BlockMetric.roots(game, weights);
        double rate = Double.POSITIVE_INFINITY;
        double norm = 0;
        double margin = Double.POSITIVE_INFINITY;
        for (int r = from; r < to; r++) {
            if (kept == null) {
                jacobians.at(points, r * d, scaled);
            } else {
                System.arraycopy(kept, r * d * d, scaled, 0, d * d);
            }
            BlockMetric.scale(scaled, roots);
            rate = Math.min(rate, spectral.leastOfSymmetricPart(scaled, 0, d, d));
            norm = Math.max(norm, spectral.norm(scaled, 0, d, d, d));
            Comparison here = new Comparison(
                    Arrays.copyOfRange(mu, r * n, (r + 1) * n),
                    Arrays.copyOfRange(coupling, r * n * n, (r + 1) * n * n));
            margin = Math.min(margin, here.margin(weights));
        }
        return new Metric(rate, norm, margin);
    }
}
