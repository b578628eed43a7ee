package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.smallgain.Close.close;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certificate.Status;
import org.reprise.smallgain.certificate.CertificateJson;
import org.reprise.smallgain.certificate.CertificatePicture;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.Certifier.Proof;
import org.reprise.smallgain.certificate.Comparison;
import org.reprise.smallgain.certificate.Cycle;
import org.reprise.smallgain.certificate.Perron;
import org.reprise.smallgain.certificate.TimescaleBand;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.QuadraticGame;
import org.reprise.smallgain.game.TanhGame;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class CertificateTest {
    static Certifier certifier(Game game, Box box, int points, Proof proof, int threads) {
        return Certifier.of(game, box, points, proof, RandomStreams.of(3, "test"), threads);
    }

    private static Certifier certifier(QuadraticGame game) {
        return certifier(game, new Box(new double[game.dimension()], 1, Box.Layout.SOBOL), 1, Proof.REQUIRED, 1);
    }

    private static void refuses(ErrorCode code, String message, Runnable what) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    private static Comparison random(int n, int seed) {
        var random = RandomStreams.of(seed, "comparison");
        double[] mu = random.doubles(n, 0.2, 3).toArray();
        double[] coupling = random.doubles(n * n, 0, 1.5 / n).toArray();
        for (int i = 0; i < n; i++) {
            coupling[i * n + i] = 0;
        }
        return new Comparison(mu, coupling);
    }

    @Property(tries = 100)
    void noWeightsBeatPerrons(@ForAll @IntRange(min = 2, max = 6) int n, @ForAll @IntRange(max = 10_000) int seed) {
        Comparison k = random(n, seed);
        Perron perron = Perron.of(k);
        double[] best = perron.weights();
        close(k.margin(best), perron.eigenvalue(), 1e-9);
        var random = RandomStreams.of(seed, "weights");
        for (int trial = 0; trial < 50; trial++) {
            double size = Math.pow(10, -3 * random.nextDouble());
            double[] weights = Arrays.stream(best)
                    .map(w -> w * Math.exp(size * random.nextGaussian()))
                    .toArray();
            assertThat(k.margin(weights)).isLessThanOrEqualTo(perron.eigenvalue() + 1e-9);
        }
        // Equivalent conditions for weights to exist.
        assertThat(k.radius() < 1).isEqualTo(perron.eigenvalue() > 0);
    }

    @Property(tries = 100)
    void bandsEndWhereTheMarginIsNought(
            @ForAll @IntRange(min = 2, max = 5) int n, @ForAll @IntRange(max = 10_000) int seed) {
        Comparison k = random(n, seed);
        double[] weights = Perron.of(k).weights();
        for (int i = 0; i < n; i++) {
            TimescaleBand band = TimescaleBand.of(k, weights, i, 0);
            if (!(k.margin(weights) >= 0)) {
                assertThat(band.low()).isNaN();
                continue;
            }
            for (double end : new double[] {band.low(), band.high()}) {
                double[] moved = weights.clone();
                moved[i] = end;
                assertThat(Math.abs(k.margin(moved))).isLessThan(1e-9);
            }
            assertThat(weights[i]).isBetween(band.low(), band.high());
        }
    }

    @Test
    void degenerateCouplings() {
        Comparison none = new Comparison(new double[] {2, 1, 3}, new double[9]);
        close(none.margin(new double[] {1, 7, 0.1}), 1, 1e-14);
        close(Perron.of(none).eigenvalue(), 1, 1e-8);
        Comparison symmetric = new Comparison(new double[] {1, 1, 1}, new double[] {0, .2, .1, .2, 0, .3, .1, .3, 0});
        close(Perron.of(symmetric).weights(), new double[] {1, 1, 1}, 1e-12);
        Comparison oneWay = new Comparison(new double[] {1, 1}, new double[] {0, 0.5, 0, 0});
        TimescaleBand band = TimescaleBand.of(oneWay, new double[] {1, 1}, 1, 0);
        close(band.low(), 0.25 / 4, 1e-13);
        assertThat(band.high()).isInfinite();
        Comparison k = random(4, 1);
        double[] w = {1, 2, 3, 4};
        close(k.margin(w), k.margin(Arrays.stream(w).map(v -> 1e6 * v).toArray()), 1e-12);
    }

    @Test
    void learningRatesOnlyMoveTheWeights() {
        Comparison k = random(3, 5);
        double[] gains = {1, 20, 0.3};
        double[] weights = Perron.of(k).weights();
        double[] moved = {weights[0], weights[1] / 20, weights[2] / 0.3};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double before = weights[i] * k.coupling()[3 * i + j] + weights[j] * k.coupling()[3 * j + i];
                Comparison faster = k.faster(gains);
                double after = moved[i] * faster.coupling()[3 * i + j] + moved[j] * faster.coupling()[3 * j + i];
                assertThat(after).isCloseTo(before, org.assertj.core.data.Offset.offset(1e-13));
            }
        }
        assertThat(k.margin(weights) > 0).isEqualTo(k.faster(gains).margin(moved) > 0);
    }

    @Test
    void uncertifiableGamesNameTheLargestCause() {
        Certificate zeroSum = certifier(QuadraticGame.scalar(0, 1, -1, 0)).smallGain(WeightRule.PERRON);
        assertThat(zeroSum.status()).isEqualTo(Status.NOT_CERTIFIED);
        assertThat(zeroSum.reason()).contains("player 1 has no own curvature");
        assertThat(zeroSum.steps().euler()).isNaN();
        refuses(ErrorCode.BAD_PROBLEM, "player 1 has no own curvature", zeroSum::orRefuse);
        Certificate curved = certifier(QuadraticGame.scalar(1, 0, 0, -2)).smallGain(WeightRule.PERRON);
        assertThat(curved.reason()).contains("player 2 has no own curvature (mu=-2");
        // Players 2 and 3 drive each other; player 1 is hardly in it.
        QuadraticGame strong = QuadraticGame.scalar(1, .1, .1, .1, 1, 4, .1, 1, 1);
        Certificate cycle = certifier(strong).smallGain(WeightRule.PERRON);
        assertThat(cycle.reason()).contains("the strongest cycle of players is 2 -> 3 -> 2 with gain 2");
        Comparison round = new Comparison(new double[] {1, 1, 1}, new double[] {0, 2, 0, 0, 0, 3, .5, 0, 0});
        Cycle three = Cycle.strongest(round);
        assertThat(three.text()).isEqualTo("1 -> 2 -> 3 -> 1");
        close(three.gain(), Math.cbrt(3), 1e-14);
        assertThat(CertificateJson.of(java.util.List.of(cycle))).contains("\"NOT_CERTIFIED\"", "\"hEuler\": null");
        assertThat(CertificatePicture.of(cycle)).startsWith("<svg").contains("none is certified");
    }

    @Test
    void aThirdPartysGame() {
        Duopoly game = new Duopoly(1, 2);
        Box box = new Box(new double[] {2, 1}, 0.5, Box.Layout.SOBOL);
        Certificate one = certifier(game, box, 400, Proof.AUTO, 1).smallGain(WeightRule.PERRON);
        assertThat(one.status()).isEqualTo(Status.SAMPLED);
        assertThat(one.alpha()).isPositive();
        // Own second derivatives 4 + 0.2 (2s + x_1) and 6 + ..., cross 1 + 0.2 s + 0.2 x_i, s the sum.
        close(one.bounds().mu()[0], 2 + 2 + .4 * 2 + .2 * 1.5, 2e-2);
        close(one.bounds().coupling()[1], 1 + .2 * 4 + .2 * 2.5, 2e-2);
        Certificate two = certifier(game, box, 400, Proof.AUTO, 2).smallGain(WeightRule.PERRON);
        assertThat(two.alpha()).isEqualTo(one.alpha());
        assertThat(two.beta()).isEqualTo(one.beta());
        refuses(ErrorCode.BAD_PROBLEM, "neither bounds", () -> certifier(game, box, 10, Proof.REQUIRED, 1));
        assertThat(CertificatePicture.of(one)).contains("SAMPLED");
    }

    @Test
    void aLatticeAndASlopeProve() {
        TanhGame exact = new TanhGame(1, new double[] {1, 1}, new double[] {0, .3, .2, 0});
        Game slope = new Game() {
            @Override
            public int[] dimensions() {
                return exact.dimensions();
            }

            @Override
            public void field(double[] x, int from, int to, double[] out) {
                exact.field(x, from, to, out);
            }

            @Override
            public boolean block(int i, int j, double[] x, int at, double[] out) {
                double t = Math.tanh(x[at + j]);
                out[0] = i == j ? 1 : exact.coupling()[2 * i + j] * (1 - t * t);
                return true;
            }

            @Override
            public double jacobianLipschitz() {
                return exact.jacobianLipschitz();
            }
        };
        Box box = new Box(new double[2], 1, Box.Layout.LATTICE);
        Certificate coarse = certifier(slope, box, 25, Proof.REQUIRED, 1).smallGain(WeightRule.PERRON);
        Certificate fine = certifier(slope, box, 10_000, Proof.REQUIRED, 1).smallGain(WeightRule.PERRON);
        Certificate proven = certifier(exact, box, 25, Proof.REQUIRED, 1).smallGain(WeightRule.PERRON);
        assertThat(fine.status()).isEqualTo(Status.RIGOROUS);
        assertThat(fine.lipschitz()).isEqualTo(Certificate.Lipschitz.BOUND);
        assertThat(fine.alpha()).isGreaterThan(coarse.alpha()).isLessThan(proven.alpha());
        close(fine.alpha(), proven.alpha(), 0.01);
        close(proven.alpha(), 1 - Math.sqrt(.06), 1e-12);
    }

    @Test
    void badInputIsRefused() {
        ErrorCode bad = ErrorCode.BAD_PROBLEM;
        refuses(bad, "expected 2x2", () -> QuadraticGame.of(new int[] {1, 1}, new double[] {1, 2, 3}));
        refuses(bad, "NaN in row 1, column 0", () -> QuadraticGame.scalar(1, 0, Double.NaN, 1));
        refuses(
                bad,
                "Coupling of player 1 with itself",
                () -> new BlockBounds(new double[] {1}, new double[] {1}, new double[] {1}));
        refuses(bad, "NaN", () -> new BlockBounds(new double[] {Double.NaN}, new double[1], new double[1]));
        refuses(ErrorCode.BAD_VALUE, "weights must be positive", () -> random(2, 0)
                .margin(new double[] {1, 0}));
        refuses(
                bad,
                "Region has dimension 3",
                () -> certifier(new Duopoly(1, 1), new Box(new double[3], 1, Box.Layout.SOBOL), 5, Proof.AUTO, 1));
        refuses(ErrorCode.BAD_VALUE, "Half width", () -> new Box(new double[1], Double.NaN, Box.Layout.SOBOL));
        refuses(
                ErrorCode.BAD_VALUE,
                "Balanced weights",
                () -> WeightRule.BALANCED.weights(
                        new BlockBounds(new double[] {1, 1}, new double[] {0, 1, 0, 0}, new double[] {1, 1})));
        Game pole = new Game() {
            @Override
            public int[] dimensions() {
                return new int[] {1};
            }

            @Override
            public void field(double[] x, int from, int to, double[] out) {
                for (int r = from; r < to; r++) {
                    out[r] = Math.log(x[r]);
                }
            }
        };
        refuses(
                bad,
                "NaN in row 0",
                () -> certifier(pole, new Box(new double[1], 1, Box.Layout.SOBOL), 10, Proof.AUTO, 1));
    }
}
