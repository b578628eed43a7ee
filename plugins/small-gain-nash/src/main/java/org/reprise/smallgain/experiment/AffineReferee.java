package org.reprise.smallgain.experiment;

import org.reprise.smallgain.certificate.BlockMetric;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Rk4;
import org.reprise.smallgain.certificate.StepLimits;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.Spectral;
import org.reprise.smallgain.problem.Certified;
import org.reprise.spi.Direction;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;

/**
 * Measures by eigenvalues and norms what is true of an affine game, beside its certificate. Experiments of other plugins take
 * its metrics with {@code metricsOf}.
 */
@Metrics({
    @Metric(
            name = AffineReferee.STEP_AFFINE,
            description = "certified bound of the step for RK4 with affine F",
            direction = Direction.MAXIMISE,
            log = true),
    @Metric(
            name = AffineReferee.ABSCISSA,
            description = "least real part of J's eigenvalues: the flow's asymptotic rate",
            direction = Direction.NEUTRAL),
    @Metric(
            name = AffineReferee.EULER_LIMIT,
            description = "true limit of Euler's step",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = AffineReferee.RK4_LIMIT,
            description = "true limit of RK4's step",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(name = AffineReferee.EULER_NORM, description = "||I - h J|| in M at 0.99 of the certified step"),
    @Metric(
            name = AffineReferee.RK4_NORM,
            description = "||R(-h J)|| in M at 0.99 of RK4's certified step for affine F"),
    @Metric(name = AffineReferee.RK4_RADIUS, description = "spectral radius of R(-h J) at the guideline 2.5/beta")
})
public final class AffineReferee {
    public static final String STEP_AFFINE = "step-rk4-affine";
    public static final String ABSCISSA = "abscissa";
    public static final String EULER_LIMIT = "euler-limit";
    public static final String RK4_LIMIT = "rk4-limit";
    public static final String EULER_NORM = "euler-norm";
    public static final String RK4_NORM = "rk4-norm";
    public static final String RK4_RADIUS = "rk4-radius";
    private static final double BELOW = 0.99;
    /** Largest dimension for eigenvalues of matrices that are not symmetric. */
    private static final int MAX_EIGENVALUES = 600;

    private AffineReferee() {}

    /** Puts what eigenvalues say of an affine game. */
    public static void measure(Certified iterate, Measurements out) {
        Game game = iterate.member().game();
        Certificate c = iterate.certificate();
        int d = game.dimension();
        out.put(STEP_AFFINE, c.steps().rk4Affine());
        if (d > MAX_EIGENVALUES) {
            return;
        }
        double[] jacobian = new double[d * d];
        new Jacobians(game).at(new double[d], 0, jacobian);
        StepLimits limits = StepLimits.of(jacobian, d);
        out.put(ABSCISSA, limits.abscissa());
        out.put(EULER_LIMIT, limits.euler());
        out.put(RK4_LIMIT, limits.rk4());
        if (!c.certified() || Double.isNaN(c.steps().rk4Affine())) {
            return;
        }
        double[] roots = BlockMetric.roots(game, c.weights());
        double[] euler = jacobian.clone();
        for (int k = 0; k < d * d; k++) {
            euler[k] = (k / d == k % d ? 1 : 0) - BELOW * c.steps().euler() * euler[k];
        }
        out.put(EULER_NORM, norm(euler, roots));
        out.put(RK4_NORM, norm(Rk4.step(jacobian, d, BELOW * c.steps().rk4Affine()), roots));
        out.put(RK4_RADIUS, StepLimits.radius(Rk4.step(jacobian, d, c.steps().rk4Guideline()), d));
    }

    private static double norm(double[] matrix, double[] roots) {
        BlockMetric.scale(matrix, roots);
        return new Spectral().norm(matrix, 0, roots.length, roots.length, roots.length);
    }
}
