package org.reprise.core.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.core.report.chart.HeatMap;
import org.reprise.core.report.chart.Line;
import org.reprise.core.report.chart.XyChart;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Setting;

class SweepAnalysisTest {
    /** Two values of n by three of kappa, with two seeds: error = 10 n + kappa, and a tenth more for seed 1. */
    private static final Part GRID = Runs.part(setting(1), setting(2));

    private static Setting setting(int n) {
        return Runs.setting(
                "n=" + n,
                Map.of("n", n, "fixed", true),
                Runs.ERROR,
                null,
                Runs.curve("x", Map.of("kappa", 1.0), Runs.runs(Runs.ERROR, 10 * n + 1, 10 * n + 1.1)),
                Runs.curve("x", Map.of("kappa", 10.0), Runs.runs(Runs.ERROR, 10 * n + 10, 10 * n + 10.1)),
                Runs.curve("x", Map.of("kappa", 100.0), Runs.runs(Runs.ERROR, 10 * n + 100, 10 * n + 100.1)),
                Runs.curve("y", Map.of("kappa", 5.0), Runs.runs(Runs.ERROR, n, n)));
    }

    private static List<Sweep> sweeps(Part part) {
        return Sweep.of(part, Runs.criterion(part));
    }

    @Test
    void keysThatVaryAreFoundForEachAlgorithm() {
        assertThat(sweeps(GRID)).hasSize(2);
        assertThat(sweeps(GRID).get(0).keys()).containsOnlyKeys("n", "kappa");
        assertThat(sweeps(GRID).get(1).keys()).containsOnlyKeys("n");
    }

    @Test
    void sensitivityIsTheMedianOverAllOtherKeys() {
        Finding finding = Sensitivity.of(GRID, Runs.criterion(GRID), sweeps(GRID));
        assertThat(finding.figures()).extracting(Finding.Figure::id).containsExactly("p-by-n", "p-by-kappa");
        XyChart byN = (XyChart) finding.figures().get(0).drawing();
        Line x = byN.lines().get(0);
        assertThat(x.x()).containsExactly(1, 2);
        // Of 11, 11.1, 20, 20.1, 110, 110.1 the middle.
        assertThat(x.y()[0]).isEqualTo(20.05);
        assertThat(x.low()[0]).isEqualTo(11);
        assertThat(x.high()[0]).isEqualTo(110.1);
        XyChart byKappa = (XyChart) finding.figures().get(1).drawing();
        assertThat(byKappa.x().log()).isTrue();
        assertThat(byKappa.lines()).hasSize(1);
        // Of 11, 11.1, 21, 21.1 the middle.
        assertThat(byKappa.lines().get(0).y()[0]).isEqualTo((11.1 + 21) / 2);
    }

    @Test
    void heatMapsHoldMediansOverTheSeeds() {
        Finding finding = HeatMaps.of(GRID, Runs.criterion(GRID), sweeps(GRID));
        HeatMap map = (HeatMap) finding.figures().get(0).drawing();
        assertThat(finding.figures()).hasSize(1);
        assertThat(map.x()).isEqualTo("kappa");
        assertThat(map.columns()).containsExactly("1", "10", "100");
        // The largest on top, as on an ordinate.
        assertThat(map.rows()).containsExactly("2", "1");
        assertThat(map.values()[1][0]).isEqualTo(11.05);
        assertThat(map.values()[0][2]).isEqualTo(120.05);
        assertThat(map.log()).isTrue();
    }

    @Test
    void withoutASweepTheyGiveReasons() {
        Part part = Runs.part(
                Runs.setting("", Map.of("n", 1), Runs.ERROR, null, Runs.curve("x", Runs.runs(Runs.ERROR, 1))));
        assertThat(Sensitivity.of(part, Runs.criterion(part), sweeps(part)).reason())
                .isEqualTo("no parameter takes two values");
        assertThat(HeatMaps.of(part, Runs.criterion(part), sweeps(part)).reason())
                .isEqualTo("no two parameters of one algorithm vary together");
    }

    @Test
    void namesAreCategoriesAndDrawsArePoints() {
        Part names = Runs.part(
                Runs.setting("a", Map.of("data", "a"), Runs.ERROR, null, Runs.curve("x", Runs.runs(Runs.ERROR, 1))),
                Runs.setting("b", Map.of("data", "b"), Runs.ERROR, null, Runs.curve("x", Runs.runs(Runs.ERROR, 2))));
        XyChart chart = (XyChart) Sensitivity.of(names, Runs.criterion(names), sweeps(names))
                .figures()
                .get(0)
                .drawing();
        assertThat(chart.x().categories()).containsExactly("a", "b");
        Setting[] draws = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> Runs.setting(
                        "t=" + i,
                        Map.of("t", i * 0.37),
                        Runs.ERROR,
                        null,
                        Runs.curve("x", Runs.runs(Runs.ERROR, 1 + i))))
                .toArray(Setting[]::new);
        Part drawn = Runs.part(draws);
        XyChart points = (XyChart) Sensitivity.of(drawn, Runs.criterion(drawn), sweeps(drawn))
                .figures()
                .get(0)
                .drawing();
        assertThat(points.lines().get(0).style()).isEqualTo(Line.Style.POINTS);
        assertThat(points.lines().get(0).x()).hasSize(20);
    }
}
