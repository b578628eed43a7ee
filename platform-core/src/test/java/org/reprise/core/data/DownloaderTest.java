package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertFails;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.ErrorCode;

@Timeout(60)
class DownloaderTest {
    private static final DownloadLimits QUICK =
            new DownloadLimits(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(20));

    @TempDir
    Path folder;

    private final byte[] content = new byte[200_000];
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        new java.util.Random(1).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        serve("/whole", e -> send(e, content, content.length));
        serve("/broken", e -> {
            send(e, content, from(e) > 0 ? content.length : content.length / 2);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void goesOnWhereABrokenDownloadStopped() throws IOException {
        DataFile file = file(content, "/broken");
        assertFails(ErrorCode.DOWNLOAD_FAILED, () -> fetch(file), url("/broken"));
        long kept = Files.size(part());
        assertThat(kept).isBetween(1L, (long) content.length / 2);
        fetch(file);
        assertThat(folder.resolve("a")).hasBinaryContent(content);
        assertThat(ranges).containsExactly("", "bytes=" + kept + "-");
        assertThat(parts()).isEmpty();
    }

    @Test
    void givesUpABodyThatStalls() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        serve("/stalling", e -> {
            e.sendResponseHeaders(200, content.length);
            e.getResponseBody().write(content, 0, 1000);
            e.getResponseBody().flush();
            await(end);
        });
        assertFails(ErrorCode.DOWNLOAD_FAILED, () -> fetch(file(content, "/stalling")), "no bytes for 0.5 seconds");
        end.countDown();
        assertThat(part()).hasSize(1000);
    }

    @Test
    void takesTheNextMirrorAndRefusesWrongContent() throws IOException {
        byte[] other = Arrays.copyOf(content, 7);
        serve("/wrong", e -> send(e, other, other.length));
        fetch(file(content, "/none", "/wrong", "/broken", "/whole"));
        assertThat(folder.resolve("a")).hasBinaryContent(content);
        assertThat(parts()).as("of the broken mirror").hasSize(1);
        Files.delete(folder.resolve("a"));
        assertFails(
                ErrorCode.DOWNLOAD_FAILED,
                () -> fetch(file(content, "/none", "/wrong")),
                url("/none") + ": HTTP status 404",
                url("/wrong") + ": SHA-256",
                Content.sha256(other),
                Content.sha256(content));
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void beginsAnewWhereThePartDoesNotFit() throws IOException {
        Files.write(target("/whole"), new byte[500]);
        fetch(file(content, "/whole"));
        assertThat(folder.resolve("a")).hasBinaryContent(content);
        assertThat(ranges).containsExactly("bytes=500-", "");
    }

    @Test
    void beginsAnewWhereTheServerSendsAnotherRange() throws IOException {
        serve("/shifted", e -> {
            if (from(e) > 0) {
                e.getResponseHeaders().set("Content-Range", "bytes 10-" + (content.length - 1) + "/" + content.length);
                e.sendResponseHeaders(206, content.length - 10);
                e.getResponseBody().write(content, 10, content.length - 10);
                e.close();
            } else {
                send(e, content, content.length);
            }
        });
        Files.write(target("/shifted"), Arrays.copyOf(content, 500));
        fetch(file(content, "/shifted"));
        assertThat(folder.resolve("a")).hasBinaryContent(content);
    }

    @Test
    void keepsACompletePart() throws IOException {
        Files.write(target("/whole"), content);
        fetch(file(content, "/whole"));
        assertThat(folder.resolve("a")).hasBinaryContent(content);
    }

    @Test
    void checksWhatIsWithinGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        serve("/gzip", e -> send(e, packed.toByteArray(), packed.size()));
        serve("/short", e -> send(e, Arrays.copyOf(packed.toByteArray(), 900), 900));
        assertFails(ErrorCode.DOWNLOAD_FAILED, () -> fetch(file(content, "/short")), "gzip stream is cut short");
        fetch(file(content, "/gzip"));
        assertThat(folder.resolve("a")).hasBinaryContent(packed.toByteArray());
    }

    @Test
    void waitsForAnotherFetch() throws Exception {
        CompletableFuture<Void> fetched;
        try (FileChannel channel =
                FileChannel.open(folder.resolve("a.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            fetched = CompletableFuture.runAsync(() -> fetch(file(content, "/whole")));
            Thread.sleep(300);
            assertThat(fetched).isNotDone();
            Files.write(folder.resolve("a"), content);
        }
        fetched.get(10, TimeUnit.SECONDS);
        assertThat(ranges).as("requests").isEmpty();
    }

    @Test
    void endsInTheTimeAllowed() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        serve("/dripping", e -> {
            e.sendResponseHeaders(200, content.length);
            for (int i = 0; !await(end, 100); i++) {
                e.getResponseBody().write(content, i, 1);
                e.getResponseBody().flush();
            }
        });
        DownloadLimits limits = new DownloadLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1));
        long start = System.nanoTime();
        assertFails(
                ErrorCode.DOWNLOAD_FAILED,
                () -> new Downloader(limits).fetch(file(content, "/dripping"), folder, (f, n, t) -> {}),
                "in the time allowed");
        end.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            ranges.add(
                    exchange.getRequestHeaders().containsKey("Range")
                            ? exchange.getRequestHeaders().getFirst("Range")
                            : "");
            handler.handle(exchange);
        });
    }

    private static int from(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    }

    /** Answers as a server of files does, but closes the connection at byte {@code end}. */
    private static void send(HttpExchange exchange, byte[] file, int end) throws IOException {
        int from = from(exchange);
        if (from >= file.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
        exchange.getResponseBody().write(file, from, end - from);
        exchange.getResponseBody().flush();
        if (end < file.length) {
            // Lets the client read what was sent before it hears of the end.
            await(new CountDownLatch(1), 300);
        }
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        await(latch, 30_000);
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void fetch(DataFile file) {
        new Downloader(QUICK).fetch(file, folder, (f, n, t) -> {});
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Path target(String path) {
        return folder.resolve("a." + Content.sha256(url(path).getBytes()).substring(0, 8) + ".part");
    }

    private Path part() throws IOException {
        return parts().get(0);
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".part")).toList();
        }
    }

    private DataFile file(byte[] content, String... paths) {
        List<String> urls = Stream.of(paths).map(this::url).toList();
        return new DataFile("a", Format.NUMBERS, Content.sha256(content), List.of("a"), List.of(), urls, "");
    }
}
