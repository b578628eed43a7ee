package org.reprise.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line without any plugin: forms of results and of errors. */
class MainTest {
    @TempDir
    private Path folder;

    record Result(int code, String out, String err) {}

    static synchronized Result run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
        ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            int code = Main.execute(arguments);
            return new Result(
                    code, capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void helpAndVersionAreResults() {
        assertThat(run("--help").out()).contains("Usage: reprise", "run", "verify", "Exit codes");
        assertThat(run("--version").out()).startsWith("reprise 0");
        assertThat(run().code()).isZero();
    }

    @Test
    void errorsNameWhatWasGivenAndSuggestTheNearest() {
        Result unknown = run("rnu");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("RPR-1001", "'rnu'", "Did you mean run");
        assertThat(run("run", "some-paper").err()).contains("RPR-1002", "some-paper");
        assertThat(run("run", "x", "--jobs", "many").err()).contains("--jobs", "many");
        assertThat(run("run", "x", "--seeds", "5..1").err()).doesNotContain("Exception");
        assertThat(run("data", "info", "digits").code()).isEqualTo(2);
    }

    @Test
    void jsonHasOneEnvelope() throws Exception {
        JsonNode error =
                new ObjectMapper().readTree(run("run", "some-paper", "--json").out());
        assertThat(error.path("schema").asInt()).isEqualTo(1);
        assertThat(error.at("/error/code").asText()).isEqualTo("RPR-1002");
        assertThat(error.at("/error/kind").asText()).isEqualTo("USER");
        assertThat(error.at("/error/hint").asText()).isNotEmpty();

        Result runs = run("runs", "list", "--json", "--out", folder.toString());
        assertThat(runs.code()).isZero();
        assertThat(new ObjectMapper().readTree(runs.out()).path("data").isArray())
                .isTrue();
    }

    @Test
    void stackTracesAreForDebugAlone() {
        assertThat(run("run", "some-paper").err()).doesNotContain("\tat ");
        assertThat(run("run", "some-paper", "--debug").err()).contains("\tat ");
    }
}
