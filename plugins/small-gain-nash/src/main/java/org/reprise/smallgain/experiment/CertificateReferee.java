package org.reprise.smallgain.experiment;

import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.BlockMetric;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.TimescaleBand;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.Spectral;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;
import org.reprise.spi.Direction;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;

/**
 * Measures certificates and checks them: at points of its own, at random pairs, and for affine games by eigenvalues.
 * Experiments of other plugins may use it on their own games: they take its metrics with {@code metricsOf}.
 */
@Metrics({
    @Metric(
            name = CertificateReferee.ALPHA,
            description = "rate in the metric: certified where above 0",
            direction = Direction.MAXIMISE),
    @Metric(
            name = CertificateReferee.ALPHA_TRUE,
            description = "least eigenvalue of the symmetric part of M^(1/2) J M^(-1/2), at the referee's own points",
            direction = Direction.MAXIMISE),
    @Metric(
            name = CertificateReferee.EIGENVALUE,
            description = "least real eigenvalue of K: the largest margin of any weights",
            direction = Direction.NEUTRAL),
    @Metric(
            name = CertificateReferee.CERTIFIED,
            description = "1 where the game is certified, 0 where not",
            direction = Direction.MAXIMISE),
    @Metric(
            name = CertificateReferee.BETA,
            description = "Lipschitz constant in the metric",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = CertificateReferee.BETA_TRUE,
            description = "largest norm of M^(1/2) J M^(-1/2), at the referee's own points",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = CertificateReferee.WEIGHT,
            description = "weight of the last player over that of the first",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = CertificateReferee.BAND_LOW,
            description = "lower end of the last player's timescale band",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = CertificateReferee.BAND_HIGH,
            description = "upper end of the last player's timescale band",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = CertificateReferee.STEP_EULER,
            description = "certified bound of the step for Euler and RK4, 2 alpha/beta^2",
            direction = Direction.MAXIMISE,
            log = true),
    @Metric(
            name = CertificateReferee.STEP_GUIDELINE,
            description = "the paper's guideline for RK4, 2.5/beta",
            direction = Direction.NEUTRAL,
            log = true),
    @Metric(
            name = CertificateReferee.VIOLATION,
            description =
                    "by how much pairs and points of the referee fall short of alpha, over beta: above 0 the certificate is wrong"),
    @Metric(
            name = CertificateReferee.EULER_RATIO,
            description = "largest ratio of distances in M over one Euler step of 2 alpha/beta^2"),
    @Metric(name = CertificateReferee.RK4_RATIO, description = "the same for one RK4 step"),
    @Metric(
            name = CertificateReferee.VALUE,
            description = "where along its parameter the game lies",
            direction = Direction.NEUTRAL)
})
public final class CertificateReferee {
    /** Leading metric. */
    public static final String ALPHA = "alpha";

    public static final String VALUE = "value";
    public static final String CERTIFIED = "certified";
    public static final String ALPHA_TRUE = "alpha-true";
    public static final String EIGENVALUE = "eigenvalue";
    public static final String BETA = "beta";
    public static final String BETA_TRUE = "beta-true";
    public static final String WEIGHT = "weight";
    public static final String BAND_LOW = "band-low";
    public static final String BAND_HIGH = "band-high";
    public static final String STEP_EULER = "step-euler";
    public static final String STEP_GUIDELINE = "step-guideline";
    public static final String VIOLATION = "violation";
    public static final String EULER_RATIO = "euler-ratio";
    public static final String RK4_RATIO = "rk4-ratio";

    private static final int POINTS = 32;

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
}
