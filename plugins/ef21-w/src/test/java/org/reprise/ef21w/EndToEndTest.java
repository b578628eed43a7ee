package org.reprise.ef21w;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Study;
import org.reprise.datasets.BundledTables;
import org.reprise.optimization.data.Examples;
import org.reprise.testkit.TestHost;

/** The paper through the host, as a user runs it, with the plugin that it depends on. */
class EndToEndTest {
    private static final String PAPER = "ef21-w";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(
                folder,
                List.of(DMatrixRMaj.class, CommonOps_DDRM.class, Gamma.class),
                Examples.class,
                ErrorFeedbackReloaded.class,
                BundledTables.class);
    }

    private static Map<String, Double> last(StudyResult result) {
        return result.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get("gradient")));
    }

    @Test
    void theSameBitsWhateverTheJobsAndNothingIsRunTwice() throws Exception {
        TestHost host = host();
        Overrides small = new Overrides(
                List.of("sgd", "participation", "rare", "homogeneous"),
                List.of(),
                Map.of("clients", List.of("34")),
                List.of(0L),
                Map.of("iterations", 50.0));
        Study study = host.plan(PAPER, "quick", small);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs().values()).hasSize(study.trials().size()).allSatisfy(run -> assertThat(run.state())
                .isEqualTo(RunState.DONE));
        assertThat(last(together)).isEqualTo(last(alone)).isNotEmpty();
        assertThat(host.run(study, "alone", 1).reused())
                .isEqualTo(study.trials().size());
    }

    @Test
    void theClaimsHoldOnOneSeed() throws Exception {
        TestHost host = host();
        Overrides some = new Overrides(
                List.of("equivalence", "certificates", "linear-rate", "participation", "heterogeneous", "homogeneous"),
                List.of(),
                Map.of(),
                List.of(0L),
                Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", some), "claims", 2);
        assertThat(result.failures()).isZero();
        assertThat(result.report()).isNotEmptyFile();
        assertThat(result.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(9)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "paper"})
    void presetsArePlanned(String preset) {
        Overrides bundled =
                new Overrides(List.of(), List.of(), Map.of("data", List.of("breast-cancer")), List.of(0L), Map.of());
        assertThat(host().plan(PAPER, preset, bundled).trials()).hasSizeGreaterThan(50);
    }
}
