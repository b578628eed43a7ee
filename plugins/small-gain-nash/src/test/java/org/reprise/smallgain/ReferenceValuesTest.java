package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.smallgain.Close.close;

import org.ejml.data.Complex_F64;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.Comparison;
import org.reprise.smallgain.certificate.Perron;
import org.reprise.smallgain.certificate.Rk4;
import org.reprise.smallgain.certificate.StepBounds;
import org.reprise.smallgain.certificate.StepLimits;
import org.reprise.smallgain.certificate.TimescaleBand;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.MarkovGame;
import org.reprise.smallgain.game.PolicyFisher;
import org.reprise.smallgain.game.PolicyLogits;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.game.Spectral;

/** Values known in closed form, or computed elsewhere. */
class ReferenceValuesTest {
    private static final QuadraticGame TOY = QuadraticGame.scalar(1, 10, 0.05, 1);
    private static final BlockBounds THREE = new BlockBounds(
            new double[] {1, 1.5, 2}, new double[] {0, 3, .5, .05, 0, .2, .3, .6, 0}, new double[] {1, 1.5, 2});

    private static Certifier certifier(QuadraticGame game) {
        Box box = new Box(new double[game.dimension()], 1, Box.Layout.SOBOL);
        return Certifier.of(game, box, 10, Certifier.Proof.AUTO, RandomStreams.of(0, "test"), 1);
    }

    @Test
    void twoScalarPlayers() {
        Certificate c = certifier(TOY).smallGain(WeightRule.PERRON);
        assertThat(c.status()).isEqualTo(Certificate.Status.RIGOROUS);
        close(c.weights()[1], 200, 1e-13);
        close(c.alpha(), 1 - Math.sqrt(0.5), 1e-13);
        close(c.metricRate(), c.alpha(), 1e-12);
        close(c.eigenvalue(), c.alpha(), 1e-13);
        close(c.beta(), 1.707106781, 1e-9);
        close(c.steps().euler(), .2010101268, 1e-9);
        close(c.steps().best(), .1005050634, 1e-9);
        close(c.steps().bestFactor(), .9851714310, 1e-9);
        close(c.steps().rk4Guideline(), 1.464466094, 1e-9);
        close(c.bands()[1].low(), 34.3145750508, 1e-11);
        close(c.bands()[1].high(), 1165.6854249492, 1e-11);
        for (double end : new double[] {c.bands()[1].low(), c.bands()[1].high()}) {
            assertThat(Math.abs(Comparison.of(c.bounds()).margin(new double[] {1, end})))
                    .isLessThan(1e-12);
        }
        StepLimits limits = StepLimits.of(TOY.matrix(), 2);
        close(limits.euler(), 1.171572875, 1e-9);
        close(limits.rk4(), 1.631587, 1e-6);
        Certificate plain = certifier(TOY).smallGain(WeightRule.UNIT);
        close(plain.alpha(), -4.025, 1e-13);
        close(plain.metricRate(), -4.025, 1e-13);
        assertThat(plain.reason()).contains("others give up to 0.29289");
    }

    @Test
    void threePlayers() {
        Comparison k = Comparison.of(THREE);
        Perron perron = Perron.of(k);
        close(k.radius(), .5730811334, 1e-9);
        close(perron.eigenvalue(), .5553778005, 1e-9);
        close(k.margin(new double[] {1, 1, 1}), -.4264050293, 1e-9);
        close(perron.right(), new double[] {1, .10624197, .2517926}, 1e-6);
        close(perron.left()[1] / perron.left()[0], 3.723111, 1e-6);
        close(perron.left()[2] / perron.left()[0], .8615555, 1e-6);
        double[] w = perron.weights();
        close(w, new double[] {1, 35.04369433, 3.42168713}, 1e-8);
        close(k.margin(w), perron.eigenvalue(), 1e-10);
        double beta = WeightRule.lipschitz(THREE, w);
        close(beta, 2.4575437965, 1e-9);
        StepBounds steps = StepBounds.of(k.margin(w), beta, true);
        close(steps.euler(), .1839145036, 1e-9);
        close(steps.best(), .0919572518, 1e-9);
        close(steps.bestFactor(), .9741298598, 1e-9);
        double[][] bands = {{.07801893, 13.45209142}, {2.24797880, 462.26040843}, {.23322542, 56.90489742}};
        for (int i = 0; i < 3; i++) {
            TimescaleBand band = TimescaleBand.of(k, w, i, 0);
            close(band.low(), bands[i][0], 1e-6);
            close(band.high(), bands[i][1], 1e-8);
        }
        double[] best = WeightRule.ALPHA_BETA_SQUARED.weights(THREE);
        close(best, new double[] {1, 28.66522132, 3.60825433}, 1e-5);
        close(k.margin(best) / Math.pow(WeightRule.lipschitz(THREE, best), 2), .0927962816, 1e-9);
        double[] gains = {1, 10, .1};
        double[] slower = {w[0], w[1] / 10, w[2] / .1};
        close(slower[1], 3.504369433, 1e-8);
        close(k.faster(gains).margin(slower), .1513088185, 1e-9);
    }

