package org.reprise.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.reprise.numerics.RandomStreams;
import org.reprise.optimization.geometry.Domain;
import org.reprise.optimization.geometry.MirrorMap;
import org.reprise.optimization.geometry.MirrorStep;
import org.reprise.optimization.geometry.Regulariser;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class GeometryTest {
    private static final Offset<Double> TIGHT = within(1e-12);

    private static double[] step(MirrorMap map, Domain domain, Regulariser h, double[] x, double[] g, double eta) {
        double[] next = x.clone();
        MirrorStep.of(map, domain, h, x.length).apply(next, 0, g.clone(), 0, eta, new double[x.length]);
        return next;
    }

    @Test
    void stepsHaveTheirKnownValues() {
        double[] soft = step(
                MirrorMap.EUCLIDEAN,
                Domain.SPACE,
                Regulariser.lasso(0.3),
                new double[] {1, -2, 0.05},
                new double[] {0.5, -0.5, 1},
                0.1);
        assertThat(soft).containsExactly(new double[] {0.92, -1.92, -0.02}, TIGHT);
        double[] entropy = step(
                MirrorMap.ENTROPY,
                Domain.SIMPLEX,
                Regulariser.NONE,
                new double[] {0.2, 0.3, 0.5},
                new double[] {1, 0, -1},
                0.5);
        assertThat(entropy).containsExactly(new double[] {0.097382490348, 0.240834874845, 0.661782634807}, TIGHT);
        double[] power = step(
                MirrorMap.power(1.5, new double[2]),
                Domain.SPACE,
                Regulariser.NONE,
                new double[] {0.6, 0.8},
                new double[] {1, -1},
                0.2);
        assertThat(power).containsExactly(new double[] {0.492769180844, 0.886984525519}, TIGHT);
        double[] point = {0.5, 0.6, -0.2, 0.3};
        Domain.SIMPLEX.project(point, 0, 4);
        assertThat(point).containsExactly(new double[] {11.0 / 30, 14.0 / 30, 0, 5.0 / 30}, TIGHT);
    }

    @Test
    void degenerateStepsAreGradientSteps() {
        double[] x = {0.3, -1.2, 2};
        double[] g = {0.7, 0.1, -0.4};
        double[] plain = step(MirrorMap.EUCLIDEAN, Domain.SPACE, Regulariser.NONE, x, g, 0.25);
        assertThat(plain).containsExactly(0.3 - 0.25 * 0.7, -1.2 - 0.25 * 0.1, 2 + 0.25 * 0.4);
        assertThat(step(MirrorMap.EUCLIDEAN, Domain.ball(1e300), Regulariser.NONE, x, g, 0.25))
                .isEqualTo(plain);
        assertThat(step(MirrorMap.power(2, new double[3]), Domain.SPACE, Regulariser.NONE, x, g, 0.25))
                .containsExactly(plain, TIGHT);
        assertThat(step(MirrorMap.pNorm(2), Domain.SPACE, Regulariser.NONE, x, g, 0.25))
                .containsExactly(plain, TIGHT);
        assertThat(step(MirrorMap.power(1.5, x), Domain.SPACE, Regulariser.NONE, x, new double[3], 1))
                .isEqualTo(x);
    }

    private record Setting(MirrorMap map, Domain domain, Regulariser h) {}

    private static List<Setting> settings(double[] centre) {
        Regulariser elastic = new Regulariser(0.4, 0.7, 0);
        return List.of(
                new Setting(MirrorMap.EUCLIDEAN, Domain.SPACE, elastic),
                new Setting(MirrorMap.EUCLIDEAN, Domain.ball(0.8), elastic),
                new Setting(MirrorMap.EUCLIDEAN, Domain.ball(0.8), Regulariser.lasso(0.2)),
                new Setting(MirrorMap.EUCLIDEAN, Domain.box(-0.3, 0.6), elastic),
                new Setting(MirrorMap.EUCLIDEAN, Domain.SIMPLEX, Regulariser.NONE),
                new Setting(MirrorMap.EUCLIDEAN, Domain.SIMPLEX, elastic),
                new Setting(MirrorMap.ENTROPY, Domain.SIMPLEX, Regulariser.NONE),
                new Setting(MirrorMap.ENTROPY, Domain.SIMPLEX, Regulariser.negativeEntropy(0.5)),
                new Setting(MirrorMap.pNorm(1.4), Domain.SPACE, Regulariser.NONE),
                new Setting(MirrorMap.power(1.5, centre), Domain.SPACE, Regulariser.NONE),
                new Setting(MirrorMap.power(1.25, centre), Domain.SPACE, Regulariser.NONE));
    }

    private static double[] point(Domain domain, RandomGenerator random, int d) {
        double[] x = new double[d];
        for (int j = 0; j < d; j++) {
            x[j] = domain.kind() == Domain.Kind.SIMPLEX ? 0.01 + random.nextDouble() : random.nextGaussian();
        }
        if (domain.kind() == Domain.Kind.SIMPLEX) {
            double sum = 0;
            for (double v : x) {
                sum += v;
            }
            for (int j = 0; j < d; j++) {
                x[j] /= sum;
            }
        } else {
            domain.project(x, 0, d);
        }
        return x;
    }

    @Property(tries = 60)
    void everyStepMinimisesItsObjective(@ForAll long seed) {
        RandomGenerator random = RandomStreams.of(seed, "step");
        int d = 1 + random.nextInt(6);
        double[] centre = point(Domain.SPACE, random, d);
        for (Setting s : settings(centre)) {
            double[] x = point(s.domain, random, d);
            double[] g = point(Domain.SPACE, random, d);
            double eta = random.nextDouble(0.01, 2);
            double[] next = step(s.map, s.domain, s.h, x, g, eta);
            assertThat(s.domain.violation(next, 0, d)).isLessThan(1e-12);
            double least = objective(s, next, x, g, eta);
            for (int k = 0; k < 50; k++) {
                double[] other = point(s.domain, random, d);
                double near = Math.pow(10, -random.nextInt(6));
                for (int j = 0; j < d; j++) {
                    other[j] = next[j] + near * (other[j] - next[j]);
                }
                assertThat(objective(s, other, x, g, eta)).isGreaterThan(least - 1e-9 * (1 + Math.abs(least)));
            }
        }
    }

    private static double objective(Setting s, double[] y, double[] x, double[] g, double eta) {
        double linear = 0;
        for (int j = 0; j < y.length; j++) {
            linear += g[j] * (y[j] - x[j]);
        }
        return s.h.value(y, 0, y.length) + linear + s.map.distance(y, x) / eta;
    }

    @Property(tries = 200)
    void distancesAreConvexInTheirNorms(@ForAll long seed) {
        RandomGenerator random = RandomStreams.of(seed, "distance");
        int d = 1 + random.nextInt(6);
        double[] centre = point(Domain.SPACE, random, d);
        for (Setting s : settings(centre)) {
            double[] x = point(s.domain, random, d);
            double[] y = point(s.domain, random, d);
            double[] difference = new double[d];
            for (int j = 0; j < d; j++) {
                difference[j] = x[j] - y[j];
            }
            double norm = s.map.norm(difference, 0, d);
            double q = s.map.kind() == MirrorMap.Kind.POWER ? s.map.conjugate() : 2;
            assertThat(s.map.distance(x, y)).isGreaterThan(Math.pow(norm, q) / q * (1 - 1e-9) - 1e-9);
        }
    }

    @Test
    void badGeometriesAreRefused() {
        refuses("exponent p", () -> MirrorMap.pNorm(1));
        refuses("No step in closed form", () -> MirrorStep.of(MirrorMap.ENTROPY, Domain.SPACE, Regulariser.NONE, 2));
        refuses("no interior", () -> Domain.box(1, 1));
        refuses("Weight -1.0", () -> Regulariser.lasso(-1));
    }

    private static void refuses(String message, Runnable code) {
        assertThatThrownBy(code::run).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE);
            assertThat(e.getMessage()).containsIgnoringCase(message);
            assertThat(e.hint()).isNotBlank();
        });
    }
}
