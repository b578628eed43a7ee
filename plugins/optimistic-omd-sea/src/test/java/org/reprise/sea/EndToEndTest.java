package org.reprise.sea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.reprise.core.study.Preset;
import org.reprise.core.study.Study;
import org.reprise.datasets.BundledTables;
import org.reprise.spi.RepriseException;
import org.reprise.testkit.TestHost;

/** The paper through the host, as a user runs it. */
class EndToEndTest {
    private static final String PAPER = "optimistic-omd-sea";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(folder, List.of(RealMatrix.class), OptimisticMirrorDescentSea.class, BundledTables.class);
    }

    private static Map<String, Double> last(StudyResult result) {
        return result.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get("regret")));
    }

    @Test
    void theSameBitsWhateverTheJobsAndClaimsHold() throws Exception {
        TestHost host = host();
        Overrides few = new Overrides(
                List.of("agility", "constant-linear", "adversarial-growth", "diabetes-l2"),
                List.of(),
                Map.of(),
                List.of(0L),
                Map.of());
        Study study = host.plan(PAPER, "quick", few);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs()).hasSize(study.trials().size());
        assertThat(last(together)).isEqualTo(last(alone));
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(alone.runs().values())
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.DONE));
        assertThat(alone.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(5)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
        assertThat(host.run(study, "alone", 1).reused())
                .isEqualTo(study.trials().size());
    }

    @Test
    void gradientsBeyondTheBoundFailTheTrial() throws Exception {
        TestHost host = host();
        Overrides tight = new Overrides(
                List.of("quiet"),
                List.of(),
                Map.of("gradient", List.of("0.05"), "horizon", List.of("100")),
                List.of(0L),
                Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", tight), "tight", 1);
        assertThat(result.runs().values()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.record().code()).isEqualTo("RPR-1006");
            assertThat(run.record().reason()).contains("exceeds G=0.05 at round 1 ");
        });
    }

    @Test
    void thePaperPresetCanBePlanned() {
        assertThat(host().plan(PAPER, "paper", Overrides.NONE).trials()).hasSizeGreaterThan(1000);
    }

    @Test
    void halvingRanksOnlyByMetricsThatHaveABetterSide() {
        Overrides.More more =
                new Overrides.More(List.of(), null, List.of(), Map.of(), new Preset.Halving(10, 3, "regret-error"));
        Overrides halved = new Overrides(List.of("quiet"), List.of(), Map.of(), List.of(0L), Map.of(), more);
        assertThatThrownBy(() -> host().plan(PAPER, "quick", halved))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("cannot rank by 'regret-error'");
    }
}
