package org.reprise.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.reprise.core.models.ModelRuntimeTest.refused;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.core.util.Hashes;
import org.reprise.spi.ErrorCode;

/** With a small file in place of the large one, from a server of this machine. */
@Timeout(60)
class CudaInstallerTest {
    @TempDir
    private Path folder;

    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Path jar;
    private CudaInstaller installer;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(CudaInstaller.supported(), "there are no libraries with CUDA for this system");
        jar = folder.resolve("some.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            String natives = "ai/onnxruntime/native/" + Natives.platform() + "/";
            for (String name : List.of(natives + "libone.so", natives + "libtwo.so", "ai/onnxruntime/native/other/x")) {
                zip.putNextEntry(new ZipEntry(name));
                byte[] content = new byte[50_000];
                new Random(1).nextBytes(content);
                zip.write(content);
                zip.closeEntry();
            }
        }
        installer = new CudaInstaller(folder.resolve("home"), Hashes.sha256(jar));
        byte[] content = Files.readAllBytes(jar);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/whole", exchange -> send(exchange, content, content.length));
        server.createContext("/breaks", exchange -> send(exchange, content, content.length / 2));
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** Sends what the range asks for, and breaks off before {@code end} unless it is asked to go on. */
    private void send(HttpExchange exchange, byte[] content, int end) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        int to = from > 0 ? content.length : end;
        exchange.getResponseBody().write(content, from, to - from);
        exchange.getResponseBody().flush();
        if (to < content.length) {
            // Lets the client read what was sent before it hears of the end.
            LockSupport.parkNanos(300_000_000);
        }
        exchange.close();
    }

    private String url(String path) {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    private List<String> there() throws IOException {
        try (Stream<Path> list = Files.walk(folder.resolve("home"))) {
            return list.filter(Files::isRegularFile)
                    .map(file -> folder.resolve("home").relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> installed() {
        String place = "natives/" + installer.folder().getFileName() + "/";
        return List.of(place + "libone.so", place + "libtwo.so");
    }

    @Test
    void aBrokenDownloadGoesOnAndLeavesTheLibrariesAlone() throws IOException {
        refused(
                ErrorCode.DOWNLOAD_FAILED,
                () -> installer.fetch(List.of(url("/breaks")), (file, received, total) -> {}),
                url("/breaks"));
        assertThat(installer.installed()).isFalse();
        installer.fetch(List.of(url("/breaks")), (file, received, total) -> {});
        assertThat(ranges).hasSize(2).element(1).asString().startsWith("bytes=");
        assertThat(installer.installed()).isTrue();
        assertThat(there()).isEqualTo(installed());
        assertThat(new Natives(folder.resolve("home")).prepare()).isEqualTo(installer.folder());
    }

    @Test
    void aFileAtHandIsTakenIfItIsTheRightOne() throws IOException {
        Path other = Files.write(folder.resolve("other.jar"), new byte[100]);
        refused(ErrorCode.BAD_FILE, () -> installer.take(other), "other.jar has the SHA-256", "; expected");
        refused(ErrorCode.BAD_FILE, () -> installer.take(folder.resolve("none")), "none");
        assertThat(installer.installed()).isFalse();
        installer.take(jar);
        assertThat(there()).isEqualTo(installed());
        // Again, as after a damage.
        Files.delete(installer.folder().resolve("libone.so"));
        installer.take(jar);
        assertThat(there()).isEqualTo(installed());
        assertThat(jar).exists();
    }

    @Test
    void wrongContentIsNotInstalled() throws IOException {
        CudaInstaller strict = new CudaInstaller(folder.resolve("home"), "0".repeat(64));
        refused(
                ErrorCode.DOWNLOAD_FAILED,
                () -> strict.fetch(List.of(url("/none"), url("/whole")), (file, received, total) -> {}),
                "/none: HTTP status 404",
                "/whole: SHA-256 of the content is");
        assertThat(strict.installed()).isFalse();
    }
}
