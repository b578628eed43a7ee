package org.reprise.smallgain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.study.Overrides;
import org.reprise.smallgain.experiment.DynamicsExperiment;
import org.reprise.testkit.FakeSetup;
import org.reprise.testkit.TestHost;

/** The paper through the host, as a user runs it. */
class EndToEndTest {
    private static final String PAPER = "small-gain-nash";

    @TempDir
    private Path folder;

    private TestHost host() {
        return TestHost.of(
                folder,
                List.of(
                        DMatrixRMaj.class,
                        org.ejml.dense.row.CommonOps_DDRM.class,
                        MaxEval.class,
                        SobolSequenceGenerator.class),
                SmallGainNash.class);
    }

    @Test
    void claimsHoldAndJobsDoNotMatter() throws Exception {
        TestHost host = host();
        Overrides few = new Overrides(
                List.of("toy", "toy-band", "coupling", "zero-sum", "markov", "policy-steps", "flow"),
                List.of(),
                Map.of(),
                List.of(0L),
                Map.of());
        StudyResult one = host.run(host.plan(PAPER, "quick", few), "one", 1);
        assertThat(one.failures()).isZero();
        assertThat(one.claims())
                .filteredOn(claim -> claim.verdict() != Verdict.NOT_RUN)
                .hasSizeGreaterThan(18)
                .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.HOLDS));
        assertThat(one.report()).isNotEmptyFile();
        Overrides again =
                new Overrides(List.of("toy-band", "policy-steps"), List.of(), Map.of(), List.of(0L), Map.of());
        StudyResult two = host.run(host.plan(PAPER, "quick", again), "two", 2);
        Map<String, Object> before = one.runs().values().stream()
                .collect(Collectors.toMap(
                        run -> run.trial().id(), run -> run.record().last()));
        assertThat(two.runs().values()).isNotEmpty().allSatisfy(run -> assertThat(
                        run.record().last())
                .isEqualTo(before.get(run.trial().id())));
    }

    @Test
    void anUncertifiableGameFailsWhereThatIsAskedFor() throws Exception {
        TestHost host = host();
        Overrides refuse = new Overrides(
                List.of("zero-sum"), List.of(), Map.of("sgn.refuse", List.of("true")), List.of(0L), Map.of());
        StudyResult result = host.run(host.plan(PAPER, "quick", refuse), "refuse", 1);
        assertThat(result.runs().values())
                .filteredOn(run -> run.state() == RunState.FAILED)
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.record().code()).isEqualTo("RPR-1006");
                    assertThat(run.record().reason()).contains("player 1 has no own curvature");
                });
    }

    @Test
    void aSeedMakesAGame() {
        DynamicsExperiment.Configuration configuration =
                new DynamicsExperiment.Configuration(DynamicsExperiment.Kind.NONLINEAR, 3, 1, 0.3, 2, 1, 0);
        double[] one = new DynamicsExperiment()
                .problem(configuration, new FakeSetup(4))
                .starts();
        double[] two = new DynamicsExperiment()
                .problem(configuration, new FakeSetup(4))
                .starts();
        double[] other = new DynamicsExperiment()
                .problem(configuration, new FakeSetup(5))
                .starts();
        assertThat(one).isEqualTo(two).isNotEqualTo(other);
    }
}
