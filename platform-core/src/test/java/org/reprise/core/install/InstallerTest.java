package org.reprise.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class InstallerTest {
    @TempDir
    Path temp;

    private Sandbox sandbox;

    @BeforeEach
    void aDistributionWithOnePlugin() {
        sandbox = new Sandbox(temp);
        sandbox.zip("distribution", "base", "1.0.0", "");
        RepositoryWriter.index(sandbox.distribution(), null);
    }

    private static void refuses(ErrorCode code, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RepriseException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(message);
            assertThat(e.hint()).isNotBlank();
        });
    }

    private void installStrictly(String wanted) {
        sandbox.open().installer().install(List.of(wanted), InstallOptions.STRICT, plan -> true);
    }

    @Test
    void bringsWhatAPluginNeedsAndTheNewestThatFits() {
        sandbox.zip("repo", "solver", "1.0.0", "kernel@>=1.0.0 & <2.0.0,base@>=1.0.0");
        sandbox.zip("repo", "kernel", "1.0.0", "");
        sandbox.zip("repo", "kernel", "1.5.0", "");
        sandbox.zip("repo", "kernel", "2.0.0", "");
        sandbox.repository("repo");

        sandbox.install("solver");

        assertThat(sandbox.working()).containsExactly("base 1.0.0", "kernel 1.5.0", "solver 1.0.0");
        assertThat(sandbox.open().set().generation()).isEqualTo(1);
        assertThat(sandbox.home().resolve("installed/incoming")).doesNotExist();
    }

    @Test
    void goesBackWhereTheNewestLeadsNowhere() {
        sandbox.zip("repo", "a", "2.0.0", "c@>=2.0.0");
        sandbox.zip("repo", "a", "1.0.0", "c@>=1.0.0");
        sandbox.zip("repo", "b", "1.0.0", "c@<2.0.0");
        sandbox.zip("repo", "c", "1.0.0", "");
        sandbox.zip("repo", "c", "2.0.0", "");
        sandbox.repository("repo");

        sandbox.install("a", "b");

        assertThat(sandbox.working()).contains("a 1.0.0", "b 1.0.0", "c 1.0.0");
    }

    @Test
    void saysWhyNothingFits() {
        sandbox.zip("repo", "solver", "1.0.0", "base@>=2.0.0");
        sandbox.zip("repo", "hen", "1.0.0", "egg");
        sandbox.zip("repo", "egg", "1.0.0", "hen");
        sandbox.repository("repo");

        refuses(
                ErrorCode.PLUGIN_CONFLICT,
                "solver 1.0.0 needs base >=2.0.0, but there is only 1.0.0",
                () -> sandbox.install("solver"));
        refuses(ErrorCode.PLUGIN_CONFLICT, "in a cycle: egg -> hen -> egg", () -> sandbox.install("hen"));
        refuses(ErrorCode.UNKNOWN_NAME, "'solvr'", () -> sandbox.install("solvr"));
        refuses(ErrorCode.PLUGIN_CONFLICT, "only 1.0.0", () -> sandbox.install("solver@3.0.0"));
        refuses(ErrorCode.BAD_VALUE, "'solver@soon'", () -> sandbox.install("solver@soon"));
        assertThat(sandbox.open().set()).isEqualTo(InstalledSet.EMPTY);
    }

    @Test
    void refusesAnUpdateThatWouldBreakAnother() {
        sandbox.zip("repo", "tied", "1.0.0", "kernel@<2.0.0");
        sandbox.zip("repo", "kernel", "1.0.0", "");
        sandbox.repository("repo");
        sandbox.install("tied");
        Path newer = sandbox.zip("other", "kernel", "2.0.0", "");

        refuses(
                ErrorCode.PLUGIN_CONFLICT,
                "tied 1.0.0 is installed and needs kernel <2.0.0",
                () -> sandbox.install(newer.toString()));
        assertThat(sandbox.working()).contains("kernel 1.0.0");
    }

    @Test
    void updatesAllAndSaysWhatIsOutdated() {
        sandbox.zip("repo", "solver", "1.0.0", "");
        sandbox.repository("repo");
        sandbox.install("solver");
        sandbox.zip("repo", "solver", "1.1.0", "");
        RepositoryWriter.index(temp.resolve("repo"), null);

        assertThat(sandbox.open().outdated().keySet()).containsExactly("solver");
        sandbox.open().installer().update(List.of("solver", "base"), Sandbox.LAX, plan -> true);

        assertThat(sandbox.working()).containsExactly("base 1.0.0", "solver 1.1.0");
        assertThat(sandbox.open().outdated()).isEmpty();
        assertThat(sandbox.home().resolve("installed").toFile().list((d, n) -> n.endsWith(".zip")))
                .hasSize(1);
    }

    @Test
    void anOlderVersionNeedsAWordAndThenWins() {
        Path old = sandbox.zip("old", "base", "0.9.0", "");

        refuses(ErrorCode.PLUGIN_CONFLICT, "older than 1.0.0", () -> sandbox.install(old.toString()));
        sandbox.open().installer().install(List.of(old.toString()), new InstallOptions(true, true), plan -> true);
        assertThat(sandbox.working()).containsExactly("base 0.9.0");

        sandbox.open().installer().remove(Set.of("base"));
        assertThat(sandbox.working()).containsExactly("base 1.0.0");
    }

    @Test
    void removalOfWhatOthersNeedIsRefusedWithTheirNames() {
        Path kernel = sandbox.zip("z", "kernel", "1.0.0", "");
        Path solver = sandbox.zip("z", "solver", "1.0.0", "kernel@>=1.0.0");
        sandbox.install(kernel.toString(), solver.toString());
        Installer installer = sandbox.open().installer();

        refuses(ErrorCode.PLUGIN_CONFLICT, "need kernel: solver", () -> installer.remove(Set.of("kernel")));
        refuses(ErrorCode.PLUGIN_CONFLICT, "need kernel: solver", () -> installer.enable(Set.of("kernel"), false));
        refuses(ErrorCode.PLUGIN_CONFLICT, "belongs to the distribution", () -> installer.remove(Set.of("base")));
        refuses(ErrorCode.UNKNOWN_NAME, "'kernal'", () -> installer.remove(Set.of("kernal")));
        installer.enable(Set.of("kernel", "solver", "base"), false);
        assertThat(sandbox.working()).isEmpty();
        installer.enable(Set.of("kernel", "solver"), true);
        installer.remove(Set.of("kernel", "solver"));
        assertThat(sandbox.open().set().plugins()).isEmpty();
        assertThat(sandbox.open().catalog().disabledPlugins()).hasSize(1);
    }

    @Test
    void unsignedForgedAndUnknownAreToldApart() throws IOException {
        Path zip = sandbox.zip("z", "solver", "1.0.0", "");
        refuses(ErrorCode.PLUGIN_UNTRUSTED, "is unsigned", () -> installStrictly(zip.toString()));

        Path key = temp.resolve("key");
        SignatureFiles.generate(key);
        RepositoryWriter.sign(zip, key);
        refuses(ErrorCode.PLUGIN_UNTRUSTED, "unknown key", () -> installStrictly(zip.toString()));

        sandbox.open().keys().add("me", SignatureFiles.read(temp.resolve("key.pub")));
        Path other = sandbox.zip("z", "other", "1.0.0", "");
        Files.copy(temp.resolve("z/solver-1.0.0.zip.sig"), temp.resolve("z/other-1.0.0.zip.sig"));
        refuses(ErrorCode.PLUGIN_UNTRUSTED, "not of this plugin", () -> sandbox.install(other.toString()));

        installStrictly(zip.toString());
        assertThat(sandbox.open().set().plugin("solver").orElseThrow().signer()).isEqualTo("me");
        sandbox.open().keys().remove("me");
        assertThat(sandbox.working()).contains("solver 1.0.0");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    }

    @Test
    void whatTheDistributionCarriesNeedsNoSignature() {
        sandbox.zip("distribution", "extra", "1.0.0", "");
        RepositoryWriter.index(sandbox.distribution(), null);
        Path same = sandbox.distribution().resolve("extra-1.0.0.zip");
        assertThat(Verification.ofFile(sandbox.open(), same).trust().state()).isEqualTo(Trust.State.CARRIED);
    }

    @Test
    void asksNoRepositoryForWhatIsThere() {
        sandbox.open().repositories();
        new NamedTexts(sandbox.home().resolve("repositories.json"))
                .write(java.util.Map.of("dead", "http://127.0.0.1:1/"));
        LockFile lock = LockFile.of(sandbox.open().catalog().plugins());
        Installation installation = sandbox.open();

        installation.installer().install(List.of("base", "base@1.0.0"), InstallOptions.STRICT, plan -> true);
        installation.installer().restore(lock, InstallOptions.STRICT, plan -> true);

        assertThat(installation.repositories().failures()).isEmpty();
        refuses(ErrorCode.PLUGIN_REPOSITORY, "'dead'", () -> sandbox.install("absent"));
    }

    @Test
    void downloadsOverHttpAndHoldsTheIndexToItsWord() throws IOException {
        sandbox.zip("served", "solver", "1.0.0", "");
        sandbox.zip("served", "liar", "1.0.0", "");
        RepositoryWriter.index(temp.resolve("served"), null);
        HttpServer server = Sandbox.serve(temp.resolve("served"));
        try {
            sandbox.open().repositories().add("web", Sandbox.address(server));
            sandbox.install("solver");
            assertThat(sandbox.working()).contains("solver 1.0.0");

            Path index = temp.resolve("served/plugins.json");
            String honest = Files.readString(index);
            Files.writeString(index, honest.replace("\"liar\"", "\"srvant\""));
            refuses(ErrorCode.PLUGIN_INVALID, "says that it is liar 1.0.0", () -> sandbox.install("srvant"));
            Files.writeString(index, honest.replaceAll("\"sha256\" : \"....", "\"sha256\" : \"0000"));
            refuses(ErrorCode.PLUGIN_INVALID, "announced was 0000", () -> sandbox.install("liar"));
            Files.writeString(index, honest.replaceAll("\"url\" : \"[^\"]*", "\"url\" : \"file:///etc/passwd"));
            refuses(ErrorCode.PLUGIN_REPOSITORY, "no address", () -> sandbox.install("liar"));
            sandbox.install(Sandbox.address(server) + "liar-1.0.0.zip");
            assertThat(sandbox.working()).contains("liar 1.0.0");
        } finally {
            server.stop(0);
        }
        refuses(ErrorCode.DOWNLOAD_FAILED, "only https:", () -> sandbox.install("http://example.org/x.zip"));
    }

    @Test
    void unusableIndexesAreNamedAndLeaveTheRestAlone() throws IOException {
        sandbox.zip("repo", "solver", "1.0.0", "");
        sandbox.repository("repo");
        Path index = temp.resolve("repo/plugins.json");
        for (String bad : List.of(
                "", "{}", "[null]", "[{\"id\":\"x\"}]", "[".repeat(100_000), "[{\"id\":\"../x\",\"releases\":[{}]}]")) {
            Files.writeString(index, bad);
            refuses(ErrorCode.PLUGIN_REPOSITORY, "'repo'", () -> sandbox.install("solver"));
        }
        Files.write(index, new byte[(int) IndexFile.MAX_BYTES + 1]);
        refuses(ErrorCode.PLUGIN_REPOSITORY, "larger than", () -> sandbox.install("solver"));
        assertThat(sandbox.working()).containsExactly("base 1.0.0");
        refuses(ErrorCode.PLUGIN_REPOSITORY, "'none'", () -> sandbox.open()
                .repositories()
                .add("none", temp.resolve("none").toString()));
    }

    @Test
    void aServerThatNeverAnswersOrBreaksOffIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            refuses(ErrorCode.PLUGIN_REPOSITORY, "'web'", () -> sandbox.open()
                    .repositories()
                    .add("web", address));
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });
        server.start();
        try {
            refuses(ErrorCode.DOWNLOAD_FAILED, "x.zip", () -> sandbox.install(Sandbox.address(server) + "x.zip"));
        } finally {
            server.stop(0);
        }
        assertThat(sandbox.home().resolve("installed/incoming")).doesNotExist();
    }

    @Test
    void aDamagedListLeavesTheDistributionAtWork() throws IOException {
        Files.createDirectories(sandbox.home().resolve("installed"));
        Files.writeString(sandbox.home().resolve("installed/set.json"), "{\"schema\": 1, \"plugins\": [{}]}");

        assertThat(sandbox.working()).containsExactly("base 1.0.0");
        assertThat(sandbox.open().catalog().setAside()).singleElement().satisfies(aside -> assertThat(aside.reason())
                .contains("set.json"));
        String zip = sandbox.zip("z", "solver", "1.0.0", "").toString();
        refuses(ErrorCode.STORAGE, "set.json", () -> sandbox.install(zip));
    }

    @Test
    void bundlesTravelWithoutANetwork() {
        Path kernel = sandbox.zip("z", "kernel", "1.0.0", "");
        Path solver = sandbox.zip("z", "solver", "1.0.0", "kernel@>=1.0.0");
        sandbox.install(kernel.toString(), solver.toString());
        Path bundle = temp.resolve("bundle.zip");
        Closure.bundle(sandbox.open(), Set.of("solver"), bundle);

        assertThat(Verification.isBundle(kernel)).isFalse();
        assertThat(Verification.ofBundle(sandbox.open(), bundle))
                .hasSize(2)
                .allSatisfy((zip, result) -> assertThat(result.sound()).as(zip).isTrue());
        Sandbox elsewhere = new Sandbox(temp.resolve("elsewhere"));
        elsewhere.install(bundle.toString());

        assertThat(elsewhere.working()).containsExactly("kernel 1.0.0", "solver 1.0.0");
    }

    @Test
    void aLockFileRefusesDriftAndBringsBackWhatItPins() {
        sandbox.zip("repo", "solver", "1.0.0", "");
        sandbox.zip("repo", "solver", "1.1.0", "");
        sandbox.repository("repo");
        sandbox.install("solver@1.0.0");
        Path file = temp.resolve("reprise.lock");
        LockFile.of(sandbox.open().catalog().plugins()).write(file);
        LockFile lock = LockFile.read(file);
        lock.require(sandbox.open().catalog().plugins(), file);

        sandbox.install("solver@1.1.0");
        refuses(
                ErrorCode.PLUGIN_CONFLICT,
                "solver is 1.1.0",
                () -> lock.require(sandbox.open().catalog().plugins(), file));
        sandbox.open().installer().restore(lock, new InstallOptions(true, true), plan -> true);
        lock.require(sandbox.open().catalog().plugins(), file);
    }

    @Test
    void nothingChangesWithoutConsent() {
        Path zip = sandbox.zip("z", "solver", "1.0.0", "");
        InstallPlan plan = sandbox.open().installer().install(List.of(zip.toString()), Sandbox.LAX, p -> false);

        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.changes().get(0).text()).contains("install", "solver 1.0.0", "unsigned");
        assertThat(sandbox.open().set()).isEqualTo(InstalledSet.EMPTY);
    }

    @Test
    void verifyNoticesWhatWasChangedAfterwards() throws IOException {
        Path zip = sandbox.zip("z", "solver", "1.0.0", "");
        sandbox.install(zip.toString());
        var plugin = sandbox.open().catalog().plugin("solver").orElseThrow();
        assertThat(Verification.ofInstalled(sandbox.open(), plugin).sound()).isTrue();

        Files.writeString(plugin.folder().resolve("classes/extra.txt"), "x");
        assertThat(Verification.ofInstalled(sandbox.open(), plugin).findings())
                .anySatisfy(finding -> assertThat(finding.what()).contains("extra.txt"));

        Files.copy(
                sandbox.zip("y", "solver", "1.0.0", "base"),
                plugin.source(),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(sandbox.open().catalog().setAside())
                .anySatisfy(aside -> assertThat(aside.reason()).contains("has changed since it was installed"));
        assertThat(sandbox.working()).containsExactly("base 1.0.0");
    }

    @Test
    void problemTypesOfTwoPluginsMustNotClash() {
        // Both define the data set 'twins' in their specifications.
        Path first = Overlapping.write(temp.resolve("z"), "first");
        Path second = Overlapping.write(temp.resolve("z"), "second");
        sandbox.install(first.toString());
        refuses(
                ErrorCode.PLUGIN_CONFLICT,
                "both define the problem type 'twins'",
                () -> sandbox.install(second.toString()));
    }
}
