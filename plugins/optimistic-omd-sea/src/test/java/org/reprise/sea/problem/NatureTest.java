package org.reprise.sea.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.numerics.Dense;
import org.reprise.numerics.RandomStreams;
import org.reprise.sea.problem.QuadraticNature.Settings;

/** Variance, variation and minimisers of the environments against points of the domain. */
class NatureTest {
    private static QuadraticNature nature(Settings settings, int d, int curved, double a, long horizon) {
        return new QuadraticNature(settings, d, curved, a, 1, horizon, 5);
    }

    /** grad F_t at x, from a row of quadratic losses. */
    private static double[] mean(double[] row, QuadraticLoss losses, double[] x) {
        double[] clean = row.clone();
        Arrays.fill(clean, x.length, 2 * x.length, 0);
        clean[2 * x.length + 1] = 0;
        double[] g = new double[x.length];
        losses.evaluate(clean, x, g, new double[2]);
        return g;
    }

    private static double distance(double[] a, double[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            square += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return square;
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void variationAndMinimisersOfScenarios(Scenario scenario) {
        Settings settings = new Settings(scenario, 0.3, 0, 0.6, 0.8, 3, 4, 0.01, 0);
        QuadraticNature nature = nature(settings, 4, 2, 0.9, 40);
        QuadraticLoss losses = (QuadraticLoss) nature.losses();
        Draw draw = nature.open(0, true);
        RandomGenerator random = RandomStreams.of(4, "points");
        double[] row = new double[losses.width()];
        double[] before = new double[losses.width()];
        double[] x = new double[4];
        double[] values = new double[2];
        double bound = nature.gradientBound();
        for (int t = 1; t <= 40; t++) {
            draw.next(row);
            double most = 0;
            double[] best = draw.minimiser();
            losses.evaluate(row, best, new double[4], values);
            double least = values[1];
            for (int k = 0; k < 60; k++) {
                Sphere.point(random, 1, x);
                double[] zero = new double[4];
                most = Math.max(most, distance(mean(row, losses, x), t == 1 ? zero : mean(before, losses, x)));
                double[] g = new double[4];
                losses.evaluate(row, x, g, values);
                assertThat(values[1]).isGreaterThanOrEqualTo(least - 1e-9);
                if (scenario != Scenario.RANDOM_ORDER) {
                    assertThat(References.norm(g)).isLessThanOrEqualTo(bound + 1e-12);
                }
            }
            // After the first round the change of the gradient is the same everywhere.
            assertThat(most).isLessThanOrEqualTo(draw.variation() + 1e-12);
            assertThat(most).isGreaterThanOrEqualTo((t == 1 ? 0.7 : 1) * draw.variation() - 1e-12);
            System.arraycopy(row, 0, before, 0, row.length);
        }
    }

    @Test
    void noiseHasTheVarianceThatIsSaid() {
        Settings settings = new Settings(Scenario.STATIONARY, 0.4, 0, 0, 0, 1, 1, 0, 0.5);
        QuadraticNature nature = nature(settings, 3, 0, 0, 20_000);
        Draw draw = nature.open(0, true);
        double[] row = new double[nature.losses().width()];
        double[] sum = new double[3];
        double squares = 0;
        double[] x = {0, 0, 1};
        double[] g = new double[3];
        double most = 0;
        for (int t = 0; t < 20_000; t++) {
            draw.next(row);
            nature.losses().evaluate(row, x, g, new double[2]);
            Dense.add(g, sum, 3);
            squares += Dense.dot(g, g) / 20_000;
            most = Math.max(most, References.norm(g));
        }
        assertThat(References.norm(sum) / 20_000).isLessThan(0.01);
        assertThat(draw.variance()).isCloseTo(0.16 + 0.25, within(1e-12));
        assertThat(squares).isBetween(0.16, 0.415);
        assertThat(most).isLessThanOrEqualTo(nature.gradientBound());
    }

    @Test
    void drawsRepeatAndReplicasDiffer() {
        Settings settings = new Settings(Scenario.SWITCHES, 0.1, 0, 0, 0.8, 1, 3, 0, 0);
        QuadraticNature nature = nature(settings, 4, 2, 1, 12);
        List<double[]> rows = new ArrayList<>();
        for (int replica : new int[] {0, 0, 1}) {
            Draw draw = nature.open(replica, false);
            double[] row = new double[nature.losses().width()];
            for (int t = 0; t < 12; t++) {
                draw.next(row);
            }
            rows.add(row);
        }
        assertThat(rows.get(1)).isEqualTo(rows.get(0));
        assertThat(rows.get(2)).isNotEqualTo(rows.get(0));
    }

    @Test
    void everyLossOfASetComesOnceAPass() {
        double[] rows = new double[2 * 9];
        Arrays.setAll(rows, i -> i % 2 == 0 ? 1 : i);
        RowsNature nature = new RowsNature(new MarginLoss(Link.SQUARED, 1, 0), rows, true, 1, 3);
        Draw draw = nature.open(0, false);
        double[] row = new double[2];
        for (int pass = 0; pass < 2; pass++) {
            double[] seen = new double[9];
            for (int t = 0; t < 9; t++) {
                draw.next(row);
                seen[t] = row[1];
            }
            Arrays.sort(seen);
            assertThat(seen).containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17);
        }
    }

    @ParameterizedTest
    @CsvSource({"SQUARED, true", "LOGISTIC, true", "SQUARED, false"})
    void hardnessOfRowsByEnumeration(Link link, boolean shuffled) {
        int d = 2;
        int n = 6;
        RandomGenerator random = RandomStreams.of(8, "rows");
        double[] rows = new double[n * (d + 1)];
        for (int k = 0; k < n; k++) {
            Sphere.point(random, 0.9, rows, k * (d + 1), d);
            rows[k * (d + 1) + d] = k % 2 == 0 ? 1 : -1;
        }
        MarginLoss losses = new MarginLoss(link, d, 0.1);
        RowsNature nature = new RowsNature(losses, rows, shuffled, 1.5, 3);
        Draw draw = nature.open(0, true);
        double[] row = new double[d + 1];
        List<Integer> left = new ArrayList<>();
        List<Integer> before = List.of();
        for (int t = 0; t < 2 * n; t++) {
            if (left.isEmpty()) {
                for (int k = 0; k < n; k++) {
                    left.add(k);
                }
            }
            draw.next(row);
            int chosen = find(rows, row, left);
            List<Integer> law = shuffled ? List.copyOf(left) : List.of(chosen);
            double variance = 0;
            double variation = 0;
            for (int k = 0; k < 4000; k++) {
                double angle = 2 * Math.PI * k / 400;
                double radius = 1.5 * (1 - k / 400 / 10.0);
                double[] x = {radius * Math.cos(angle), radius * Math.sin(angle)};
                double[] now = gradient(losses, rows, law, x);
                double[] old = before.isEmpty() ? new double[d] : gradient(losses, rows, before, x);
                variation = Math.max(variation, distance(now, old));
                double spread = 0;
                for (int i : law) {
                    spread += distance(gradient(losses, rows, List.of(i), x), now) / law.size();
                }
                variance = Math.max(variance, spread);
            }
            // The grid is a lower estimate of the exact values, and so are 64 points of the grid's.
            double slack = nature.exact() ? 1e-3 : 0.35;
            assertThat(draw.variance()).isBetween(variance * (1 - slack) - 1e-12, variance * (1 + 1e-3) + 1e-12);
            assertThat(draw.variation()).isBetween(variation * (1 - slack) - 1e-12, variation * (1 + 1e-3) + 1e-12);
            before = law;
            left.remove(Integer.valueOf(chosen));
        }
    }

    private static int find(double[] rows, double[] row, List<Integer> left) {
        for (int k : left) {
            if (Arrays.equals(Arrays.copyOfRange(rows, k * row.length, (k + 1) * row.length), row)) {
                return k;
            }
        }
        throw new AssertionError("a row that is not left");
    }

    private static double[] gradient(MarginLoss losses, double[] rows, List<Integer> law, double[] x) {
        double[] mean = new double[x.length];
        double[] g = new double[x.length];
        for (int k : law) {
            int width = losses.width();
            losses.evaluate(Arrays.copyOfRange(rows, k * width, (k + 1) * width), x, g, new double[2]);
            Dense.axpy(1.0 / law.size(), g, 0, mean, 0, g.length);
        }
        return mean;
    }

    @Test
    void regressionStreamsHaveTheMomentsThatAreSaid() {
        RegressionNature nature = new RegressionNature(Link.SQUARED, 3, 1, 0.5, 0.3, 1, 200_000, 2);
        Draw draw = nature.open(0, true);
        double[] row = new double[4];
        double[] g = new double[3];
        double[] sum = new double[3];
        double squares = 0;
        int n = 200_000;
        draw.next(row);
        double first = draw.variation();
        // The point that is farthest from w.
        double[] x = draw.minimiser().clone();
        for (int i = 0; i < 3; i++) {
            x[i] *= -2;
        }
        for (int t = 1; t < n; t++) {
            draw.next(row);
            nature.losses().evaluate(row, x, g, new double[2]);
            Dense.axpy(1.0 / n, g, 0, sum, 0, 3);
            squares += Dense.dot(g, g) / n;
            assertThat(References.norm(g)).isLessThanOrEqualTo(nature.residual());
        }
        assertThat(squares - Dense.dot(sum, sum)).isCloseTo(draw.variance(), within(0.01));
        assertThat(Dense.dot(sum, sum)).isCloseTo(first, within(0.01));
        assertThat(draw.variation()).isZero();
    }

    @Test
    void blocksOfAbsoluteLosses() {
        BlockNature nature = new BlockNature(Link.ABSOLUTE, 3, 1, 0.8, 0, 5, 2);
        Draw draw = nature.open(0, true);
        double[] row = new double[4];
        double[] old = new double[4];
        for (int t = 0; t < 20; t++) {
            draw.next(row);
            assertThat(draw.variance()).isZero();
            assertThat(Dense.dot(row, 0, draw.minimiser(), 0, 3)).isCloseTo(row[3], within(1e-12));
            if (t > 0 && t % 5 == 0) {
                assertThat(draw.variation()).isCloseTo(2 + 2 * Math.abs(Dense.dot(row, 0, old, 0, 3)), within(1e-12));
            } else {
                assertThat(draw.variation()).isCloseTo(t == 0 ? 1 : 0, within(1e-12));
            }
            System.arraycopy(row, 0, old, 0, 4);
        }
    }
}
