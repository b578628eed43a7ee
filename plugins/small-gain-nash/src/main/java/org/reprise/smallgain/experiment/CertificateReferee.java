package org.reprise.smallgain.experiment;

import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.BlockMetric;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Rk4;
import org.reprise.smallgain.certificate.StepLimits;
import org.reprise.smallgain.certificate.TimescaleBand;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.Spectral;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Measurements;

/**
 * Measures certificates and checks them: at points of its own, at random pairs, and for affine games by eigenvalues.
 * Experiments of other plugins may use it on their own games, if they declare its metrics.
 */
public final class CertificateReferee {
    /** Leading metric. */
    public static final String ALPHA = "alpha";

    public static final String ALPHA_TEXT = "rate in the metric: certified where above 0";
    public static final String VALUE = "value";
    public static final String VALUE_TEXT = "where along its parameter the game lies";
    public static final String CERTIFIED = "certified";
    public static final String CERTIFIED_TEXT = "1 where the game is certified, 0 where not";
    public static final String ALPHA_TRUE = "alpha-true";
    public static final String ALPHA_TRUE_TEXT =
            "least eigenvalue of the symmetric part of M^(1/2) J M^(-1/2), at the referee's own points";
    public static final String EIGENVALUE = "eigenvalue";
    public static final String EIGENVALUE_TEXT = "least real eigenvalue of K: the largest margin of any weights";
    public static final String BETA = "beta";
    public static final String BETA_TEXT = "Lipschitz constant in the metric";
    public static final String BETA_TRUE = "beta-true";
    public static final String BETA_TRUE_TEXT = "largest norm of M^(1/2) J M^(-1/2), at the referee's own points";
    public static final String WEIGHT = "weight";
    public static final String WEIGHT_TEXT = "weight of the last player over that of the first";
    public static final String BAND_LOW = "band-low";
    public static final String BAND_LOW_TEXT = "lower end of the last player's timescale band";
    public static final String BAND_HIGH = "band-high";
    public static final String BAND_HIGH_TEXT = "upper end of the last player's timescale band";
    public static final String STEP_EULER = "step-euler";
    public static final String STEP_EULER_TEXT = "certified bound of the step for Euler and RK4, 2 alpha/beta^2";
    public static final String STEP_AFFINE = "step-rk4-affine";
    public static final String STEP_AFFINE_TEXT = "certified bound of the step for RK4 with affine F";
    public static final String STEP_GUIDELINE = "step-guideline";
    public static final String STEP_GUIDELINE_TEXT = "the paper's guideline for RK4, 2.5/beta";
    public static final String VIOLATION = "violation";
    public static final String VIOLATION_TEXT =
            "by how much pairs and points of the referee fall short of alpha, over beta: above 0 the certificate is wrong";
    public static final String EULER_RATIO = "euler-ratio";
    public static final String EULER_RATIO_TEXT =
            "largest ratio of distances in M over one Euler step of 2 alpha/beta^2";
    public static final String RK4_RATIO = "rk4-ratio";
    public static final String RK4_RATIO_TEXT = "the same for one RK4 step";
    public static final String ABSCISSA = "abscissa";
    public static final String ABSCISSA_TEXT = "least real part of J's eigenvalues: the flow's asymptotic rate";
    public static final String EULER_LIMIT = "euler-limit";
    public static final String EULER_LIMIT_TEXT = "true limit of Euler's step";
    public static final String RK4_LIMIT = "rk4-limit";
    public static final String RK4_LIMIT_TEXT = "true limit of RK4's step";
    public static final String EULER_NORM = "euler-norm";
    public static final String EULER_NORM_TEXT = "||I - h J|| in M at 0.99 of the certified step";
    public static final String RK4_NORM = "rk4-norm";
    public static final String RK4_NORM_TEXT = "||R(-h J)|| in M at 0.99 of RK4's certified step for affine F";
    public static final String RK4_RADIUS = "rk4-radius";
    public static final String RK4_RADIUS_TEXT = "spectral radius of R(-h J) at the guideline 2.5/beta";

    private static final double BELOW = 0.99;
    private static final int POINTS = 32;
    /** Largest dimension for eigenvalues of matrices that are not symmetric. */
    private static final int MAX_EIGENVALUES = 600;

    private CertificateReferee() {}

    /** Puts what holds of every certificate. */
    public static void certificate(GameFamily family, Certified iterate, Measurements out) {
        Certificate c = iterate.certificate();
        TimescaleBand band = c.bands()[c.bands().length - 1];
        out.put(ALPHA, c.alpha());
        out.put(VALUE, iterate.member().value());
        out.put(CERTIFIED, c.certified() ? 1 : 0);
        out.put(EIGENVALUE, c.eigenvalue());
        out.put(BETA, c.beta());
        out.put(WEIGHT, c.weights()[c.weights().length - 1] / c.weights()[0]);
        out.put(BAND_LOW, band.low());
        out.put(BAND_HIGH, band.high());
        out.put(STEP_EULER, c.steps().euler());
        out.put(STEP_GUIDELINE, c.steps().rk4Guideline());
        check(family, iterate, out);
    }

    private static void check(GameFamily family, Certified iterate, Measurements out) {
        Certificate c = iterate.certificate();
        Game game = iterate.member().game();
        double[] own = own(family, iterate);
        out.put(ALPHA_TRUE, own[0]);
        out.put(BETA_TRUE, own[1]);
        double violation = Double.NaN;
        PairSearch.Worst worst = new PairSearch.Worst(Double.NaN, Double.NaN, Double.NaN);
        if (c.certified() && !c.status().equals(Certificate.Status.LOCAL) && !game.local()) {
            PairSearch search = new PairSearch(
                    game, iterate.member().region(), c.weights(), RandomStreams.of(family.seed(), "pairs"));
            worst = search.run(family.pairs(), c.steps().euler());
            violation = (c.alpha() - Math.min(worst.rate(), own[0])) / c.beta();
        }
        out.put(VIOLATION, violation);
        out.put(EULER_RATIO, worst.euler());
        out.put(RK4_RATIO, worst.rk4());
    }

    /** Rate and Lipschitz constant in the metric at random points of the region. */
    private static double[] own(GameFamily family, Certified iterate) {
        Game game = iterate.member().game();
        int d = game.dimension();
        double[] roots = BlockMetric.roots(game, iterate.certificate().weights());
        double[] x = new double[d];
        double[] jacobian = new double[d * d];
        double rate = Double.POSITIVE_INFINITY;
        double norm = 0;
        var random = RandomStreams.of(family.seed(), "points");
        Jacobians jacobians = new Jacobians(game);
        Spectral spectral = new Spectral();
        for (int k = 0; k < (game.affine() ? 1 : POINTS); k++) {
            iterate.member().region().draw(random, x, 0);
            jacobians.at(x, 0, jacobian);
            BlockMetric.scale(jacobian, roots);
            rate = Math.min(rate, spectral.leastOfSymmetricPart(jacobian, 0, d, d));
            norm = Math.max(norm, spectral.norm(jacobian, 0, d, d, d));
        }
        return new double[] {rate, norm};
    }

    /** Puts what eigenvalues say of an affine game. */
    public static void affine(Certified iterate, Measurements out) {
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
