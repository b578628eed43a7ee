package org.reprise.selu;

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
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Study;
import org.reprise.datasets.BundledTables;
import org.reprise.testkit.TestHost;

/** The paper through the host, as a user runs it. */
class EndToEndTest {
    private static final String PAPER = "selu";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(folder, ContractTest.LIBRARIES, SelfNormalisingNetworks.class, BundledTables.class);
    }

    private static Map<String, Double> last(StudyResult result, String metric) {
        return result.runs().values().stream()
                .filter(run -> run.record().last().containsKey(metric))
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last().get(metric)));
    }

    @Test
    void theSameBitsWhateverTheJobsAndNothingIsRunTwice() throws Exception {
        TestHost host = host();
        Overrides small = new Overrides(
                List.of("uci"),
                List.of(),
                Map.of("data", List.of("iris", "soybean"), "layers", List.of("1 2"), "trees", List.of("10")),
                List.of(0L),
                Map.of("iterations", 12.0));
        Study study = host.plan(PAPER, "quick", small);
        StudyResult alone = host.run(study, "alone", 1);
        StudyResult together = host.run(study, "together", 2);
        assertThat(alone.runs()).hasSize(18);
        assertThat(last(together, "accuracy")).isEqualTo(last(alone, "accuracy"));
        assertThat(last(together, "loss")).isEqualTo(last(alone, "loss"));
        assertThat(alone.report()).isNotEmptyFile();
        assertThat(alone.runs().values())
                .allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.DONE));
        StudyResult again = host.run(study, "alone", 1);
        assertThat(again.reused()).isEqualTo(study.trials().size());
    }

    @Test
    void claimsOnTheMapAndThePublishedTableHold() throws Exception {
        TestHost host = host();
        Overrides parts = new Overrides(
                List.of("fixed-point", "iterates", "other-fixed-points", "theorems", "dropout", "published"),
                List.of(),
                Map.of(),
                List.of(0L),
                Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", parts), "map", 2);
        assertThat(result.runs().values())
                .allSatisfy(run -> assertThat(run.record().reason()).isNull());
        assertThat(result.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(15)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void gridsThatCannotBeAreRefused() throws Exception {
        TestHost host = host();
        fails(host, Map.of("validationShare", List.of("0")), "no validation rows to choose by");
        fails(host, Map.of("dropout", List.of("0 1")), "\"1\" cannot be");
        fails(host, Map.of("layers", List.of("0")), "\"0\" cannot be");
        fails(host, Map.of("forms", List.of("conic round")), "\"round\" cannot be");
    }

    private static void fails(TestHost host, Map<String, List<String>> values, String message) throws Exception {
        Map<String, List<String>> all = new java.util.HashMap<>(values);
        all.put("data", List.of("iris"));
        Overrides wrong = new Overrides(List.of("uci"), List.of("snn"), all, List.of(0L), Map.of("iterations", 1.0));
        StudyResult result = host.run(host.plan(PAPER, "quick", wrong), "wrong", 1);
        assertThat(result.runs().values()).hasSize(1).allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.record().code()).isEqualTo("RPR-1004");
            assertThat(run.record().reason()).contains(message);
        });
    }
}
