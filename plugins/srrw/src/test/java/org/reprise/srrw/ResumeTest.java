package org.reprise.srrw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Study;
import org.reprise.datasets.BundledTables;
import org.reprise.srrw.algorithm.HistoryDrivenTarget;
import org.reprise.srrw.algorithm.IndependentSampling;
import org.reprise.srrw.algorithm.NonBacktrackingWalk;
import org.reprise.srrw.algorithm.Optimizer;
import org.reprise.srrw.algorithm.ReshuffledSampling;
import org.reprise.srrw.algorithm.SamplerParameters;
import org.reprise.srrw.algorithm.SelfRepellentWalk;
import org.reprise.srrw.problem.BaseChain.Kind;
import org.reprise.srrw.problem.TokenProblem;
import org.reprise.testkit.TestHost;

/** What is killed goes on to the same end. */
class ResumeTest {
    private static void solve(String algorithm, KeepingTrial trial) {
        TokenProblem problem = Paw.problem(Kind.MHRW, 30, 25);
        SamplerParameters plain = new SamplerParameters(0.9, Optimizer.SHB, 0);
        switch (algorithm) {
            case "srrw" ->
                new SelfRepellentWalk()
                        .solve(
                                problem,
                                new SelfRepellentWalk.Parameters(
                                        20, 0.8, 0.9, Optimizer.SHB, SelfRepellentWalk.InitialMeasure.UNIFORM, 0),
                                trial);
            case "hdt" ->
                new HistoryDrivenTarget()
                        .solve(problem, new HistoryDrivenTarget.Parameters(5, 0.8, 0.9, Optimizer.SGD, 0), trial);
            case "iid" -> new IndependentSampling().solve(problem, plain, trial);
            case "reshuffled" -> new ReshuffledSampling().solve(problem, plain, trial);
            default -> new NonBacktrackingWalk().solve(problem, plain, trial);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"srrw", "hdt", "iid", "reshuffled", "non-backtracking"})
    void everySamplerGoesOnFromItsCheckpoint(String algorithm) {
        KeepingTrial unbroken = KeepingTrial.of(40, 1);
        solve(algorithm, unbroken);
        KeepingTrial killed = KeepingTrial.of(25, 1);
        killed.saveEvery(7);
        solve(algorithm, killed);
        assertThat(killed.checkpointed()).isEqualTo(21);
        KeepingTrial rest = KeepingTrial.of(40, 2);
        rest.continueFrom(killed);
        solve(algorithm, rest);
        assertThat(rest.counters()).isEqualTo(unbroken.counters());
        assertThat(rest.states).hasSize(19);
        for (int i = 0; i < rest.states.size(); i++) {
            assertThat(rest.states.get(i)).usingRecursiveComparison().isEqualTo(unbroken.states.get(22 + i));
        }
    }

    @Test
    void aKilledProcessGoesOnToTheSameNumbers(@TempDir Path folder) throws Exception {
        TestHost host = TestHost.of(folder, List.of(RealMatrix.class), SelfRepellentWalks.class, BundledTables.class);
        Study study = host.plan(
                "srrw",
                "quick",
                new Overrides(
                        List.of("logistic"),
                        List.of("srrw"),
                        Map.of(
                                "replicas", List.of("200"),
                                "alpha", List.of("5"),
                                "a", List.of("0.8")),
                        List.of(0L),
                        Map.of("iterations", 60.0)));
        StudyResult killed = host.runKilled(study, "killed");
        assertThat(killed.runs().values()).hasSize(1);
        StoredRun run = killed.runs().values().iterator().next();
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.record().environment()).containsKey("resumed");
        assertThat(host.values(killed, "killed")).isEqualTo(host.values(host.run(study, "whole", 1), "whole"));
    }
}
