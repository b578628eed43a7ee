package org.reprise.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.data.DataSettings;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.SampleRuns;
import org.reprise.core.study.Preset;
import org.reprise.core.study.Registry;
import org.reprise.core.study.Study;
import org.reprise.spi.AlgorithmInfo;
import org.reprise.spi.Direction;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.AlgorithmDescription;
import org.reprise.spi.specification.ExperimentDescription;
import org.reprise.spi.specification.PluginSpecification;

class ReportServiceTest {
    @TempDir
    private Path folder;

    private RunStore store;
    private ReportService service;

    @BeforeEach
    void open() {
        store = new RunStore(folder.resolve("results"));
        service = new ReportService(
                Platform.open(List.of(), new DataSettings(folder.resolve("home"), List.of(), true)), store);
    }

    /** Three seeds of one algorithm on one setting. */
    private static Study study() {
        List<TrialSpec> trials = new ArrayList<>();
        for (long seed = 0; seed < 3; seed++) {
            trials.add(SampleRuns.trial(seed));
        }
        TrialSpec first = trials.get(0);
        ExperimentInfo info = new ExperimentInfo(
                "experiment",
                "Experiment",
                "what is built",
                List.of(new ExperimentInfo.MetricInfo("error", "distance", "", Direction.MINIMISE, true)));
        Preset.Part part = new Preset.Part(
                "part",
                "Part",
                "experiment",
                Map.of(),
                Map.of("algorithm", Map.of("kappa", List.of("6"))),
                List.of(0L, 1L, 2L),
                List.of("cpu"),
                first.budget(),
                first.measure(),
                Preset.Sweep.WHOLE,
                Preset.Order.WRITTEN,
                null);
        AlgorithmDescription algorithm = new AlgorithmDescription(
                new AlgorithmInfo("algorithm", "Algorithm", "", "Someone 2020"), "problem", "problem", List.of());
        Study.Setting setting = new Study.Setting(
                "",
                first.configuration(),
                List.of(new Study.Variant("algorithm kappa=6", algorithm, first.parameters(), trials)));
        PluginSpecification specification = new PluginSpecification(
                1,
                "paper",
                "1.0.0",
                "",
                "",
                "A paper",
                new PaperInfo("paper", "A paper", List.of("A. Author"), "Venue", 2020, "", ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Study(
                new Registry.Entry(specification, first.experimentPlugin(), Path.of("nowhere")),
                new Preset("quick", "Quick", "", null, List.of(part)),
                List.of(new Study.PlannedPart(
                        part, new ExperimentDescription(info, "problem", "problem", List.of()), List.of(setting))),
                true,
                List.of());
    }

    @Test
    void aStudyWithoutRunsIsRefusedWithTheCommandThatRunsIt() {
        assertThatThrownBy(() -> service.gather(study(), "reprise run paper"))
                .isInstanceOfSatisfying(RepriseException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_NAME);
                    assertThat(e.hint()).contains("reprise run paper");
                })
                .hasMessageContaining("None of the 3 trials");
        SampleRuns.run(store, SampleRuns.trial(9), RunState.DONE, 1);
        assertThatThrownBy(() -> service.gather(study(), "reprise run paper"))
                .hasMessageContaining("1 run of paper with other values is there");
    }

    @Test
    void aReportHoldsWhatIsThere() {
        SampleRuns.run(store, SampleRuns.trial(0), RunState.FAILED, 1);
        SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 1, 1e-10);
        SampleRuns.run(store, SampleRuns.trial(1), RunState.FAILED, 1);
        StudyResult result = service.gather(study(), "reprise run paper");
        assertThat(result.runs()).hasSize(2);
        assertThat(result.failures()).isEqualTo(1);
        ReportModel model = service.report(result);
        assertThat(model.notes()).containsExactly("1 of 3 trials have no run: this report is of the others.");
        assertThat(model.parts().get(0).planned()).isEqualTo(3);
        assertThat(model.environment()).containsEntry("java", "17").containsEntry("plugin paper", "1.0.0 (abc)");
        List<ReportModel.Run> runs =
                model.parts().get(0).settings().get(0).curves().get(0).runs();
        // The run that is done counts, though a failed one of the same trial is there.
        assertThat(runs)
                .extracting(ReportModel.Run::state)
                .containsExactly(ReportModel.State.DONE, ReportModel.State.FAILED);
        assertThat(runs.get(0).iterationsToTarget()).isEqualTo(1);
        assertThat(runs.get(1).code()).isEqualTo("RPR-1203");
        assertThat(runs.get(1).command())
                .isEqualTo("reprise run paper --preset quick --experiment part --algorithms algorithm -p"
                        + " algorithm.kappa=6.0 --seeds 1");
    }

    @Test
    void aRunAloneIsRepeatedWithAllItsValues() {
        assertThat(Reproduction.command(SampleRuns.trial(7)))
                .isEqualTo("reprise run paper --experiment experiment --algorithms paper:algorithm -p eta=1200.0 -p"
                        + " kind=round -p n=5 -p paper:algorithm.kappa=6.0 --budget"
                        + " iterations=100,seconds=10.0,error=1.0E-9 --device cpu --seeds 7");
    }
}
