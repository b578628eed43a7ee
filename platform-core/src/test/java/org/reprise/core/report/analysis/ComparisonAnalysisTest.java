package org.reprise.core.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.RankDiagram;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.table.Table;

/** Values of charts and tables against hand computations. */
class ComparisonAnalysisTest {
    private static final Part TIMED = Runs.part(Runs.setting(
            "",
            Map.of(),
            Runs.ERROR,
            1e-6,
            Runs.curve("a", Runs.timed(1, 2, Double.NaN, 4)),
            Runs.curve("b", Runs.timed(2, 2, 8, Double.NaN))));

    private static XyChart chart(Finding finding, int figure) {
        return (XyChart) finding.figures().get(figure).drawing();
    }

    @Test
    void theCriterionIsTheTargetWhereOneWasReached() {
        Criterion criterion = Runs.criterion(TIMED);
        assertThat(criterion.time()).isTrue();
        assertThat(criterion.words()).isEqualTo("time to error \u2264 10\u207b\u2076");
        assertThat(criterion.value(Runs.timed(Double.NaN).get(0))).isInfinite();
        Part never = Runs.part(Runs.setting("", Map.of(), Runs.ERROR, 1e-6, Runs.curve("a", Runs.timed(Double.NaN))));
        assertThat(Runs.criterion(never).words()).isEqualTo("final error");
        Part score = Runs.part(Runs.setting("", Map.of(), Runs.SCORE, null, Runs.curve("a", Runs.runs(Runs.SCORE, 3))));
        assertThat(Runs.criterion(score).loss(Runs.runs(Runs.SCORE, 3).get(0))).isEqualTo(-3);
        assertThat(Runs.criterion(score).value(Runs.failed(0, ""))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Runs.criterion(score).loss(Runs.runs(Runs.SCORE, Double.NaN).get(0)))
                .isEqualTo(Double.POSITIVE_INFINITY);
        Part neutral = Runs.part(Runs.setting("", Map.of(), Runs.SIZE, null, Runs.curve("a", Runs.runs(Runs.SIZE, 3))));
        assertThat(Criterion.of(neutral)).isEmpty();
    }

    @Test
    void targetTimesAreDistributionsWithExpectedTimes() {
        TargetTimes.Cost time = TargetTimes.costs(TIMED).get(0);
        TargetTimes.Distribution a = time.distributions().get(0);
        assertThat(a.runs()).isEqualTo(4);
        assertThat(a.reached()).containsExactly(1, 2, 4);
        // The run that missed it spent 10 s: (1 + 2 + 10 + 4) / 3.
        assertThat(a.expected()).isCloseTo(17 / 3.0, within(1e-12));
        assertThat(a.median()).isEqualTo(3);
        TargetTimes.Cost calls = TargetTimes.costs(TIMED).get(2);
        assertThat(calls.name()).isEqualTo("calls");
        assertThat(calls.distributions().get(0).expected()).isCloseTo((3 * 500 + 1000) / 3.0, within(1e-9));
        Line line =
                chart(TargetTimes.of(TIMED, Runs.criterion(TIMED)), 0).lines().get(0);
        assertThat(line.y()).containsExactly(0, 0.25, 0.5, 0.75, 0.75);
        assertThat(line.x()).startsWith(1 / 1.3, 1, 2, 4);
    }

    @Test
    void profilesStepAtTheRatiosToTheBest() {
        Criterion criterion = Runs.criterion(TIMED);
        Finding finding = Profiles.of(TIMED, criterion, Blocks.of(TIMED, criterion));
        // Ratios of a: 1, 1, unsolved, 1; of b: 2, 1, 1, unsolved.
        Line a = chart(finding, 0).lines().get(0);
        assertThat(a.x()).startsWith(1, 1, 1, 1);
        assertThat(a.y()).containsExactly(0, 0.25, 0.5, 0.75, 0.75);
        Line b = chart(finding, 0).lines().get(1);
        assertThat(b.x()).startsWith(1, 1, 1, 2);
        assertThat(b.y()).containsExactly(0, 0.25, 0.5, 0.75, 0.75);
    }

