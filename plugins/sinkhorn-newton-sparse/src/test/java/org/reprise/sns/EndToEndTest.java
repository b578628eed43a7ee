package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.run.StopReason;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Study;
import org.reprise.datasets.ImageSets;
import org.reprise.testkit.TestHost;

/** The paper through the host, as a user runs it. */
class EndToEndTest {
    private static final String PAPER = "sinkhorn-newton-sparse";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(folder, SinkhornNewtonSparse.class, ImageSets.class);
    }

    private static Overrides small(String part, Map<String, List<String>> parameters) {
        return new Overrides(List.of(part), List.of(), parameters, List.of(0L, 1L), Map.of("iterations", 300.0));
    }

    private static Map<String, Double> lastErrors(StudyResult result) {
        return result.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get("error")));
    }

    @Test
    void theSameBitsWhateverTheJobsAndNothingIsRunTwice() throws Exception {
        TestHost host = host();
        Study study = host.plan(PAPER, "quick", small("assignment", Map.of("n", List.of("60"))));
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs()).hasSize(study.trials().size());
        assertThat(lastErrors(together)).isEqualTo(lastErrors(alone));
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(alone.claims()).allSatisfy(c -> assertThat(c.verdict()).isEqualTo(Verdict.NOT_RUN));

        StudyResult again = host.run(study, "alone", 1);
        assertThat(again.reused()).isEqualTo(study.trials().size());
    }

    @Test
    void newtonReachesTheTargetOnRealImages() throws Exception {
        TestHost host = host();
        Overrides digits = new Overrides(
                List.of("images"), List.of("sns"), Map.of("data", List.of("digits")), List.of(), Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", digits), "digits", 1);
        assertThat(result.runs().values()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.DONE);
            assertThat(run.record().stop()).isEqualTo(StopReason.TARGET);
        });
    }

    @Test
    void whatAnAlgorithmCannotTakeFailsItAndNotTheOthers() throws Exception {
        TestHost host = host();
        Overrides both = new Overrides(
                List.of("assignment"),
                List.of("sinkhorn-kernel", "sinkhorn-log"),
                Map.of("n", List.of("40"), "eta", List.of("100000")),
                List.of(0L),
                Map.of("iterations", 20.0));
        StudyResult result = host.run(host.plan(PAPER, "quick", both), "hard", 1);
        assertThat(result.failures()).isEqualTo(1);
        assertThat(result.runs().values())
                .filteredOn(run -> run.state() == RunState.FAILED)
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.record().code()).isEqualTo("RPR-1006");
                    assertThat(run.record().reason()).contains("range of doubles");
                });
    }
}
