package org.reprise.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The statistics against those of NumPy and SciPy. */
class StatisticsReferenceTest {
    private static final double ROUNDING = 1e-10;
    /** As many as the reference takes. */
    private static final Resampling RESAMPLING = new Resampling(20_000, 0.95, 5);

    static Stream<Reference> aggregates() {
        return Reference.cases("aggregates-");
    }

    static Stream<Reference> profiles() {
        return Reference.cases("profile-");
    }

    static Stream<Reference> wilcoxon() {
        return Reference.cases("wilcoxon-");
    }

    static Stream<Reference> mannWhitney() {
        return Reference.cases("mannwhitney-");
    }

    static Stream<Reference> improvement() {
        return Reference.cases("improvement-");
    }

    static Stream<Reference> holm() {
        return Reference.cases("holm-");
    }

    static Stream<Reference> ranks() {
        return Reference.cases("ranks-");
    }

    static Stream<Reference> nemenyi() {
        return Reference.cases("nemenyi-");
    }

    private static void isClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(ROUNDING * Math.abs(expected) + 1e-300));
    }

    private static void areClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            isClose(actual[i], expected[i]);
        }
    }

    /** The reference draws other resamples, hence gives a range for each end. */
    private static void isWithin(Bootstrap.Interval actual, double[][] ranges, int column) {
        assertThat(actual.low()).isBetween(ranges[0][column] - ROUNDING, ranges[1][column] + ROUNDING);
        assertThat(actual.high()).isBetween(ranges[2][column] - ROUNDING, ranges[3][column] + ROUNDING);
    }

    @ParameterizedTest
    @MethodSource
    void aggregates(Reference reference) {
        double[][] scores = reference.matrix("scores");
        double target = reference.number("target");
        double[] expected = reference.row("values");
        areClose(
                new double[] {
                    Aggregates.median(scores),
                    Aggregates.iqm(scores),
                    Aggregates.mean(scores),
                    Aggregates.optimalityGap(scores, target)
                },
                expected);
        Aggregates.Summary summary = Aggregates.summary(scores, target, RESAMPLING);
        List<Bootstrap.Interval> intervals =
                List.of(summary.median(), summary.iqm(), summary.mean(), summary.optimalityGap());
        for (int i = 0; i < expected.length; i++) {
            isClose(intervals.get(i).value(), expected[i]);
            isWithin(intervals.get(i), reference.matrix("intervals"), i);
        }
    }

    @Test
    void iqmIsTheTrimmedMeanWhereWholeValuesAreCut() {
        Reference reference = Reference.cases("iqm-quarters").findFirst().orElseThrow();
        isClose(Aggregates.iqm(reference.row("values")), reference.number("iqm"));
    }

    @ParameterizedTest
    @MethodSource
    void profiles(Reference reference) {
        double[] thresholds = reference.row("thresholds");
        List<PerformanceProfile.Point> profile =
                PerformanceProfile.ofScores(reference.matrix("scores"), thresholds, RESAMPLING);
        for (int i = 0; i < thresholds.length; i++) {
            assertThat(profile.get(i).threshold()).isEqualTo(thresholds[i]);
            isClose(profile.get(i).share().value(), reference.row("values")[i]);
            isWithin(profile.get(i).share(), reference.matrix("intervals"), i);
        }
    }

    @Test
    void profilesOfTime() {
        Reference reference = Reference.cases("times").findFirst().orElseThrow();
        PerformanceProfile.Times times = PerformanceProfile.ofTimes(reference.matrix("times"));
        double[] thresholds = reference.row("thresholds");
        for (int method = 0; method < reference.matrix("times").length; method++) {
            for (int i = 0; i < thresholds.length; i++) {
                isClose(times.share(method, thresholds[i]), reference.matrix("shares")[method][i]);
            }
            // The reference integrates on a grid.
            assertThat(times.score(method, 4)).isCloseTo(reference.row("scores")[method], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource
    void wilcoxon(Reference reference) {
        Comparisons.Zeros zeros =
                reference.name().endsWith("pratt") ? Comparisons.Zeros.PRATT : Comparisons.Zeros.WILCOX;
        isResult(Comparisons.wilcoxon(reference.row("x"), reference.row("y"), zeros), reference);
    }

    @ParameterizedTest
    @MethodSource
    void mannWhitney(Reference reference) {
        isResult(Comparisons.mannWhitney(reference.row("x"), reference.row("y")), reference);
    }

    private static void isResult(Comparisons.Result result, Reference reference) {
        isClose(result.statistic(), reference.number("statistic"));
        isClose(result.pValue(), reference.number("p"));
        assertThat(result.exact()).isEqualTo(reference.number("exact") == 1);
    }

    @ParameterizedTest
    @MethodSource
    void improvement(Reference reference) {
        Bootstrap.Interval interval =
                Comparisons.probabilityOfImprovement(reference.matrix("x"), reference.matrix("y"), RESAMPLING);
        isClose(interval.value(), reference.number("value"));
        isWithin(interval, reference.matrix("interval"), 0);
    }

    @ParameterizedTest
    @MethodSource
    void holm(Reference reference) {
        areClose(Comparisons.holm(reference.row("p")), reference.row("adjusted"));
    }

    @ParameterizedTest
    @MethodSource
    void ranks(Reference reference) {
        double[][] scores = reference.matrix("scores");
        areClose(Ranks.average(scores, Ranks.Best.LARGEST), reference.row("largest"));
        areClose(Ranks.average(scores, Ranks.Best.SMALLEST), reference.row("smallest"));
        Ranks.Friedman friedman = Ranks.friedman(scores);
        areClose(
                new double[] {friedman.chiSquare(), friedman.chiSquarePValue(), friedman.f(), friedman.fPValue()},
                reference.row("friedman"));
    }

    @ParameterizedTest
    @MethodSource
    void nemenyi(Reference reference) {
        double[] differences = reference.row("differences");
        for (int methods = 2; methods <= 20; methods++) {
            // The table has six decimals.
            assertThat(Ranks.criticalDifference(methods, 14, reference.number("alpha")))
                    .isCloseTo(differences[methods - 2], within(4e-6));
        }
    }
}
