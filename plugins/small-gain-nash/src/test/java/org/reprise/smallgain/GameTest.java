package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reprise.smallgain.Close.close;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.smallgain.certificate.Certificate;
import org.reprise.smallgain.certificate.Certifier;
import org.reprise.smallgain.certificate.WeightRule;
import org.reprise.smallgain.game.BlockBounds;
import org.reprise.smallgain.game.Box;
import org.reprise.smallgain.game.Game;
import org.reprise.smallgain.game.Jacobians;
import org.reprise.smallgain.game.MarkovGame;
import org.reprise.smallgain.game.PolicyDual;
import org.reprise.smallgain.game.PolicyLogits;
import org.reprise.smallgain.game.Spectral;
import org.reprise.smallgain.game.TanhGame;

class GameTest {
    private static double[] random(int size, String stream) {
        double[] values = new double[size];
        var random = RandomStreams.of(11, stream);
        Arrays.setAll(values, k -> random.nextGaussian());
        return values;
    }

    /** Three states, 2 by 3 actions, different rewards. */
    private static MarkovGame markov() {
        double[] transitions = random(3 * 6 * 3, "transitions");
        for (int cell = 0; cell < 18; cell++) {
            double total = 0;
            for (int k = 3 * cell; k < 3 * cell + 3; k++) {
                transitions[k] = Math.abs(transitions[k]);
                total += transitions[k];
            }
            for (int k = 3 * cell; k < 3 * cell + 3; k++) {
                transitions[k] /= total;
            }
        }
        return new MarkovGame(3, new int[] {2, 3}, .8, .7, new double[] {.5, .2, .3}, transitions, new double[][] {
            random(18, "one"), random(18, "two")
        });
    }

    /** Cost of a player by powers of the transition matrix: nothing in common with the game's own formulas. */
    private static double cost(MarkovGame game, double[] theta, int player) {
        int s = game.states();
        int[] a = game.actions();
        double[][] p = new double[2][];
        double entropy = 0;
        for (int i = 0, at = 0; i < 2; at += s * a[i], i++) {
            p[i] = new double[s * a[i]];
            for (int state = 0; state < s; state++) {
                double total = 0;
                for (int k = 0; k < a[i]; k++) {
                    p[i][state * a[i] + k] = Math.exp(theta[at + state * a[i] + k]);
                    total += p[i][state * a[i] + k];
                }
                for (int k = 0; k < a[i]; k++) {
                    p[i][state * a[i] + k] /= total;
                    double q = p[i][state * a[i] + k];
                    entropy -= i == player ? q * Math.log(q) : 0;
                }
            }
        }
        double[] law = game.start().clone();
        double sum = 0;
        double weight = 1 - game.discount();
        for (int t = 0; t < 400; t++) {
            double[] next = new double[s];
            for (int state = 0; state < s; state++) {
                for (int k = 0; k < a[0]; k++) {
                    for (int l = 0; l < a[1]; l++) {
                        double joint = law[state] * p[0][state * a[0] + k] * p[1][state * a[1] + l];
                        int cell = (state * a[0] + k) * a[1] + l;
                        sum += weight * joint * game.rewards()[player][cell];
                        for (int m = 0; m < s; m++) {
                            next[m] += joint * game.transitions()[cell * s + m];
                        }
                    }
                }
            }
            law = next;
            weight *= game.discount();
        }
        return -sum - game.temperature() * entropy;
    }

    @Test
    void policyGradientsAreThoseOfTheCosts() {
        MarkovGame game = markov();
        PolicyLogits logits = new PolicyLogits(game);
        double[] theta = random(15, "theta");
        double[] field = new double[15];
        logits.field(theta, 0, 1, field);
        for (int k = 0; k < 15; k++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[k] += 1e-5;
            down[k] -= 1e-5;
            int player = k < 6 ? 0 : 1;
            double slope = (cost(game, up, player) - cost(game, down, player)) / 2e-5;
            assertThat(field[k]).isCloseTo(slope, within(1e-8));
        }
    }

    @Test
    void naturalGradientsAreThoseOfTheFisherMatrix() {
        MarkovGame game = markov();
        PolicyLogits logits = new PolicyLogits(game);
        double[] theta = random(15, "theta");
        double[] field = new double[15];
        double[] natural = new double[15];
        logits.field(theta, 0, 1, field);
        logits.natural(theta, 0, 1, natural);
        for (int from = 0; from < 15; ) {
            int a = from < 6 ? 2 : 3;
            double total = 0;
            for (int k = 0; k < a; k++) {
                total += Math.exp(theta[from + k]);
            }
            DMatrixRMaj fisher = new DMatrixRMaj(a, a);
            DMatrixRMaj gradient = new DMatrixRMaj(a, 1);
            for (int k = 0; k < a; k++) {
                gradient.data[k] = field[from + k];
                for (int l = 0; l < a; l++) {
                    double p = Math.exp(theta[from + k]) / total;
                    fisher.set(k, l, (k == l ? p : 0) - p * Math.exp(theta[from + l]) / total);
                }
            }
            DMatrixRMaj inverse = new DMatrixRMaj(a, a);
            CommonOps_DDRM.pinv(fisher, inverse);
            DMatrixRMaj expected = new DMatrixRMaj(a, 1);
            CommonOps_DDRM.mult(inverse, gradient, expected);
            for (int k = 0; k < a; k++) {
                assertThat(natural[from + k]).isCloseTo(expected.data[k], within(1e-11));
            }
            from += a;
        }
    }

