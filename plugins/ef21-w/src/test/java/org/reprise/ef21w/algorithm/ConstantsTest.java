package org.reprise.ef21w.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.ef21w.problem.Weighting;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.problem.Smoothness;

class ConstantsTest {
    @Test
    void cloningHasItsKnownValues() {
        Smoothness l = new Smoothness(10, new double[] {1, 1, 1, 100});
        assertThat(l.quadraticMean()).isCloseTo(50.0075, within(1e-4));
        assertThat(Weighting.uniform(4).mean(l)).isCloseTo(l.quadraticMean(), within(1e-12));
        assertThat(Weighting.bySmoothness(l).mean(l)).isCloseTo(25.75, within(1e-12));
        assertThat(Weighting.byClones(new int[] {1, 1, 1, 2}).mean(l)).isCloseTo(39.54, within(0.005));
        assertThat(Weighting.clones(l)).containsExactly(1, 1, 1, 4);
        assertThat(Weighting.byClones(Weighting.clones(l)).mean(l)).isCloseTo(33.09, within(0.005));
    }

    @Property(tries = 200)
    void clonesAreFewAndTheirMeanIsSmall(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
        RandomGenerator random = RandomStreams.of(seed, "constants");
        double[] constants = new double[n];
        Arrays.setAll(constants, i -> Math.exp(4 * random.nextGaussian()));
        Smoothness l = new Smoothness(1, constants);
        int[] clones = Weighting.clones(l);
        double mean = Weighting.byClones(clones).mean(l);
        assertThat(Arrays.stream(clones).sum()).isLessThanOrEqualTo(2 * n);
        assertThat(mean).isBetween(l.arithmeticMean() * (1 - 1e-12), Math.sqrt(2) * l.arithmeticMean() * (1 + 1e-12));
        assertThat(l.quadraticMean())
                .isBetween(l.arithmeticMean() * (1 - 1e-12), Math.sqrt(n) * l.arithmeticMean() * (1 + 1e-12));
    }

    @Property(tries = 200)
    void theWeightsByContractionAreConsistent(@ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 1) double alpha) {
        Contraction c = new Contraction(alpha);
        assertThat(c.theta()).isCloseTo(1 - Math.sqrt(1 - alpha), within(1e-12));
        assertThat(c.xi()).isCloseTo((1 + Math.sqrt(1 - alpha)) / alpha - 1, within(1e-9 / alpha));
        assertThat(c.xi()).isCloseTo(Math.sqrt(c.beta() / c.theta()), within(1e-9 / alpha));
        assertThat(c.xi()).isLessThanOrEqualTo(2 / alpha);
    }

    @ParameterizedTest
    @CsvSource({"1,18.487,95.3", "0.5,38.494,139.2", "0.1,198.50,331.6"})
    void participationHasItsKnownValues(double p, double closed, double simulated) {
        Contraction c = new Contraction(0.1);
        assertThat(c.times(p).xi()).isCloseTo(closed, within(0.01));
        assertThat(ParticipationConstants.of(c, p, p, 1e-3, 1e-3).factor()).isCloseTo(simulated, within(0.1));
    }

    @Test
    void theBestConstantsGiveTheClosedForm() {
        for (double p : new double[] {1, 0.5, 0.1}) {
            Contraction c = new Contraction(0.1);
            double best = Double.POSITIVE_INFINITY;
            for (double s = 1e-4; s < 0.12; s *= 1.005) {
                for (double rho = p == 1 ? 1e9 : 1e-4; rho < (p == 1 ? 1.1e9 : 0.3); rho *= 1.005) {
                    double theta = rho * p + (1 - (1 + s) * 0.9) * p - rho;
                    if (theta > 0) {
                        best = Math.min(
                                best, ParticipationConstants.of(c, p, p, s, rho).factor());
                    }
                    if (p == 1) {
                        break;
                    }
                }
            }
            assertThat(best / c.times(p).xi()).isBetween(1 - 1e-9, 1.001);
        }
    }

    @Test
    void noiseConstantsContract() {
        for (double alpha : new double[] {1, 0.9, 0.1, 0.01}) {
            NoiseConstants noise = NoiseConstants.of(new Contraction(alpha));
            assertThat(noise.theta()).isBetween(1e-9, 1.0);
            assertThat(noise.factor()).isGreaterThanOrEqualTo(new Contraction(alpha).xi());
        }
        assertThat(NoiseConstants.of(new Contraction(1)).factor()).isZero();
        // 1 - theta = 0.9 * 1.05 * (1 + nu) with 1 + nu = 1/sqrt(0.945).
        assertThat(NoiseConstants.of(new Contraction(0.1)).theta()).isCloseTo(1 - Math.sqrt(0.945), within(1e-14));
    }
}
