package org.reprise.sea.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;

/** Comparators, extremes over the ball, gradients and proximal steps against what defines them. */
class ComparatorTest {
    private static double[] vector(RandomGenerator random, int count) {
        double[] v = new double[count];
        Arrays.setAll(v, i -> random.nextGaussian());
        return v;
    }

    private static double quadratic(double[] h, double[] b, double[] x) {
        double value = -Dense.dot(b, x);
        for (int i = 0; i < x.length; i++) {
            value += x[i] / 2 * Dense.dot(h, i * x.length, x, 0, x.length);
        }
        return value;
    }

    @Property(tries = 60)
    void noPointOfTheBallIsBelowTheTrustRegionMinimiser(
            @ForAll @IntRange(min = 1, max = 6) int d, @ForAll @IntRange(max = 10_000) int seed) {
        RandomGenerator random = RandomStreams.of(seed, "trust");
        double[] half = vector(random, d * d);
        double[] h = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                h[i * d + j] = half[i * d + j] + half[j * d + i];
            }
        }
        double[] b = vector(random, d);
        double[] x = TrustRegion.minimiser(h, b, 0.7);
        assertThat(References.norm(x)).isLessThanOrEqualTo(0.7 + 1e-12);
        double best = quadratic(h, b, x);
        double[] other = new double[d];
        for (int k = 0; k < 300; k++) {
            Sphere.point(random, 0.7 * Math.pow(random.nextDouble(), 1.0 / (d + k % 2)), other);
            assertThat(quadratic(h, b, other)).isGreaterThanOrEqualTo(best - 1e-10);
        }
    }

    @Test
    void theHardCaseAndTheFlatCase() {
        // x'Hx/2 with H = diag(-1, 1) and b orthogonal to the first axis.
        assertThat(TrustRegion.diagonal(new double[] {-1, 1}, new double[] {0, .5}, 1))
                .containsExactly(new double[] {Math.sqrt(1 - .0625), .25}, within(1e-12));
        assertThat(TrustRegion.diagonal(new double[] {0, 0}, new double[] {3, 4}, 2))
                .containsExactly(new double[] {1.2, 1.6}, within(1e-12));
        assertThat(TrustRegion.diagonal(new double[] {0, 2}, new double[] {0, 1}, 2))
                .containsExactly(new double[] {0, .5}, within(1e-12));
        // max of ||x - (1, 0)||^2 over the unit disc is at (-1, 0).
        double[] identity = {1, 0, 0, 1};
        assertThat(TrustRegion.maximum(identity, new double[] {1, 0}, 1) + 1).isCloseTo(4, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void theMinimumOfASumIsCertified(Link link) {
        RandomGenerator random = RandomStreams.of(1, "sum", link.name());
        int d = 4;
        MarginLoss losses = new MarginLoss(link, d, link == Link.LOGISTIC ? 0.01 : 0);
        LossSum sum = losses.sum();
        int n = 300;
        for (int k = 0; k < n; k++) {
            double[] row = vector(random, d + 1);
            if (link == Link.HINGE || link == Link.LOGISTIC) {
                row[d] = row[d] + row[0] > 0 ? 1 : -1;
            }
            sum.add(row);
        }
        for (double radius : new double[] {0.3, 5}) {
            LossSum.Minimum best = sum.minimise(radius);
            assertThat(best.gap()).isLessThanOrEqualTo(1e-9 * n);
            assertThat(References.norm(best.point())).isLessThanOrEqualTo(radius + 1e-12);
            assertThat(best.value()).isEqualTo(sum.value(best.point()));
            double[] other = new double[d];
            for (int k = 0; k < 400; k++) {
                Sphere.point(random, Math.pow(10, -1.0 * (k % 8)), other);
                for (int i = 0; i < d; i++) {
                    other[i] += best.point()[i];
                }
                double norm = References.norm(other);
                for (int i = 0; i < d && norm > radius; i++) {
                    other[i] *= radius / norm;
                }
                assertThat(sum.value(other)).isGreaterThanOrEqualTo(best.value() - 1e-8 * n);
            }
        }
    }

    @Test
    void leastAbsoluteDeviationsOnALineIsTheMedian() {
        LossSum sum = new MarginLoss(Link.ABSOLUTE, 1, 0).sum();
        for (double y : new double[] {-3, 0.1, 0.25, 0.4, 7}) {
            sum.add(new double[] {1, y});
        }
        assertThat(sum.minimise(2).point()[0]).isCloseTo(0.25, within(1e-8));
        assertThat(sum.minimise(2).value()).isCloseTo(3.25 + 0.15 + 0.15 + 6.75, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void gradientsAndProximalSteps(Link link) {
        RandomGenerator random = RandomStreams.of(2, "prox", link.name());
        int d = 3;
        for (double penalty : new double[] {0, 0.4}) {
            MarginLoss losses = new MarginLoss(link, d, penalty);
            double[] row = vector(random, d + 1);
            row[d] = Math.signum(row[d]);
            differentiates(losses, row, vector(random, d));
            minimises(losses, row, vector(random, d), random);
        }
    }

    @Test
    void gradientsAndProximalStepsOfQuadratics() {
        RandomGenerator random = RandomStreams.of(3, "prox");
        QuadraticLoss losses = new QuadraticLoss(4, 2, 0.7, QuadraticLoss.indefinite(4, 0.5, random));
        double[] row = vector(random, losses.width());
        for (double sign : new double[] {0, 1, -1}) {
            row[9] = sign;
            differentiates(losses, row, vector(random, 4));
            minimises(losses, row, vector(random, 4), random);
        }
    }

    private static void differentiates(LossFamily losses, double[] row, double[] x) {
        int d = losses.dimension();
        double[] gradient = new double[d];
        double[] spare = new double[d];
        double[] values = new double[2];
        losses.evaluate(row, x, gradient, values);
        for (int i = 0; i < d; i++) {
            double[] moved = x.clone();
            moved[i] += 1e-6;
            losses.evaluate(row, moved, spare, values);
            double up = values[0];
            moved[i] -= 2e-6;
            losses.evaluate(row, moved, spare, values);
            assertThat(gradient[i]).isCloseTo((up - values[0]) / 2e-6, within(1e-7));
        }
    }

    private static void minimises(LossFamily losses, double[] row, double[] y, RandomGenerator random) {
        int d = losses.dimension();
        for (double eta : new double[] {0.01, 0.8}) {
            double[] x = new double[d];
            losses.proximal(row, eta, y, x);
            double best = proximal(losses, row, eta, y, x);
            double[] other = new double[d];
            for (int k = 0; k < 100; k++) {
                Sphere.point(random, Math.pow(10, -(k % 5)), other);
                Dense.add(x, other, d);
                assertThat(proximal(losses, row, eta, y, other)).isGreaterThanOrEqualTo(best - 1e-12);
            }
        }
    }

    private static double proximal(LossFamily losses, double[] row, double eta, double[] y, double[] x) {
        double[] values = new double[2];
        losses.evaluate(row, x, new double[x.length], values);
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            square += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return eta * values[0] + square / 2;
    }

    @Property(tries = 30)
    void aFactorSolves(
            @ForAll @IntRange(min = 1, max = 8) int d, @ForAll @DoubleRange(min = 0.01, max = 10) double ridge) {
        RandomGenerator random = RandomStreams.of(d, "cholesky");
        double[] a = new double[d * d];
        for (int k = 0; k < d; k++) {
            double[] v = vector(random, d);
            for (int i = 0; i < d; i++) {
                Dense.axpy(v[i], v, 0, a, i * d, d);
            }
            a[k * d + k] += ridge;
        }
        double[] b = vector(random, d);
        double[] x = b.clone();
        double[] factor = a.clone();
        Cholesky.factor(factor, d);
        Cholesky.solve(factor, d, x);
        for (int i = 0; i < d; i++) {
            assertThat(Dense.dot(a, i * d, x, 0, d)).isCloseTo(b[i], within(1e-8 * (1 + References.norm(x))));
        }
    }
}
