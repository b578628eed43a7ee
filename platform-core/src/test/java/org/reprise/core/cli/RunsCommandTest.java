package org.reprise.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.run.RunState;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.SampleRuns;

class RunsCommandTest {
    @TempDir
    private Path folder;

    private String failed;
    private String done;
    private String other;

    @BeforeEach
    void fill() {
        RunStore store = new RunStore(folder);
        failed = SampleRuns.run(store, SampleRuns.trial(0), RunState.FAILED, 1, 2);
        done = SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 1, 1.23456789e-9);
        other = SampleRuns.run(store, SampleRuns.trial(1), RunState.DONE, 1, Double.NaN);
    }

    private MainTest.Result runs(String... arguments) {
        List<String> all = new ArrayList<>(List.of("runs"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.toString()));
        return MainTest.run(all.toArray(String[]::new));
    }

    private static JsonNode data(MainTest.Result result) throws IOException {
        assertThat(result.code()).isZero();
        return new ObjectMapper().readTree(result.out()).path("data");
    }

    @Test
    void queryAnswersAsTableAndAsJson() throws IOException {
        String sql = "select run, value, parameters, null as nothing from trials join measurements using (run)"
                + " where iteration = 1 and state = 'DONE' order by seed";
        assertThat(runs("query", sql).out().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(done, "1.23457e-09", "{\"kappa\":6.0}"))
                .anySatisfy(line -> assertThat(line).contains(other, "NaN"));
        JsonNode rows = data(runs("query", sql, "--json"));
        assertThat(rows.get(0).fieldNames()).toIterable().containsExactly("run", "value", "parameters", "nothing");
        assertThat(rows.at("/0/value").asDouble()).isEqualTo(1.23456789e-9);
        assertThat(rows.at("/0/parameters/kappa").asDouble()).isEqualTo(6);
        assertThat(rows.at("/0/nothing").isNull()).isTrue();
        assertThat(rows.at("/1/value").asText()).isEqualTo("NaN");
    }

    @Test
    void aBadQueryIsBadInput() {
        MainTest.Result result = runs("query", "select nothing from trials");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("RPR-1001", "\"nothing\"", "measurements(run");
        assertThat(result.err().lines()).hasSize(2);
    }

    @Test
    void diffNamesPartsAndLastValues() throws IOException {
        assertThat(runs("diff", done, other).out()).contains("seed", "1.23e-09", "NaN");
        assertThat(runs("diff", failed, done).out()).contains("The trials are the same.", "failed", "done");
        JsonNode data = data(runs("diff", done, other, "--json"));
        assertThat(data.at("/differences/0/part").asText()).isEqualTo("seed");
        assertThat(data.at("/values/2/name").asText()).isEqualTo("error");
        assertThat(data.at("/values/2/b").asText()).isEqualTo("NaN");
    }

    @Test
    void exportPrintsWhatItWrote() throws IOException {
        Path to = folder.resolve("exported");
        assertThat(runs("export", "--to", to.toString()).out().lines())
                .containsExactly(
                        to.resolve("trials.parquet").toString(),
                        to.resolve("measurements.parquet").toString())
                .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
        assertThat(data(runs("export", "--format", "csv", "--to", to.toString(), "--json")))
                .hasSize(2);
        assertThat(runs("export", "--format", "xml", "--to", to.toString()).err())
                .contains("PARQUET");
    }

    @Test
    void gcSaysWhatItRemoves() throws IOException {
        assertThat(runs("gc", "--dry-run").out()).contains(failed, "superseded by " + done, "would remove 1 run, ");
        assertThat(data(runs("gc", "--json")).at("/runs/0/run").asText()).isEqualTo(failed);
        assertThat(runs("gc").out()).contains("removed 0 runs, 0 bytes");
    }
}
