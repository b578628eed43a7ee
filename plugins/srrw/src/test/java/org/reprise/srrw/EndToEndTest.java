package org.reprise.srrw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Study;
import org.reprise.datasets.BundledTables;
import org.reprise.testkit.TestHost;

/** The paper through the host, as a user runs it. */
class EndToEndTest {
    private static final String PAPER = "srrw";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(folder, List.of(RealMatrix.class), SelfRepellentWalks.class, BundledTables.class);
    }

    private static Map<String, Double> last(StudyResult result, String metric) {
        return result.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get(metric)));
    }

    @Test
    void theSameBitsWhateverTheJobsAndNothingIsRunTwice() throws Exception {
        TestHost host = host();
        Overrides small = new Overrides(
                List.of("logistic"),
                List.of(),
                Map.of("replicas", List.of("20"), "stride", List.of("20")),
                List.of(0L),
                Map.of("iterations", 10.0));
        Study study = host.plan(PAPER, "quick", small);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs()).hasSize(study.trials().size());
        assertThat(last(together, "mse")).isEqualTo(last(alone, "mse"));
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(alone.runs().values())
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.DONE));

        StudyResult again = host.run(study, "alone", 1);
        assertThat(again.reused()).isEqualTo(study.trials().size());
    }

    @Test
    void predictedClaimsHold() throws Exception {
        TestHost host = host();
        Overrides predicted = new Overrides(List.of("fit", "graphs"), List.of(), Map.of(), List.of(0L), Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", predicted), "predicted", 2);
        assertThat(result.runs().values())
                .allSatisfy(run -> assertThat(run.record().reason()).isNull());
        assertThat(result.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(8)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void aDisconnectedGraphFailsItsTrial() throws Exception {
        TestHost host = host();
        Overrides sparse = new Overrides(
                List.of("sampling"),
                List.of(),
                Map.of("graph", List.of("er:50:0.01"), "alpha", List.of("1")),
                List.of(0L),
                Map.of("iterations", 2.0));
        StudyResult result = host.run(host.plan(PAPER, "quick", sparse), "sparse", 1);
        assertThat(result.runs().values()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.record().code()).isEqualTo("RPR-1006");
            assertThat(run.record().reason()).contains("not connected");
        });
    }
}