    @Test
    void aNaturalStepIsEulersStepInDualSpace() {
        MarkovGame game = markov();
        PolicyLogits logits = new PolicyLogits(game);
        PolicyDual dual = new PolicyDual(game);
        double[] theta = random(15, "theta");
        logits.centre(theta, 0);
        // Reducing a point to dual coordinates is what the region of one point does.
        double[] z = dual.region(new Box(theta, 0, Box.Layout.VERTICES)).points(1, null);
        assertThat(z).hasSize(3 + 6);
        double[] natural = new double[15];
        double[] slope = new double[9];
        logits.natural(theta, 0, 1, natural);
        dual.field(z, 0, 1, slope);
        double[] moved = theta.clone();
        for (int k = 0; k < 15; k++) {
            moved[k] -= 0.3 * natural[k];
        }
        double[] reduced = dual.region(new Box(moved, 0, Box.Layout.VERTICES)).points(1, null);
        for (int k = 0; k < 9; k++) {
            assertThat(reduced[k]).isCloseTo(z[k] - 0.3 * slope[k], within(1e-14));
        }
    }

    @Test
    void bimatrixBoundsAreBounds() {
        MarkovGame game = MarkovGame.bimatrix(5, 7, random(35, "a"), random(35, "b"), 1.3);
        PolicyDual dual = new PolicyDual(game);
        Box far = new Box(new double[12], 4, Box.Layout.SOBOL);
        BlockBounds proven = dual.bounds(null).orElseThrow();
        Certifier sampled =
                Certifier.of(dual, dual.region(far), 300, Certifier.Proof.SAMPLED, RandomStreams.of(1, "points"), 2);
        for (int i = 0; i < 2; i++) {
            close(sampled.bounds().mu()[i], 1.3, 1e-8);
        }
        assertThat(sampled.bounds().coupling()[1]).isLessThanOrEqualTo(proven.coupling()[1] + 1e-8);
        assertThat(sampled.bounds().coupling()[2]).isLessThanOrEqualTo(proven.coupling()[2] + 1e-8);
        double s = Math.sqrt(proven.coupling()[1] * proven.coupling()[2]);
        PolicyDual warm = new PolicyDual(game.with(1.2 * s));
        Certificate c = Certifier.of(
                        warm, warm.region(far), 3, Certifier.Proof.REQUIRED, RandomStreams.of(1, "points"), 1)
                .smallGain(WeightRule.PERRON);
        close(c.alpha(), 0.2 * s, 1e-12);
        close(c.beta(), 2.2 * s, 1e-12);
        close(c.weights()[1], proven.coupling()[1] / proven.coupling()[2], 1e-12);
        close(c.steps().euler(), 2 * .2 / (2.2 * 2.2 * s), 1e-12);
    }

    @Test
    void jacobiansAgreeWithDifferences() {
        TanhGame game = new TanhGame(2, new double[] {1, 2, 3}, zeroOwn(random(36, "coupling")));
        Game plain = new Game() {
            @Override
            public int[] dimensions() {
                return game.dimensions();
            }

            @Override
            public void field(double[] x, int from, int to, double[] out) {
                game.field(x, from, to, out);
            }
        };
        double[] x = random(12, "x");
        double[] exact = new double[36];
        double[] differences = new double[36];
        assertThat(new Jacobians(game).at(x, 6, exact)).isTrue();
        assertThat(new Jacobians(plain).at(x, 6, differences)).isFalse();
        for (int k = 0; k < 36; k++) {
            assertThat(differences[k]).isCloseTo(exact[k], within(1e-9));
        }
    }

    private static double[] zeroOwn(double[] coupling) {
        for (int k = 0; k < 36; k++) {
            coupling[k] = k / 6 / 2 == k % 6 / 2 ? 0 : coupling[k];
        }
        return coupling;
    }

    @Test
    void normsOfBlocks() {
        double[] matrix = random(30 * 40, "matrix");
        Spectral spectral = new Spectral();
        DMatrixRMaj block = new DMatrixRMaj(7, 5);
        for (int k = 0; k < 35; k++) {
            block.data[k] = matrix[(3 + k / 5) * 40 + 11 + k % 5];
        }
        double expected = +NormOps_DDRM.normP2(block);
        close(spectral.norm(matrix, 3 * 40 + 11, 40, 7, 5), expected, 1e-12);
        // Power iteration may not end above the norm by more than its safety, nor below it.
        double[] large = random(250 * 250, "large");
        double exact = NormOps_DDRM.normP2(new DMatrixRMaj(250, 250, true, large.clone()));
        assertThat(spectral.norm(large, 0, 250, 250, 250)).isBetween(exact, exact * Spectral.SAFETY);
    }

    @Test
    void layoutsOfBoxes() {
        Box vertices = new Box(new double[] {1, 2, 3}, .5, Box.Layout.VERTICES);
        double[] all = vertices.points(9, RandomStreams.of(0, "v"));
        assertThat(all).hasSize(27);
        assertThat(Arrays.copyOf(all, 3)).containsExactly(1, 2, 3);
        Set<String> corners = new HashSet<>();
        for (int r = 1; r < 9; r++) {
            corners.add(all[3 * r] + " " + all[3 * r + 1] + " " + all[3 * r + 2]);
        }
        assertThat(corners).hasSize(8);
        assertThat(vertices.points(5, RandomStreams.of(0, "v"))).hasSize(15);
        Box lattice = new Box(new double[2], 1, Box.Layout.LATTICE);
        assertThat(lattice.points(20, null)).hasSize(2 * 17);
        close(lattice.coverRadius(20), Math.sqrt(2) / 4, 1e-14);
        assertThat(new Box(new double[2], 1, Box.Layout.SOBOL).coverRadius(20)).isInfinite();
    }
}
