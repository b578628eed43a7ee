package org.reprise.sketchednewton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ejml.UtilEjml;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.hipparchus.analysis.differentiation.Gradient;
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
    private static final String PAPER = "sketched-newton";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(
                folder,
                List.of(UtilEjml.class, CommonOps_DDRM.class, CommonOps_DSCC.class, Gradient.class),
                SketchedNewton.class,
                BundledTables.class);
    }

    private static Map<String, Double> last(StudyResult result) {
        return result.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get("kkt")));
    }

    @Test
    void theSameBitsWhateverTheJobsAndNothingIsRunTwice() throws Exception {
        TestHost host = host();
        Overrides small = new Overrides(
                List.of("logistic"),
                List.of(),
                Map.of("data", List.of("breast-cancer"), "cap", List.of("5000")),
                List.of(0L),
                Map.of("iterations", 4.0));
        Study study = host.plan(PAPER, "quick", small);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs()).hasSize(study.trials().size());
        assertThat(last(together)).isEqualTo(last(alone));
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(alone.runs().values())
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.DONE));
        assertThat(host.run(study, "alone", 1).reused())
                .isEqualTo(study.trials().size());
    }

    @Test
    void localAndLinearClaimsHold() throws Exception {
        TestHost host = host();
        Overrides parts = new Overrides(
                List.of("rate", "rate-superlinear", "system", "elliptic"), List.of(), Map.of(), List.of(), Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", parts), "local", 2);
        assertThat(result.runs().values())
                .allSatisfy(run -> assertThat(run.record().reason()).isNull());
        assertThat(result.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(5)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void infeasibleConstraintsFailTheirTrial() throws Exception {
        TestHost host = host();
        Overrides infeasible = new Overrides(
                List.of("logistic"),
                List.of("exact-newton"),
                Map.of("data", List.of("breast-cancer"), "bScale", List.of("20")),
                List.of(0L),
                Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", infeasible), "infeasible", 1);
        assertThat(result.runs().values()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.record().code()).isEqualTo("RPR-1006");
            assertThat(run.record().reason()).contains("infeasible");
        });
    }
}
