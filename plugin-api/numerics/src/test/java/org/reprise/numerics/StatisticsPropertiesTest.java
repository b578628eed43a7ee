package org.reprise.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StatisticsPropertiesTest {
    private static final Resampling FEW = new Resampling(100, 0.9, 1);

    /** Whole numbers make ties, the others do not. */
    private static Arbitrary<Double> score() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
                Arbitraries.doubles().between(-1000, 1000));
    }

    @Provide
    Arbitrary<double[]> sample() {
        return score().array(double[].class).ofMinSize(2).ofMaxSize(40);
    }

    /** At least two rows and two columns. */
    @Provide
    Arbitrary<double[][]> matrix() {
        return Arbitraries.integers().between(2, 6).flatMap(columns -> score().array(double[].class)
                .ofSize(columns)
                .array(double[][].class)
                .ofMinSize(2)
                .ofMaxSize(7));
    }

    @Provide
    Arbitrary<double[]> pValues() {
        return Arbitraries.doubles()
                .between(0, 1)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static double[] shuffled(double[] values, long seed) {
        List<Double> list = new ArrayList<>(Arrays.stream(values).boxed().toList());
        Collections.shuffle(list, new Random(seed));
        return list.stream().mapToDouble(v -> v).toArray();
    }

    private static double[][] shuffled(double[][] rows, long seed) {
        List<double[]> list = new ArrayList<>(List.of(rows));
        Collections.shuffle(list, new Random(seed));
        return list.toArray(double[][]::new);
    }

    private static double[][] reversedColumns(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    List<Double> list =
                            new ArrayList<>(Arrays.stream(row).boxed().toList());
                    Collections.reverse(list);
                    return list.stream().mapToDouble(v -> v).toArray();
                })
                .toArray(double[][]::new);
    }

    private static double[] plus(double[] values, double shift) {
        return Arrays.stream(values).map(v -> v + shift).toArray();
    }

    @Property(tries = 200)
    void iqmLiesBetweenTheQuartiles(@ForAll("sample") double[] values, @ForAll long seed) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double iqm = Aggregates.iqm(values);
        // The values that hold the points n/4 and 3n/4.
        assertThat(iqm).isBetween(sorted[values.length / 4] - 1e-9, sorted[(3 * values.length - 1) / 4] + 1e-9);
        assertThat(Aggregates.iqm(shuffled(values, seed))).isEqualTo(iqm);
    }

    @Property(tries = 200)
    void orderOfRunsAndTasksMakesNoDifference(@ForAll("matrix") double[][] scores, @ForAll long seed) {
        double[][] others = reversedColumns(shuffled(scores, seed));
        assertThat(Aggregates.median(others)).isCloseTo(Aggregates.median(scores), within(1e-9));
        assertThat(Aggregates.iqm(others)).isEqualTo(Aggregates.iqm(scores));
        assertThat(Aggregates.mean(others)).isCloseTo(Aggregates.mean(scores), within(1e-9));
        assertThat(Aggregates.optimalityGap(others, 1)).isEqualTo(Aggregates.optimalityGap(scores, 1));
    }

    @Property(tries = 100)
    void intervalsAreReproducibleAndOrdered(@ForAll("matrix") double[][] scores) {
        Aggregates.Summary summary = Aggregates.summary(scores, 1, FEW);
        assertThat(Aggregates.summary(scores, 1, FEW)).isEqualTo(summary);
        for (Bootstrap.Interval interval :
                List.of(summary.median(), summary.iqm(), summary.mean(), summary.optimalityGap())) {
            assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
        }
    }

    @Property(tries = 100)
    void profileFalls(@ForAll("matrix") double[][] scores) {
        List<PerformanceProfile.Point> profile =
                PerformanceProfile.ofScores(scores, new double[] {-2000, -1, 0, 1, 10, 1000}, FEW);
        assertThat(profile.get(0).share()).isEqualTo(Bootstrap.Interval.point(1));
        assertThat(profile.get(5).share()).isEqualTo(Bootstrap.Interval.point(0));
        for (int i = 1; i < profile.size(); i++) {
            assertThat(profile.get(i).share().value())
                    .isLessThanOrEqualTo(profile.get(i - 1).share().value());
        }
    }

    @Property(tries = 300)
    void wilcoxonIsSymmetric(@ForAll("matrix") double[][] rows, @ForAll long seed) {
        for (Comparisons.Zeros zeros : Comparisons.Zeros.values()) {
            Comparisons.Result result = Comparisons.wilcoxon(rows[0], rows[1], zeros);
            assertThat(result.pValue()).isBetween(0.0, 1.0);
            assertThat(Comparisons.wilcoxon(rows[1], rows[0], zeros)).isEqualTo(result);
            assertThat(Comparisons.wilcoxon(shuffled(rows[0], seed), shuffled(rows[1], seed), zeros))
                    .isEqualTo(result);
            assertThat(Comparisons.wilcoxon(rows[0], rows[0], zeros).pValue()).isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void mannWhitneyIsSymmetric(@ForAll("sample") double[] x, @ForAll("sample") double[] y, @ForAll long seed) {
        Comparisons.Result result = Comparisons.mannWhitney(x, y);
        assertThat(result.pValue()).isBetween(0.0, 1.0);
        assertThat(Comparisons.mannWhitney(shuffled(x, seed), shuffled(y, seed)))
                .isEqualTo(result);
        Comparisons.Result swapped = Comparisons.mannWhitney(y, x);
        assertThat(swapped.pValue()).isCloseTo(result.pValue(), within(1e-12));
        assertThat(swapped.statistic() + result.statistic()).isEqualTo((double) x.length * y.length);
        assertThat(Comparisons.mannWhitney(x, x).pValue()).isEqualTo(1);
    }

    @Property(tries = 100)
    void improvementIsUByItsLargestValue(@ForAll("sample") double[] x, @ForAll("sample") double[] y) {
        Bootstrap.Interval interval = Comparisons.probabilityOfImprovement(x, y, FEW);
        assertThat(interval.value())
                .isEqualTo(Comparisons.mannWhitney(x, y).statistic() / ((double) x.length * y.length));
        assertThat(interval.low()).isBetween(0.0, interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        assertThat(Comparisons.probabilityOfImprovement(plus(x, 5000), y, FEW)).isEqualTo(Bootstrap.Interval.point(1));
        assertThat(Comparisons.probabilityOfImprovement(x, x, FEW).value()).isEqualTo(0.5);
    }

    @Property(tries = 200)
    void holmKeepsTheOrder(@ForAll("pValues") double[] pValues) {
        double[] adjusted = Comparisons.holm(pValues);
        for (int i = 0; i < pValues.length; i++) {
            assertThat(adjusted[i]).isBetween(pValues[i], Math.min(1, pValues.length * pValues[i]));
            for (int j = 0; j < pValues.length; j++) {
                if (pValues[i] <= pValues[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
    }

    @Property(tries = 200)
    void ranksSumToTheirMean(@ForAll("matrix") double[][] scores, @ForAll long seed) {
        double[] ranks = Ranks.average(scores, Ranks.Best.LARGEST);
        int methods = scores.length;
        assertThat(Arrays.stream(ranks).sum()).isCloseTo(methods * (methods + 1) / 2.0, within(1e-9));
        double[] reverse = Ranks.average(scores, Ranks.Best.SMALLEST);
        for (int i = 0; i < methods; i++) {
            assertThat(ranks[i] + reverse[i]).isCloseTo(methods + 1, within(1e-9));
        }
        Ranks.Friedman friedman = Ranks.friedman(scores);
        assertThat(friedman.chiSquarePValue()).isBetween(0.0, 1.0);
        assertThat(friedman.fPValue()).isBetween(0.0, 1.0);
        Ranks.Friedman other = Ranks.friedman(reversedColumns(shuffled(scores, seed)));
        assertThat(other.chiSquare()).isCloseTo(friedman.chiSquare(), within(1e-9));
        assertThat(other.fPValue()).isCloseTo(friedman.fPValue(), within(1e-9));
    }

    @Test
    void friedmanAtItsEnds() {
        double[] same = {3, 1, 2};
        assertThat(Ranks.friedman(new double[][] {same, same, same})).isEqualTo(new Ranks.Friedman(0, 1, 0, 1));
        Ranks.Friedman agreed = Ranks.friedman(new double[][] {same, plus(same, 5), plus(same, 9)});
        assertThat(agreed.chiSquare()).isCloseTo(6, within(1e-12));
        assertThat(agreed.f()).isInfinite();
        assertThat(agreed.fPValue()).isCloseTo(1.0 / 36, within(1e-15));
    }

    @Test
    void negativeZeroIsZero() {
        double[] x = {0.0, 0.0, -0.0};
        double[] y = {-0.0, -0.0, 0.0};
        assertThat(Comparisons.mannWhitney(x, y)).isEqualTo(new Comparisons.Result(4.5, 1, false));
        assertThat(Ranks.average(new double[][] {x, y}, Ranks.Best.LARGEST)).containsExactly(1.5, 1.5);
    }

    @Test
    void groupsAreTheLargestThatDoNotDiffer() {
        // Demšar (2006), figure 1(a): four classifiers on 14 data sets.
        double difference = Ranks.criticalDifference(4, 14, 0.10);
        assertThat(difference).isCloseTo(1.12, within(0.005));
        assertThat(Ranks.groups(new double[] {3.143, 2.000, 2.893, 1.964}, difference))
                .isEqualTo(List.of(List.of(3, 1, 2), List.of(2, 0)));
        assertThat(Ranks.groups(new double[] {1, 2, 3}, 1)).isEmpty();
        assertThat(Ranks.groups(new double[] {2, 2}, 0.5)).isEqualTo(List.of(List.of(0, 1)));
    }

    @Test
    void unsolvedTasksCountAgainstAll() {
        double none = Double.POSITIVE_INFINITY;
        PerformanceProfile.Times times = PerformanceProfile.ofTimes(new double[][] {{1, none}, {2, none}});
        assertThat(times.share(0, none)).isEqualTo(0.5);
        assertThat(times.score(0, 4)).isEqualTo(0.5);
        assertThat(times.score(1, 4)).isCloseTo(1.0 / 3, within(1e-15));
    }
}
