package org.reprise.core.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Run;
import org.reprise.core.report.model.ReportModel.State;
import org.reprise.core.report.model.ReportModel.Trace;

class ReportAnalysisTest {
    private static ReportModel model(Part... parts) {
        return new ReportModel(
                "T", null, "K", "now", "reprise run x", "0", Map.of(), List.of(), List.of(), List.of(), List.of(parts));
    }

    private static Map<String, String> reasons(Part part) {
        return ReportAnalysis.of(model(part)).parts().get(0).findings().stream()
                .collect(java.util.stream.Collectors.toMap(Finding::section, Finding::reason));
    }

    @Test
    void oneAlgorithmAlone() {
        Part part = Runs.part(
                Runs.setting("", Map.of(), Runs.ERROR, null, Runs.curve("only", Runs.runs(Runs.ERROR, 1, 2))));
        assertThat(reasons(part))
                .containsEntry("Performance profile", "it needs two methods; there is only only")
                .containsEntry("Pairwise tests", "it needs two methods; there is only only")
                .containsEntry("Critical differences", "it needs two methods; there is only only");
    }

    @Test
    void oneSeedAlone() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.ERROR,
                null,
                Runs.curve("a", Runs.runs(Runs.ERROR, 1)),
                Runs.curve("b", Runs.runs(Runs.ERROR, 2)),
                Runs.curve("c", Runs.runs(Runs.ERROR, 3))));
        assertThat(reasons(part))
                .containsEntry("Performance profile", "it needs two settings or seeds; there is one")
                .containsEntry("Critical differences", "it needs two settings or seeds; there is one");
        assertThat(reasons(part).get("Pairwise tests")).startsWith("a test needs two seeds or settings");
    }

    @Test
    void failedRunsAlone() {
        Part part = Runs.part(Runs.setting(
                "", Map.of(), Runs.ERROR, null, Runs.curve("a", List.of(Runs.failed(0, "NaN at iteration 3")))));
        ReportAnalysis analysis = ReportAnalysis.of(model(part));
        assertThat(reasons(part)).containsExactly(Map.entry("Comparisons", "no run is done: see the failures"));
        assertThat(analysis.failures()).hasSize(1);
        assertThat(analysis.overview().rows().get(0).get(4).text()).isEqualTo("1");
    }

    @Test
    void noRunAtAll() {
        Part part = Runs.part(Runs.setting("", Map.of(), Runs.ERROR, null, Runs.curve("a", List.of())));
        assertThat(reasons(part)).containsExactly(Map.entry("Comparisons", "none of its trials has a run"));
    }

    @Test
    void causesThatDifferInNumbersAreOne() {
        Part part = Runs.part(Runs.setting(
                "",
                Map.of(),
                Runs.ERROR,
                null,
                Runs.curve(
                        "a",
                        List.of(
                                Runs.failed(0, "diverged at 1.5e3"),
                                Runs.failed(1, "NaN at iteration 180"),
                                Runs.failed(2, "NaN at iteration 77")))));
        List<Failures.Cause> causes = Failures.of(model(part));
        assertThat(causes).extracting(cause -> cause.runs().size()).containsExactly(2, 1);
        assertThat(causes.get(0).reason()).isEqualTo("NaN at iteration 180");
    }

    @Test
    void convergenceIsTheMedianBetweenTheExtremes() {
        Line line = Convergence.line(
                "a", 0, List.of(traced(1, 4, 2), traced(4, 16, 8)), "error", true, trace -> java.util.Arrays.stream(
                                trace.iterations())
                        .asDoubleStream()
                        .toArray());
        assertThat(line.x()).containsExactly(0, 1, 4);
        // At 1 the second run lies between 16 and 8 on a logarithmic axis: 16 / 2^(1/4); the first has ended with 2.
        double second = 16 / Math.pow(2, 0.25);
        assertThat(line.low()[1]).isEqualTo(2);
        assertThat(line.high()[1]).isCloseTo(second, within(1e-12));
        assertThat(line.y()[1]).isCloseTo((2 + second) / 2, within(1e-12));
        assertThat(line.low()[2]).isEqualTo(2);
        assertThat(line.y()[2]).isEqualTo(5);
    }

    private static Run traced(long end, double first, double last) {
        return new Run(
                end,
                "r",
                State.DONE,
                "",
                "",
                end,
                end,
                null,
                null,
                "",
                new Trace(
                        new long[] {0, end},
                        new double[] {0, end},
                        Map.of("error", new double[] {first, last}),
                        Map.of()));
    }

    @Test
    void convergenceHasAFigureForEachAxisWithData() {
        Part part =
                Runs.part(Runs.setting("", Map.of(), Runs.ERROR, null, Runs.curve("a", Runs.runs(Runs.ERROR, 1, 2))));
        assertThat(Convergence.of(part))
                .extracting(Finding.Figure::id)
                .containsExactly("p-convergence-iterations", "p-convergence-time", "p-convergence-calls");
        XyChart calls = (XyChart) Convergence.of(part).get(2).drawing();
        assertThat(calls.lines().get(0).x()).containsExactly(0, 500, 1000);
    }
}
