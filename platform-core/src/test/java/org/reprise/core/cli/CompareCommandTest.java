package org.reprise.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.SampleRuns;

/** Compares runs of a plugin that is not installed: what the store says has to do. */
class CompareCommandTest {
    @TempDir
    private Path folder;

    private MainTest.Result compare(String... arguments) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.toString()));
        return MainTest.run(all.toArray(String[]::new));
    }

    private String run(String algorithm, long seed, double... values) {
        return SampleRuns.run(new RunStore(folder), of(algorithm, seed), RunState.DONE, values);
    }

    private static TrialSpec of(String algorithm, long seed) {
        TrialSpec trial = SampleRuns.trial(seed);
        return new TrialSpec(
                trial.api(),
                trial.experimentPlugin(),
                trial.experiment(),
                trial.configuration(),
                trial.algorithmPlugin(),
                algorithm,
                trial.parameters(),
                trial.data(),
                seed,
                trial.device(),
                trial.budget(),
                trial.measure());
    }

    @Test
    void twoAlgorithmsOverSeeds() throws IOException {
        List<String> runs = new ArrayList<>();
        for (int seed = 0; seed < 6; seed++) {
            runs.add(run("fast", seed, 1, 1e-3 * (seed + 1)));
            runs.add(run("slow", seed, 1, 1e-2 * (seed + 1) * (seed + 1)));
        }
        MainTest.Result result = compare(runs.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("In what the runs differ")
                .contains("fast (6 runs); slow (6 runs)")
                .contains("6 / 0 / 0")
                // Ratios 1/10, 1/20, ... 1/60: the middle of 1/30 and 1/40.
                .contains("0.0292 [");
        Path report = Path.of(result.out()
                .lines()
                .filter(l -> l.startsWith("report "))
                .findFirst()
                .orElseThrow()
                .substring(7));
        assertThat(Files.readString(report)).contains("Comparison of").contains("0.031");
        runs.add("--json");
        JsonNode data = new ObjectMapper()
                .readTree(compare(runs.toArray(String[]::new)).out())
                .path("data");
        assertThat(data.at("/methods")).hasSize(2);
        assertThat(data.at("/methods/0/values/5").asDouble()).isEqualTo(6e-3);
        assertThat(data.at("/tables/0/rows/0/0").asText()).isEqualTo("algorithm");
    }

    @Test
    void attemptsAtOneTrialAreToldApart() {
        String first = run("fast", 0, 1, 0.5);
        String second = run("fast", 0, 1, 0.5);
        assertThat(compare(first, second).out())
                .contains("fast (" + first + ")", "fast (" + second + ")")
                .contains("No pairwise tests: a test needs two seeds");
    }

    @Test
    void otherFoldersAreSources() {
        String here = run("fast", 0, 1, 0.5);
        Path other = folder.resolve("other");
        SampleRuns.run(new RunStore(other), of("fast", 0), RunState.DONE, 1, 0.25);
        assertThat(compare(here, other.toString()).out()).contains("fast (" + other + ")");
    }

    @Test
    void oneRunAloneAndFailuresAloneAreSaidSo() {
        String one = run("fast", 0, 1, 0.5);
        assertThat(compare(one).out())
                .contains("There is one run alone.")
                .contains("it needs two methods; there is only fast")
                .contains("No two methods met in one setting");
        String failed = SampleRuns.run(new RunStore(folder), of("bad", 1), RunState.FAILED, 1);
        assertThat(compare(failed).out()).contains("No comparisons: no run is done: see the failures");
    }

    @Test
    void whatIsNotThereIsNamed() {
        MainTest.Result nothing = compare("nothing");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("RPR-1002", "run, study or results folder 'nothing'");
        assertThat(compare("abc").err()).contains("RPR-1002", "'abc'");
        assertThat(compare().err()).contains("RPR-1001", "RUN|STUDY|DIR");
        String open = new RunStore(folder).open(of("fast", 3));
        MainTest.Result unfinished = compare(open);
        assertThat(unfinished.code()).isEqualTo(2);
        assertThat(unfinished.err()).contains("none of its runs has a final state");
    }

    @Test
    void figuresAndTablesAreWritten() throws IOException {
        String a = run("fast", 0, 1, 0.5, 0.25);
        String b = run("slow", 0, 1, 0.75, 0.5);
        Path figures = folder.resolve("f");
        Path tables = folder.resolve("t");
        MainTest.Result result = compare(
                a,
                b,
                "--figures",
                figures.toString(),
                "--tables",
                tables.toString(),
                "--to",
                folder.resolve("my.html").toString());
        assertThat(result.out()).contains("report " + folder.resolve("my.html"));
        assertThat(tables.resolve("differences.tex")).content().contains("\\toprule");
        try (var files = Files.list(figures)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.endsWith("convergence-iterations.svg"));
        }
    }
}
