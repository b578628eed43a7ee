package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.StepBounds;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.experiment.AffineReferee;
import org.reprise.smallgain.experiment.CertificateReferee;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.problem.Certified;
import org.reprise.smallgain.problem.GameFamily;

/** The referee finds certificates that are wrong, and leaves alone those that are right. */
class RefereeTest {
    private static final QuadraticGame TOY = QuadraticGame.scalar(1, 10, 0.05, 1);

    private static Map<String, Double> measure(Game game, Box box, double factor) {
        Certificate c = Certifier.of(game, box, 300, Certifier.Proof.AUTO, RandomStreams.of(1, "p"), 1)
                .smallGain(WeightRule.PERRON);
        double alpha = factor * c.alpha();
        Certificate claimed = new Certificate(
                c.method(),
                c.status(),
                c.reason(),
                c.region(),
                c.points(),
                c.bounds(),
                c.eigenvalue(),
                c.radius(),
                c.weights(),
                alpha,
                c.metricRate(),
                c.pointwise(),
                c.beta(),
                c.lipschitz(),
                c.affine(),
                StepBounds.of(alpha, c.beta(), c.affine()),
                c.bands());
        GameFamily family = GameFamily.of(game, box, 5);
        Certified iterate = new Certified(family.members().apply(0), claimed);
        Map<String, Double> values = new TreeMap<>();
        CertificateReferee.certificate(family, iterate, values::put);
        if (game.affine()) {
            AffineReferee.measure(iterate, values::put);
        }
        return values;
    }

    @Test
    void aRateTooHighIsFound() {
        Box box = new Box(new double[2], 1, Box.Layout.SOBOL);
        assertThat(measure(TOY, box, 1).get(CertificateReferee.VIOLATION)).isLessThan(1e-12);
        assertThat(measure(TOY, box, 1.02).get(CertificateReferee.VIOLATION)).isGreaterThan(1e-3);
        assertThat(measure(TOY, box, 6).get(AffineReferee.EULER_NORM)).isGreaterThan(1);
        Duopoly game = new Duopoly(1, 2);
        Box away = new Box(new double[] {2, 1}, 0.5, Box.Layout.SOBOL);
        assertThat(measure(game, away, 1).get(CertificateReferee.VIOLATION)).isLessThan(0);
        assertThat(measure(game, away, 3).get(CertificateReferee.VIOLATION)).isGreaterThan(0);
    }

    @Test
    void stepsBeyondTheBoundMoveApart() {
        Box box = new Box(new double[2], 1, Box.Layout.SOBOL);
        assertThat(measure(TOY, box, 1).get(CertificateReferee.EULER_RATIO)).isLessThanOrEqualTo(1);
        // A rate six times as high stands for a step six times as long, beyond Euler's true limit.
        assertThat(measure(TOY, box, 6).get(CertificateReferee.EULER_RATIO)).isGreaterThan(1);
    }
}
