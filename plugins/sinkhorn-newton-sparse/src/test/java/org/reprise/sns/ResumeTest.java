package org.reprise.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.RunState;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Study;
import org.reprise.datasets.ImageSets;
import org.reprise.testkit.TestHost;

/** What is killed goes on to the same end. */
class ResumeTest {
    @ParameterizedTest
    @ValueSource(strings = {"sinkhorn-log", "sinkhorn-stabilised"})
    void aKilledProcessGoesOnToTheSameNumbers(String algorithm, @TempDir Path folder) throws Exception {
        TestHost host = TestHost.of(folder, SinkhornNewtonSparse.class, ImageSets.class);
        Study study = host.plan(
                "sinkhorn-newton-sparse",
                "quick",
                new Overrides(
                        List.of("assignment"),
                        List.of(algorithm),
                        Map.of("n", List.of("200")),
                        List.of(0L),
                        Map.of("iterations", algorithm.equals("sinkhorn-log") ? 2000.0 : 20_000.0)));
        StudyResult killed = host.runKilled(study, "killed");
        assertThat(killed.runs().values()).hasSize(1);
        StoredRun run = killed.runs().values().iterator().next();
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.record().environment()).containsKey("resumed");
        assertThat(host.values(killed, "killed")).isEqualTo(host.values(host.run(study, "whole", 1), "whole"));
    }
}
