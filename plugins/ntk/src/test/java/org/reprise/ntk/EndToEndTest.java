package org.reprise.ntk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.ode.ODEState;
import org.hipparchus.special.Erf;
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
    private static final String PAPER = "ntk";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(
                folder,
                List.of(DMatrixRMaj.class, CommonOps_DDRM.class, Erf.class, ODEState.class),
                NeuralTangentKernel.class,
                BundledTables.class);
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
                List.of("spectrum"),
                List.of(),
                Map.of("width", List.of("32"), "steps", List.of("20")),
                List.of(0L, 1L),
                Map.of());
        Study study = host.plan(PAPER, "quick", small);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs().values()).hasSize(study.trials().size()).allSatisfy(run -> assertThat(run.state())
                .isEqualTo(RunState.DONE));
        assertThat(last(together, "low")).isEqualTo(last(alone, "low")).isNotEmpty();
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(host.run(study, "alone", 1).reused())
                .isEqualTo(study.trials().size());
    }

    @Test
    void claimsOfTheoryHold() throws Exception {
        TestHost host = host();
        Overrides cheap = new Overrides(
                List.of("definite", "noisy-circle", "limit"), List.of(), Map.of(), List.of(0L, 1L, 2L), Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", cheap), "theory", 2);
        assertThat(result.failures()).isZero();
        assertThat(result.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(7)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void aRateThatIsTooLargeFailsItsTrial() throws Exception {
        TestHost host = host();
        Overrides fast = new Overrides(
                List.of("digits"),
                List.of("network"),
                Map.of("eta", List.of("1000"), "width", List.of("8")),
                List.of(0L),
                Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", fast), "fast", 1);
        assertThat(result.runs().values()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.record().code()).isEqualTo("RPR-1004");
            assertThat(run.record().reason()).contains("learning rate above 2/lambda_max");
        });
    }
}