    @Test
    void scoresOfBothSignsAreNormalisedWithinSettings() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.SCORE,
                null,
                Runs.curve("a", Runs.runs(Runs.SCORE, 10, 5)),
                Runs.curve("b", Runs.runs(Runs.SCORE, 0, -10))));
        Criterion criterion = Runs.criterion(part);
        Blocks blocks = Blocks.of(part, criterion);
        assertThat(Scores.of(blocks).runsByTasks(0)).isDeepEqualTo(new double[][] {{1}, {0.75}});
        assertThat(Scores.of(blocks).runsByTasks(1)).isDeepEqualTo(new double[][] {{0.5}, {0}});
        XyChart profile = chart(Profiles.of(part, criterion, blocks), 0);
        assertThat(profile.lines().get(0).y()[0]).isEqualTo(1);
        assertThat(profile.lines().get(0).y()[50]).isEqualTo(0.5);
        assertThat(profile.lines().get(1).y()[25]).isEqualTo(0.5);
        assertThat(profile.lines().get(1).y()[26]).isZero();
    }

    @Test
    void ranksAndCriticalDifference() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.ERROR,
                null,
                Runs.curve("a", Runs.runs(Runs.ERROR, 1, 1, 1, 2)),
                Runs.curve("b", Runs.runs(Runs.ERROR, 2, 2, 2, 1)),
                Runs.curve("c", Runs.runs(Runs.ERROR, 3, 3, 3, 3))));
        Criterion criterion = Runs.criterion(part);
        RankDiagram diagram = (RankDiagram) RankAnalysis.of(part, criterion, Blocks.of(part, criterion))
                .figures()
                .get(0)
                .drawing();
        assertThat(diagram.ranks()).containsExactly(1.25, 1.75, 3);
        // q(0.05, 3) = 2.343 of Demsar's table 5, times sqrt(3 * 4 / (6 * 4)).
        assertThat(diagram.criticalDifference()).isCloseTo(2.343 * Math.sqrt(0.5), within(2e-3));
        assertThat(diagram.groups()).containsExactly(List.of(0, 1), List.of(1, 2));
    }

    @Test
    void pairsAreTestedOnSharedBlocks() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.ERROR,
                null,
                Runs.curve("a", Runs.runs(Runs.ERROR, 1, 2, 3, 4, 5)),
                Runs.curve("b", Runs.runs(Runs.ERROR, 2, 6, 12, 20, 30))));
        PairTests.Pair pair = PairTests.pairs(Sample.of(part, Runs.criterion(part)), Runs.criterion(part))
                .get(0);
        assertThat(pair.wins()).isEqualTo(5);
        assertThat(pair.losses()).isZero();
        // All five differences have one sign: 2 / 2^5.
        assertThat(pair.test().pValue()).isCloseTo(0.0625, within(1e-12));
        assertThat(pair.effect().ratio()).isTrue();
        // Ratios 1/2, 1/3, 1/4, 1/5, 1/6.
        assertThat(pair.effect().value().value()).isCloseTo(0.25, within(1e-12));
        // b beats a where it is 2 and a is 3, 4 or 5; they tie at 2: (25 - 3 - 0.5) / 25.
        assertThat(pair.improvement().value()).isCloseTo(21.5 / 25, within(1e-12));
    }

    @Test
    void infiniteValuesStandTheTest() {
        PairTests.Pair pair = PairTests.pairs(Sample.of(TIMED, Runs.criterion(TIMED)), Runs.criterion(TIMED))
                .get(0);
        assertThat(pair.wins()).isEqualTo(2);
        assertThat(pair.losses()).isEqualTo(1);
        assertThat(pair.test().pValue()).isBetween(0.0, 1.0);
        // Both are finite for seeds 0 and 1: 1/2 and 1.
        assertThat(pair.effect().value().value()).isEqualTo(0.75);
    }

    @Test
    void oneValueOfZeroMakesAllEffectsDifferences() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.ERROR,
                null,
                Runs.curve("a", Runs.runs(Runs.ERROR, 0, 2)),
                Runs.curve("b", Runs.runs(Runs.ERROR, 1, 4)),
                Runs.curve("c", Runs.runs(Runs.ERROR, 3, 8))));
        Criterion criterion = Runs.criterion(part);
        assertThat(PairTests.pairs(Sample.of(part, criterion), criterion))
                .allMatch(pair -> !pair.effect().ratio())
                .extracting(pair -> pair.effect().value().value())
                .containsExactly(-1.5, -4.5, -3.0);
        assertThat(PairTests.of(part, criterion).tables().get(0).columns())
                .extracting(Table.Column::name)
                .contains("A minus B");
    }

    @Test
    void differentSeedsAreTestedAsIndependent() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.ERROR,
                null,
                Runs.curve("a", List.of(Runs.run(0, Runs.ERROR, 1, 1, null), Runs.run(1, Runs.ERROR, 2, 1, null))),
                Runs.curve("b", List.of(Runs.run(7, Runs.ERROR, 3, 1, null), Runs.run(8, Runs.ERROR, 4, 1, null)))));
        PairTests.Pair pair = PairTests.pairs(Sample.of(part, Runs.criterion(part)), Runs.criterion(part))
                .get(0);
        assertThat(pair.paired()).isFalse();
        // Of the six arrangements the two extreme ones.
        assertThat(pair.test().pValue()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void overSixMethodsAreComparedWithTheBestAndTwinsWithEachOther() {
        List<Sample> many = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> new Sample(
                        "m" + i, "m" + i, Map.of(new Blocks.Block(0, 0), 8.0 - i, new Blocks.Block(0, 1), 9.0 - i)))
                .toList();
        assertThat(PairTests.pairs(many, Runs.criterion(TIMED))).hasSize(7).allSatisfy(pair -> assertThat(pair.first())
                .isEqualTo("m7"));
        List<Sample> twins = many.stream()
                .map(sample -> new Sample(
                        sample.method(), Integer.toString(sample.method().charAt(1) % 4), sample.values()))
                .toList();
        assertThat(PairTests.pairs(twins, Runs.criterion(TIMED)))
                .extracting(pair -> pair.first() + pair.second())
                .containsExactly("m0m4", "m1m5", "m2m6", "m3m7");
    }

    @Test
    void resultsShowRangesAndTheBest() {
        Table table = Results.of(TIMED);
        assertThat(table.columns()).extracting(Table.Column::name).contains("Final error", "Time to target");
        assertThat(table.rows().get(0).get(5).text()).isEqualTo("3 s [1 s, \u221e]");
        assertThat(table.rows().get(0).get(5).strong()).isTrue();
        assertThat(table.rows().get(1).get(5).strong()).isFalse();
    }
}
