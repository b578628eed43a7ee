package org.reprise.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.plugins.PluginZip;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Zips made to do harm, or damaged, against an installation that works. */
class HostileZipTest {
    private static final int CASES = 100;

    @TempDir
    Path temp;

    private Sandbox sandbox;

    @BeforeEach
    void anInstallation() {
        sandbox = new Sandbox(temp);
        sandbox.zip("distribution", "base", "1.0.0", "");
        RepositoryWriter.index(sandbox.distribution(), null);
    }

    @Test
    void ofAHundredDamagedZipsNoneHarmsWhatIsInstalled() throws IOException {
        byte[] sound = Files.readAllBytes(new PluginZip("solver", temp.resolve("z"))
                .entry("classes/text", "abc".repeat(50).getBytes(StandardCharsets.UTF_8))
                .write());
        Path zip = temp.resolve("fuzzed.zip");
        int refused = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Files.write(zip, damage(sound, new Random(seed)));
            long before = sandbox.open().set().generation();
            boolean installed = installs(zip, seed);
            refused += installed ? 0 : 1;
            assertThat(sandbox.open().set().generation()).isEqualTo(installed ? before + 1 : before);
            assertThat(sandbox.working()).as("seed " + seed).contains("base 1.0.0");
            if (installed) {
                sandbox.open().installer().remove(java.util.Set.of("solver"));
            }
        }
        // Some damage is to bytes that mean nothing, such as times.
        assertThat(refused).isGreaterThan(CASES / 2);
        assertThat(temp.resolve("home/installed/incoming")).doesNotExist();
    }

    private boolean installs(Path zip, int seed) {
        try {
            return !sandbox.open()
                    .installer()
                    .install(java.util.List.of(zip.toString()), Sandbox.LAX, plan -> true)
                    .changes()
                    .isEmpty();
        } catch (RepriseException e) {
            assertThat(e.code()).as("seed " + seed + ": " + e).isIn(ErrorCode.PLUGIN_INVALID, ErrorCode.STORAGE);
            assertThat(e.hint()).contains("the old one");
            return false;
        }
    }

    private static byte[] damage(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                for (int i = 0; i < 1 + random.nextInt(20); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            case 2 -> {
                // The directory at the end is what readers trust most.
                for (int i = 0; i < 3; i++) {
                    bytes[bytes.length - 1 - random.nextInt(Math.min(300, bytes.length))] = (byte) random.nextInt();
                }
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(200), bytes.length - Math.max(from, to));
                System.arraycopy(sound, from, bytes, to, length);
            }
        }
        return bytes;
    }

    private void refuses(String reason, Path zip) {
        try {
            sandbox.install(zip.toString());
            throw new AssertionError(zip + " was installed");
        } catch (RepriseException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_INVALID);
            assertThat(e.getMessage()).contains(reason);
        }
        assertThat(sandbox.working()).containsExactly("base 1.0.0");
    }

    private PluginZip plugin() {
        return new PluginZip("bad", temp.resolve("z"));
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        refuses("points outside", plugin().entry("../../escaped", new byte[1]).write());
        assertThat(temp.resolve("escaped")).doesNotExist();
        refuses(
                "unpacks to more than",
                plugin().entry("classes/zeros", new byte[64 << 20]).write());
        refuses("longer than 64 KiB", overlongDescriptor());
        refuses(
                "classes that the host brings: classes/org/reprise/spi",
                plugin().entry("classes/org/reprise/spi/Trial.class", Files.readAllBytes(someClass()))
                        .write());
        refuses(
                "which is not in the zip",
                plugin().algorithm("x", "bad.Absent", "package bad; class Absent {}")
                        .without("bad/Absent.class")
                        .write());
        refuses(
                "The specification names the extension bad.Hidden",
                plugin().algorithm("x", "bad.Hidden", "package bad; class Hidden {}")
                        .unlisted("bad.Hidden")
                        .write());
        refuses(
                "a part of a problem is missing",
                plugin().write(
                                ("{\"schema\":1,\"id\":\"bad\",\"version\":\"1.0.0\",\"requires\":\"\",\"dependencies\":\"\","
                                                + "\"description\":\"d\",\"problems\":[{\"id\":\"p\"}],\"algorithms\":[],"
                                                + "\"experiments\":[],\"claims\":[],\"datasets\":[],\"presets\":[]}")
                                        .getBytes(StandardCharsets.UTF_8)));
        refuses("needs Reprise >=9.0.0", plugin().requires(">=9.0.0").write());
        refuses("is not semantic", plugin().version("one").write());
    }

    private Path overlongDescriptor() throws IOException {
        return plugin().requires(">=0.1.0\nx=" + "y".repeat(1 << 17)).write();
    }

    private static Path someClass() {
        return Path.of(HostileZipTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .resolve("org/reprise/core/install/Sandbox.class");
    }
}
