package org.reprise.smallgain.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.Certificate.Lipschitz;
import org.reprise.smallgain.certificate.Certificate.Status;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.Problems;
import org.reprise.smallgain.game.Region;
import org.reprise.smallgain.game.Spectral;

/**
 * Certifies a game in a region: takes constants of its Jacobian's blocks, proven where the game proves them, chooses
 * weights, and derives rate, Lipschitz constant, step bounds and timescale bands. Any {@link Game} will do.
 */
public final class Certifier {
    private static final double ROUNDING = 1e-13;

    private final Game game;
    private final Region region;
    private final JacobianScan scan;
    private final BlockBounds bounds;
    private final Status status;

    private Certifier(Game game, Region region, JacobianScan scan, BlockBounds bounds, Status status) {
        this.game = game;
        this.region = region;
        this.scan = scan;
        this.bounds = bounds;
        this.status = status;
    }

    /** What constants may come from. */
    public enum Proof {
        /** Proven constants where there are any, otherwise those at points. */
        AUTO,
        /** Those at points, whatever the game proves. */
        SAMPLED,
        /** Proven ones; a game without is refused. */
        REQUIRED
    }

    /**
     * Looks at a game.
     *
     * @param points number of points at which its Jacobian is taken, at least 1
     * @param random draws points
     * @param threads number of threads; the result does not depend on it
     * @throws org.reprise.spi.RepriseException for a Jacobian that is not finite, or where proof is required and there is
     *     none
     */
    public static Certifier of(Game game, Region region, int points, Proof proof, RandomGenerator random, int threads) {
        JacobianScan scan = new JacobianScan(game, region, points, random, threads);
        boolean exactNorms = Arrays.stream(game.dimensions()).max().orElse(0) <= Spectral.EXACT;
        double change = game.affine() ? 0 : game.jacobianLipschitz() * region.coverRadius(points);
        BlockBounds proven = proof == Proof.SAMPLED
                ? null
                : game.bounds(region)
                        .orElseGet(() -> Double.isFinite(change) && scan.exact() && exactNorms
                                ? scan.bounds().widened(change)
                                : null);
        if (proof == Proof.REQUIRED && proven == null) {
            throw Problems.bad(
                    "No constants are proven for this game: it gives neither bounds in the " + region.text()
                            + " nor a Lipschitz constant of its Jacobian with a region of known cover radius",
                    "Implement Game.bounds, or Game.jacobianLipschitz and use a lattice of points; or do not ask for proof.");
        }
        Status status = game.local() ? Status.LOCAL : proven == null ? Status.SAMPLED : Status.RIGOROUS;
        return new Certifier(game, region, scan, proven == null ? scan.bounds() : proven, status);
    }

    /** The constants that certificates are made of. */
    public BlockBounds bounds() {
        return bounds;
    }

    /** Number of points at which the Jacobian was taken. */
    public int points() {
        return scan.points();
    }

    /** The small-gain certificate: the rate is the margin of the comparison matrix at the rule's weights. */
    public Certificate smallGain(WeightRule rule) {
        return smallGain(rule.name().toLowerCase(Locale.ROOT).replace('_', '-'), rule.weights(bounds));
    }

    /** The small-gain certificate at given weights. */
    public Certificate smallGain(String rule, double[] weights) {
        double alpha = Comparison.of(bounds).margin(weights);
        return certificate("small gain, weights " + rule, weights, alpha, status, shortfall(alpha, weights));
    }

    /** The rate is what the Jacobian itself gives in the metric, at the points: sampled unless the game is affine. */
    public Certificate metricRate(String method, double[] weights) {
        double rate = scan.metric(weights).rate();
        Status sampled = status == Status.RIGOROUS && !game.affine() ? Status.SAMPLED : status;
        String reason = rate > 0
                ? ""
                : text("the Jacobian's symmetric part has the eigenvalue %.6g in the metric of %s", rate, method);
        return certificate(method, weights, rate, sampled, reason);
    }