    @Test
    void linearQuadratic() {
        double[][] expected = {
            {.5, .6464466, 1.3535534, .7056866, 1.4775923, 1.8469903, 2.0577641},
            {1.375, .0277282, 1.9722718, .0142567, Double.NaN, Double.NaN, Double.NaN}
        };
        for (double[] row : expected) {
            QuadraticGame game = QuadraticGame.scalar(1, 10 * row[0], .05 * row[0], 1);
            Certificate c = certifier(game).smallGain(WeightRule.BALANCED);
            close(c.alpha(), row[1], 2e-6);
            close(c.beta(), row[2], 1e-6);
            close(c.steps().euler(), row[3], 3e-6);
            if (!Double.isNaN(row[4])) {
                StepLimits limits = StepLimits.of(game.matrix(), 2);
                close(limits.euler(), row[4], 1e-6);
                close(c.steps().rk4Guideline(), row[5], 1e-6);
                close(limits.rk4(), row[6], 1e-6);
            }
        }
    }

    @Test
    void stabilityRegionOfRk4() {
        double most = 0;
        double half = 0;
        for (int k = 0; k <= 200_000; k++) {
            double angle = Math.PI * k / 200_000;
            double r = Rk4.DISC;
            most = Math.max(most, Rk4.squareAt(-r + r * Math.cos(angle), r * Math.sin(angle)));
            double quarter = Math.PI / 2 * (1 + k / 200_000.0);
            half = Math.max(half, Rk4.squareAt(Rk4.HALF_DISC * Math.cos(quarter), Rk4.HALF_DISC * Math.sin(quarter)));
        }
        assertThat(most).isBetween(1 - 1e-6, 1 + 1e-6);
        assertThat(half).isBetween(1 - 1e-6, 1 + 1e-6);
        close(Rk4.limit(new Complex_F64[] {new Complex_F64(1, 0)}), 2.785293563, 1e-9);
    }

    @Test
    void guidelineIsNoContractionOfOneStep() {
        double[] h = {3, 2.1, -.2, -3.5, 3.1, 1.1, -1.3, -3.4, .8};
        Certificate c = certifier(QuadraticGame.of(new int[] {3}, h)).metricRate("test", new double[] {1});
        close(c.alpha(), .0110196, 1e-5);
        close(c.beta(), 5.060589, 1e-6);
        double[] step = Rk4.step(h, 3, c.steps().rk4Guideline());
        close(new Spectral().norm(step, 0, 3, 3, 3), 1.139905, 1e-6);
        close(StepLimits.radius(step, 3), .62642, 1e-5);
    }

    @Test
    void markovGame() {
        MarkovGame game = MarkovGame.paper();
        double[] field = new double[8];
        new PolicyLogits(game).field(new double[8], 0, 1, field);
        for (double value : field) {
            assertThat(Math.abs(value)).isLessThan(1e-15);
        }
        PolicyFisher fisher = new PolicyFisher(game);
        Box point = new Box(new double[8], 0, Box.Layout.VERTICES);
        Certifier here =
                Certifier.of(fisher, fisher.region(point), 1, Certifier.Proof.AUTO, RandomStreams.of(0, "test"), 1);
        Certificate c = here.smallGain("1", new double[] {1, 1});
        close(c.bounds().mu(), new double[] {1, 1}, 1e-8);
        close(c.bounds().coupling()[1], .55, 1e-8);
        close(c.alpha(), .45, 1e-8);
        Box cube = new Box(new double[8], .1, Box.Layout.VERTICES);
        Certifier grid =
                Certifier.of(fisher, fisher.region(cube), 257, Certifier.Proof.AUTO, RandomStreams.of(0, "test"), 2);
        assertThat(grid.points()).isEqualTo(257);
        close(grid.bounds().mu(), new double[] {.9343940116, .9343940116}, 1e-7);
        close(grid.bounds().coupling()[1], .6009186250, 1e-7);
        Certificate ours = grid.smallGain(WeightRule.PERRON);
        assertThat(ours.status()).isEqualTo(Certificate.Status.LOCAL);
        close(ours.alpha(), .3334754, 1e-3);
        close(ours.bands()[1].low(), .132648, 1e-5);
        close(ours.bands()[1].high(), 7.538739, 1e-5);
        assertThat(ours.beta()).isBetween(1.55, 1.6);
        assertThat(ours.steps().euler()).isBetween(.25, .29);
    }
}
