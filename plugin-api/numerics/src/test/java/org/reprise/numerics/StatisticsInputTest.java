package org.reprise.numerics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the statistics refuse, and that the message names what was given and what was expected. */
class StatisticsInputTest {
    private static final Resampling FEW = new Resampling(100, 0.9, 1);

    static Stream<Arguments> refused() {
        double[] two = {1, 2};
        double[] nan = {1, Double.NaN};
        double[][] square = {two, two};
        double[][] ragged = {two, {1, 2, 3}};
        return Stream.of(
                refused(() -> Aggregates.iqm(new double[0]), "given 0 values, expected at least 1"),
                refused(() -> Aggregates.mean(new double[0][]), "given 0 rows, expected at least 1"),
                refused(() -> Aggregates.mean(ragged), "given 3 columns in row 1, expected 2"),
                refused(() -> Aggregates.mean(new double[][] {two, nan}), "row 1: given NaN at index 1"),
                refused(() -> Aggregates.summary(new double[][] {two}, 1, FEW), "given 1 rows, expected at least 2"),
                refused(() -> Aggregates.optimalityGap(square, Double.NaN), "target: given NaN"),
                refused(() -> PerformanceProfile.ofScores(square, nan, FEW), "thresholds: given NaN"),
                refused(() -> PerformanceProfile.ofTimes(new double[][] {{0, 1}}), "given 0.0 in row 0, column 0"),
                refused(() -> PerformanceProfile.ofTimes(square).score(0, 1), "maximum: given 1.0"),
                refused(() -> PerformanceProfile.ofTimes(square).share(2, 1), "method: given 2"),
                refused(() -> Comparisons.wilcoxon(two, new double[] {1}), "given 2 and 1"),
                refused(() -> Comparisons.wilcoxon(two, nan), "y: given NaN at index 1"),
                refused(() -> Comparisons.mannWhitney(new double[] {1}, two), "x: given 1 values, expected at least 2"),
                refused(
                        () -> Comparisons.probabilityOfImprovement(square, new double[][] {{1}, {2}}, FEW),
                        "tasks of x and y: given 2 and 1"),
                refused(() -> Comparisons.holm(new double[] {0.1, 1.2}), "p-value: given 1.2"),
                refused(() -> Ranks.friedman(new double[][] {two}), "given 1 rows, expected at least 2"),
                refused(() -> Ranks.friedman(new double[][] {{1}, {2}}), "given 1 values, expected at least 2"),
                refused(() -> Ranks.criticalDifference(21, 5, 0.05), "methods: given 21, expected 2 to 20"),
                refused(() -> Ranks.criticalDifference(3, 5, 0.01), "alpha: given 0.01, expected 0.05 or 0.1"),
                refused(() -> new Resampling(0, 0.95, 0), "resamples: given 0"),
                refused(() -> new Resampling(10, 1, 0), "confidence: given 1.0"));
    }

    private static Arguments refused(ThrowingCallable call, String message) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("expected");
    }
}