    /** Eigenvalues of the Jacobian at the region's centre: the rate is the least real part, and local. */
    public Certificate spectral() {
        int d = game.dimension();
        double[] jacobian = new double[d * d];
        double[] centre = region.points(1, RandomStreams.of(0, "centre"));
        new Jacobians(game).at(centre, 0, jacobian);
        Complex_F64[] eigenvalues = Comparison.eigenvalues(new DMatrixRMaj(d, d, true, jacobian));
        double rate = Arrays.stream(eigenvalues)
                .mapToDouble(Complex_F64::getReal)
                .min()
                .orElseThrow();
        double[] ones = WeightRule.UNIT.weights(bounds);
        Certificate plain = certificate(
                "spectrum at the centre",
                ones,
                rate,
                Status.LOCAL,
                rate > 0 ? "" : text("the Jacobian at the centre has an eigenvalue of real part %.6g", rate));
        double euler = StepLimits.euler(eigenvalues);
        double rk4 = Rk4.limit(eigenvalues);
        return new Certificate(
                plain.method(),
                plain.status(),
                plain.reason(),
                plain.region(),
                plain.points(),
                bounds,
                plain.eigenvalue(),
                plain.radius(),
                ones,
                rate,
                plain.metricRate(),
                plain.pointwise(),
                plain.beta(),
                plain.lipschitz(),
                plain.affine(),
                new StepBounds(euler, Double.NaN, Double.NaN, rk4, Double.NaN, Double.NaN),
                plain.bands());
    }

    private Certificate certificate(String method, double[] weights, double alpha, Status trust, String reason) {
        JacobianScan.Metric metric = scan.metric(weights);
        Comparison comparison = Comparison.of(bounds);
        boolean bound = trust == Status.RIGOROUS && !game.affine();
        Lipschitz source = bound ? Lipschitz.BOUND : game.affine() ? Lipschitz.EXACT : Lipschitz.SAMPLED;
        double beta = bound ? WeightRule.lipschitz(bounds, weights) : metric.lipschitz();
        boolean holds = reason.isEmpty();
        TimescaleBand[] bands = IntStream.range(0, weights.length)
                .mapToObj(i -> TimescaleBand.of(comparison, weights, i, 0))
                .toArray(TimescaleBand[]::new);
        return new Certificate(
                method,
                holds ? trust : Status.NOT_CERTIFIED,
                reason,
                game.affine() ? "whole space, as F is affine" : region.text(),
                scan.points(),
                bounds,
                Perron.of(comparison).eigenvalue(),
                comparison.radius(),
                weights,
                alpha,
                metric.rate(),
                metric.pointwise(),
                beta,
                source,
                game.affine(),
                holds ? StepBounds.of(alpha, beta, game.affine()) : StepBounds.of(Double.NaN, beta, game.affine()),
                bands);
    }

    /** Why the constants do not certify; empty where they do. */
    private String shortfall(double alpha, double[] weights) {
        int n = bounds.players();
        int worst = 0;
        for (int i = 1; i < n; i++) {
            worst = bounds.mu()[i] < bounds.mu()[worst] ? i : worst;
        }
        if (!(bounds.mu()[worst] > 0)) {
            return text(
                    "player %d has no own curvature (mu=%g): SGN needs mu>0; add regularisation of more than %g",
                    worst + 1, bounds.mu()[worst], 0 - bounds.mu()[worst]);
        }
        // Where couplings are exactly what curvatures allow, rounding must not certify.
        if (alpha > ROUNDING * Arrays.stream(bounds.mu()).max().orElseThrow()) {
            return "";
        }
        Comparison comparison = Comparison.of(bounds);
        double eigenvalue = Perron.of(comparison).eigenvalue();
        if (eigenvalue > Math.max(0, alpha) + ROUNDING * bounds.mu()[worst]) {
            return text(
                    "the weights %s give the margin %.6g, though others give up to %.6g: use the weights perron",
                    Arrays.toString(weights), alpha, eigenvalue);
        }
        Cycle cycle = Cycle.strongest(comparison);
        return text(
                "no weights certify: the smallest eigenvalue of diag(mu) - L is %.6g, and couplings exceed what curvatures"
                        + " allow by the factor %.6g; the strongest cycle of players is %s with gain %.6g a step, where"
                        + " below 1 is needed",
                eigenvalue, comparison.radius(), cycle.text(), cycle.gain());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
