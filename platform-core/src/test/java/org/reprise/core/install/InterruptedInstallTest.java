package org.reprise.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.core.plugins.PluginZip;

/** Whatever happens to an install, the set is the old one or the new one. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptedInstallTest {
    private static final Set<String> OLD = Set.of("base 1.0.0", "kernel 1.0.0", "solver 1.0.0");
    private static final Set<String> NEW = Set.of("base 1.0.0", "kernel 2.0.0", "solver 2.0.0");

    @TempDir
    Path temp;

    private Sandbox sandbox;
    private final List<String> newer = new ArrayList<>();

    @BeforeEach
    void twoPluginsOfWhichThereAreNewerVersions() throws IOException {
        sandbox = new Sandbox(temp);
        sandbox.zip("distribution", "base", "1.0.0", "");
        RepositoryWriter.index(sandbox.distribution(), null);
        String kernel = sandbox.zip("z", "kernel", "1.0.0", "").toString();
        String solver = sandbox.zip("z", "solver", "1.0.0", "kernel@<2.0.0").toString();
        sandbox.install(kernel, solver);
        byte[] ballast = new byte[200_000];
        new Random(1).nextBytes(ballast);
        for (String id : List.of("kernel", "solver")) {
            newer.add(new PluginZip(id, temp.resolve("new"))
                    .version("2.0.0")
                    .dependencies(id.equals("solver") ? "kernel@>=2.0.0" : "")
                    .entry("classes/ballast", ballast)
                    .write()
                    .toString());
        }
        assertThat(sandbox.working()).isEqualTo(OLD);
    }

    private record Outcome(int code, String out) {}

    private Process start(String shell, String step, int count, List<String> wanted) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                shell + " exec \"$0\" \"$@\"",
                ProcessHandle.current().info().command().orElse("java"),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(temp.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                DyingInstaller.class.getName(),
                temp.toString(),
                step,
                Integer.toString(count)));
        command.addAll(wanted);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Outcome await(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out);
    }

    /** The next command says which set is in force, and leaves nothing behind. */
    private List<String> notesOfTheNext() {
        Installer next = sandbox.open().installer();
        next.enable(Set.of("base"), true);
        assertThat(temp.resolve("home/installed/incoming")).doesNotExist();
        assertThat(temp.resolve("home/installed").toFile().list((d, n) -> n.endsWith(".zip")))
                .hasSize(2);
        return next.notes();
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKED,1",
        "NOTED,1",
        "FETCHING,1",
        "FETCHED,1",
        "FETCHED,2",
        "INSPECTED,2",
        "BESIDE,1",
        "BESIDE,2",
        "UNPACKED,1",
        "UNPACKED,2",
        "CHECKED,1"
    })
    void killedBeforeTheRenameTheOldSetStands(String step, int count) throws Exception {
        assertThat(await(start("", step, count, newer)).code()).isEqualTo(137);

        assertThat(sandbox.working()).isEqualTo(OLD);
        List<String> notes = notesOfTheNext();
        assertThat(notes).hasSize(step.equals("LOCKED") ? 0 : 1);
        assertThat(notes).allSatisfy(note -> assertThat(note).contains("the old one, generation 1"));
        sandbox.install(newer.toArray(String[]::new));
        assertThat(sandbox.working()).isEqualTo(NEW);
    }

    @ParameterizedTest
    @CsvSource({"COMMITTED,1", "CLEANED,1"})
    void killedAfterTheRenameTheNewSetStands(String step, int count) throws Exception {
        assertThat(await(start("", step, count, newer)).code()).isEqualTo(137);

        assertThat(sandbox.working()).isEqualTo(NEW);
        List<String> notes = notesOfTheNext();
        assertThat(notes).hasSize(step.equals("CLEANED") ? 0 : 1);
        assertThat(notes).allSatisfy(note -> assertThat(note).contains("the new one, generation 2"));
        assertThat(sandbox.working()).isEqualTo(NEW);
    }

    /** A limit on the size of files, in blocks of 512 or 1024 bytes, fails a write as a full disk does. */
    @ParameterizedTest
    @CsvSource({"0", "1", "100"})
    void onAFullDiskTheOldSetStandsAndIsNamed(int blocks) throws Exception {
        Outcome outcome = await(start("ulimit -f " + blocks + ";", "NONE", 1, newer));

        assertThat(outcome.code()).as(outcome.out()).isEqualTo(4);
        assertThat(outcome.out()).contains("STORAGE", "the old one, generation 1");
        assertThat(sandbox.working()).isEqualTo(OLD);
        assertThat(notesOfTheNext()).allSatisfy(note -> assertThat(note).contains("the old one"));
    }

    @Test
    void severalInstallsAtOnceAllTakeEffect() throws Exception {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String zip = sandbox.zip("more", "extra-" + i, "1.0.0", "").toString();
            running.add(start("", "NONE", 1, List.of(zip)));
        }
        for (Process process : running) {
            Outcome outcome = await(process);
            assertThat(outcome.code()).as(outcome.out()).isZero();
        }
        assertThat(sandbox.working()).containsAll(OLD).hasSize(7);
        assertThat(sandbox.open().set().generation()).isEqualTo(5);
    }
}
