package org.reprise.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.run.RunState;
import org.reprise.core.store.RunFiles;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.SampleRuns;
import org.reprise.core.util.Json;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class RunDatabaseTest {
    @TempDir
    private Path folder;

    private static List<List<Object>> rows(RunStore store, String sql) {
        try (RunDatabase database = RunDatabase.open(store)) {
            return database.query(sql).rows();
        }
    }

    private static Path measurements(RunStore store, String run) {
        return store.runs().resolve(run).resolve(RunFiles.MEASUREMENTS);
    }

    @Test
    void trialsHaveTheirIdentityAndTheirRecord() {
        RunStore store = new RunStore(folder);
        String done = SampleRuns.run(store, SampleRuns.trial(7), RunState.DONE, 1);
        String failed = SampleRuns.run(store, SampleRuns.trial(8), RunState.FAILED, 1);
        assertThat(rows(
                        store,
                        "select run, state, stop, code, reason, paper, paper_version, paper_hash, experiment, algorithm,"
                                + " algorithm_plugin, seed, device, iterations, seconds, started_at, finished_at,"
                                + " configuration->>'n', (configuration->>'eta')::double, parameters->>'kappa',"
                                + " key from trials order by seed"))
                .containsExactly(
                        Arrays.asList(
                                done,
                                "DONE",
                                "RETURNED",
                                null,
                                null,
                                "paper",
                                "1.0.0",
                                "abc",
                                "experiment",
                                "algorithm",
                                "paper",
                                7L,
                                "cpu",
                                3L,
                                0.5,
                                "2026-01-01T00:00:00",
                                "2026-01-01T00:00:01.5",
                                "5",
                                1200.0,
                                "6.0",
                                SampleRuns.trial(7).key()),
                        Arrays.asList(
                                failed,
                                "FAILED",
                                "ERROR",
                                "RPR-1203",
                                "it's \"broken\"",
                                "paper",
                                "1.0.0",
                                "abc",
                                "experiment",
                                "algorithm",
                                "paper",
                                8L,
                                "cpu",
                                3L,
                                0.5,
                                "2026-01-01T00:00:00",
                                "2026-01-01T00:00:01.5",
                                "5",
                                1200.0,
                                "6.0",
                                SampleRuns.trial(8).key()));
        assertThat(rows(store, "select name, value from environments where run = '" + done + "' order by name"))
                .containsExactly(List.of("java", "17"), List.of("os", "Linux"));
    }

    @Test
    void nanAndInfinitySurvive() {
        RunStore store = new RunStore(folder);
        String run = SampleRuns.run(
                store,
                SampleRuns.trial(0),
                RunState.DONE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                0.1);
        assertThat(rows(store, "from measurements order by iteration"))
                .containsExactly(
                        List.of(run, 0L, 0.0, "measurement", "error", Double.NaN),
                        List.of(run, 1L, 1e-6, "measurement", "error", Double.POSITIVE_INFINITY),
                        List.of(run, 2L, 2e-6, "measurement", "error", Double.NEGATIVE_INFINITY),
                        List.of(run, 3L, 3e-6, "measurement", "error", Double.MIN_VALUE),
                        List.of(run, 4L, 4e-6, "measurement", "error", 0.1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5,0.1,measure", "5,0.1,measurement,error,", "5,0.1,measurement,error,1.0E-", "5"})
    void aTornLineIsLeftOut(String torn) throws IOException {
        RunStore store = new RunStore(folder);
        String run = SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 1, 2);
        Files.delete(store.runs().resolve(run).resolve("run.json"));
        Files.writeString(measurements(store, run), torn, StandardOpenOption.APPEND);
        String headless = SampleRuns.run(store, SampleRuns.trial(1), RunState.DONE);
        Files.writeString(measurements(store, headless), torn.substring(1));
        String empty = SampleRuns.run(store, SampleRuns.trial(2), RunState.DONE);
        Files.writeString(measurements(store, empty), "");
        assertThat(rows(store, "select run, value from measurements"))
                .containsExactly(List.of(run, 1.0), List.of(run, 2.0));
        assertThat(rows(store, "select state, iterations from trials where run = '" + run + "'"))
                .containsExactly(Arrays.asList("INTERRUPTED", null));
    }

    @Test
    void numbersAreReadWhileARunIsOpen() {
        RunStore store = new RunStore(folder);
        String run = store.open(SampleRuns.trial(0));
        try (RunDatabase database = RunDatabase.open(store)) {
            assertThat(database.query("select state from trials").rows()).containsExactly(List.of("RUNNING"));
            assertThat(database.query("from measurements").rows()).isEmpty();
            SampleRuns.measure(store, run, 1, 2, 3);
            // No copy: what came since is there.
            assertThat(database.query("select count(*), sum(value) from measurements")
                            .rows())
                    .containsExactly(List.of(3L, 6.0));
        }
        SampleRuns.finish(store, run, SampleRuns.trial(0), RunState.DONE, "2026-01-01T00:00:01Z");
        assertThat(store.list()).singleElement().satisfies(r -> assertThat(r.state())
                .isEqualTo(RunState.DONE));
    }

    @Test
    void anEmptyStoreHasEmptyViews() {
        RunStore store = new RunStore(folder.resolve("nothing"));
        for (String view : List.of("trials", "measurements", "environments")) {
            assertThat(rows(store, "from " + view)).isEmpty();
        }
        assertThat(rows(store, "select avg(value) from measurements where run = 'x' and iteration > 3"))
                .containsExactly(Arrays.asList((Object) null));
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void oddNamesOfFoldersAreNoPatterns() {
        RunStore store = new RunStore(folder.resolve("it's [a] é 𝒳 folder"));
        String run = SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 1);
        assertThat(rows(store, "select run, value from measurements where run like '%'"))
                .containsExactly(List.of(run, 1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selct 1",
                "select nothing from trials",
                "from nowhere",
                "select 'x'::int",
                "",
                "select 1; select 2",
                "drop table trials",
                "copy trials to 'FOLDER/x.csv'",
                "select 1; copy trials to 'FOLDER/x.csv'",
                "set memory_limit = '1GB'",
                "install httpfs",
                "select * from read_csv('/etc/passwd')",
                "select * from 'https://localhost:1/x.parquet'",
                "select * from trials where run = ?"
            })
    void whatCannotBeAnsweredIsAUsageErrorInOneLine(String sql) throws IOException {
        RunStore store = new RunStore(folder);
        SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 1);
        try (RunDatabase database = RunDatabase.open(store)) {
            assertThatThrownBy(() ->
                            database.query(sql.replace("FOLDER", store.runs().toString())))
                    .asInstanceOf(InstanceOfAssertFactories.type(RepriseException.class))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                        assertThat(e.getMessage()).doesNotContain("\n", "unsuccessful", "LINE 1");
                        assertThat(e.hint()).contains("trials(run, key", "measurements(run, iteration, seconds");
                    });
            assertThat(database.query("select count(*) from trials").rows()).containsExactly(List.of(1L));
        }
        try (Stream<Path> files = Files.list(store.runs())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        RunStore store = new RunStore(folder);
        assertThat(rows(store, "from range(" + RunDatabase.MOST_ROWS + ")")).hasSize(RunDatabase.MOST_ROWS);
        assertThatThrownBy(() -> rows(store, "from range(" + RunDatabase.MOST_ROWS + " + 1)"))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("rows");
    }

    @Test
    void cellsArePlainAndColumnsHaveDifferentNames() {
        try (RunDatabase database = RunDatabase.open(new RunStore(folder))) {
            QueryResult result = database.query(
                    "select 1 as a, 2 as a, [1, null] as l, {'x': 'y'} as s, map {'k': 1.5::double} as m,"
                            + " '{\"p\": 1}'::json as j, timestamp '2026-01-01 10:00:00' as t, 'ab'::blob as b,"
                            + " sum(1::bigint) as h");
            assertThat(result.columns()).containsExactly("a", "a_2", "l", "s", "m", "j", "t", "b", "h");
            assertThat(Json.canonical(result.rows().get(0)))
                    .isEqualTo("[1,2,[1,null],{\"x\":\"y\"},{\"k\":1.5},{\"p\":1},\"2026-01-01T10:00:00\",\"6162\",1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARQUET", "CSV", "JSON"})
    void exportsComeBackAsTheyWere(ExportFormat format) throws IOException {
        RunStore store = new RunStore(folder.resolve("store"));
        String run =
                SampleRuns.run(store, SampleRuns.trial(0), RunState.DONE, 0.1, Double.NaN, Double.NEGATIVE_INFINITY);
        Path to = folder.resolve("exports of 'mine'/new");
        String numbers = "select run, iteration, seconds, kind, name, value::double from ";
        String trials = "select run, state, seed, parameters->>'$.kappa', finished_at::timestamp from ";
        try (RunDatabase database = RunDatabase.open(store)) {
            List<Path> files = database.export(format, to);
            assertThat(database.export(format, to)).isEqualTo(files);
            try (Stream<Path> there = Files.list(to)) {
                assertThat(there).containsExactlyInAnyOrderElementsOf(files);
            }
            List<List<Object>> before = database.query(numbers + "measurements").rows();
            assertThat(before).hasSize(3).allSatisfy(row -> assertThat(row).contains(run));
            // Read back from a folder that a query may look into.
            Path seen = Files.createDirectories(store.runs().resolve("exported"));
            for (Path file : files) {
                Files.copy(file, seen.resolve(file.getFileName()));
            }
            assertThat(database.query(numbers + "'" + seen.resolve(files.get(1).getFileName()) + "'")
                            .rows())
                    .isEqualTo(before);
            assertThat(database.query(trials + "'" + seen.resolve(files.get(0).getFileName()) + "'")
                            .rows())
                    .isEqualTo(database.query(trials + "trials").rows());
            if (format == ExportFormat.JSON) {
                JsonNode array = Json.read(Files.readString(files.get(1)), JsonNode.class);
                assertThat(array.at("/1/value").asText()).isEqualTo("NaN");
                assertThat(array.at("/0/value").isNumber()).isTrue();
                assertThat(Json.read(Files.readString(files.get(0)), JsonNode.class)
                                .at("/0/parameters/kappa")
                                .asDouble())
                        .isEqualTo(6.0);
            }
        }
    }

    @Test
    void anExportThatFailsLeavesNothing() throws IOException {
        RunStore store = new RunStore(folder.resolve("store"));
        Path to = Files.createDirectories(folder.resolve("to"));
        // A folder that is not empty stands where the file would go.
        Files.createDirectories(to.resolve("measurements.csv").resolve("x"));
        try (RunDatabase database = RunDatabase.open(store)) {
            assertThatThrownBy(() -> database.export(ExportFormat.CSV, to))
                    .asInstanceOf(InstanceOfAssertFactories.type(RepriseException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE));
        }
        try (Stream<Path> there = Files.list(to)) {
            assertThat(there).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }
}
