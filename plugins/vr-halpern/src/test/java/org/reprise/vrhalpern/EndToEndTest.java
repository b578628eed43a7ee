package org.reprise.vrhalpern;

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
    private static final String PAPER = "vr-halpern";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(folder, List.of(RealMatrix.class), VarianceReducedHalpern.class, BundledTables.class);
    }

    private static Map<String, Double> last(StudyResult result) {
        return result.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get("residual")));
    }

    @Test
    void theSameBitsWhateverTheJobsAndNothingIsRunTwice() throws Exception {
        TestHost host = host();
        Overrides small = new Overrides(
                List.of("matrix-game", "dro-logistic", "min-max", "estimators"),
                List.of(),
                Map.of("n", List.of("50")),
                List.of(0L),
                Map.of("iterations", 20.0));
        Study study = host.plan(PAPER, "quick", small);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs()).hasSize(study.trials().size());
        assertThat(last(together)).isEqualTo(last(alone));
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(alone.runs().values())
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.DONE));
        StudyResult again = host.run(study, "alone", 1);
        assertThat(again.reused()).isEqualTo(study.trials().size());
    }

    @Test
    void claimsOfThreePartsHold() throws Exception {
        TestHost host = host();
        Overrides parts = new Overrides(
                List.of("exact", "quadratic-program", "rate"), List.of(), Map.of(), List.of(0L), Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", parts), "parts", 2);
        assertThat(result.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSize(5)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void thePaperPresetIsPlanned() {
        assertThat(host().plan(PAPER, "paper", Overrides.NONE).trials()).hasSizeGreaterThan(300);
    }
}
