package org.reprise.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.core.data.Malformed.assertCorrupt;
import static org.reprise.core.data.Malformed.assertFails;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.spi.DataParts;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.TableDataset;

class DataCatalogTest {
    private static final String ONE = "1 1\n";
    private static final String TWO = "2 2\n";
    private static final String SMALL = "3 3\n";

    @TempDir
    Path root;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Path home;
    private Path first;
    private Path second;

    /** Sets one and two share the name of their file; small is bundled. */
    private final class Provider implements DatasetProvider {
        @Override
        public List<DatasetInfo> datasets() {
            return List.of(
                    info("one", file(ONE, "")), info("two", file(TWO, "")), info("small", file(SMALL, "small.txt")));
        }

        @Override
        public Dataset assemble(DatasetInfo info, DataParts parts) {
            TableDataset table = parts.table("numbers");
            return new TableDataset(info.id(), table.rows(), table.columns());
        }

        private DatasetInfo info(String id, DataFile file) {
            return new DatasetInfo(id, id, "table", "", "", "", "Ask for it.", List.of(file));
        }

        private DataFile file(String content, String resource) {
            String sha256 = hash(content);
            return resource.isEmpty()
                    ? new DataFile(
                            "numbers",
                            Format.NUMBERS,
                            sha256,
                            List.of("n.txt"),
                            List.of(root.resolve("places/n.txt").toString()),
                            List.of(url(content.equals(ONE) ? "/one" : "/two")),
                            "")
                    : DataFile.bundled("numbers", Format.NUMBERS, sha256, resource);
        }
    }

    @BeforeEach
    void start() throws IOException {
        home = root.resolve("home");
        first = root.resolve("first");
        second = root.resolve("second");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/one", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, ONE.length());
            exchange.getResponseBody().write(ONE.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/two", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void searchesFoldersThenTheCacheThenPlaces() throws IOException {
        Path[] order = {
            first.resolve("one/n.txt"),
            first.resolve("n.txt"),
            second.resolve("one/n.txt"),
            home.resolve("data/one/n.txt"),
            root.resolve("places/n.txt")
        };
        for (Path path : order) {
            write(path, ONE);
        }
        for (Path path : order) {
            assertThat(catalog(true).path("one")).containsExactly(Map.entry("numbers", path.toString()));
            Files.delete(path);
        }
        assertThat(catalog(true).locate("one")).isEmpty();
        assertThat(catalog(true).path("small")).containsEntry("numbers", "resource:small.txt");
    }

    @Test
    void tellsWhereAMissingFileWasLookedFor() {
        assertFails(
                ErrorCode.DATA_MISSING,
                () -> catalog(true).load("one"),
                "'numbers'",
                "'one'",
                first.resolve("one/n.txt").toString(),
                second.resolve("n.txt").toString(),
                home.resolve("data/one/n.txt").toString(),
                root.resolve("places/n.txt").toString());
        assertFails(ErrorCode.DATA_MISSING, () -> catalog(true).path("one"));
        assertFails(ErrorCode.DATA_MISSING, () -> catalog(true).verify("one"));
        assertFails(ErrorCode.DATA_MISSING, () -> catalog(true).add("one", second), second.resolve("n.txt") + "");
        assertFails(ErrorCode.UNKNOWN_NAME, () -> catalog(true).load("oen"), "'oen'");
    }

    @Test
    void passesOverAFileOfAnotherSetWithTheSameName() throws IOException {
        write(first.resolve("n.txt"), TWO);
        write(second.resolve("n.txt"), ONE);
        DataCatalog catalog = catalog(true);
        assertThat(catalog.path("one")).containsValue(second.resolve("n.txt").toString());
        assertThat(catalog.path("two")).containsValue(first.resolve("n.txt").toString());
        assertThat(((TableDataset) catalog.load("one")).column("x1").values()).containsExactly(1);
        Files.delete(second.resolve("n.txt"));
        assertThat(catalog.available("one")).isFalse();
        assertCorrupt(() -> catalog.path("one"), first.resolve("n.txt").toString(), hash(TWO), hash(ONE));
    }

    @Test
    void aDamagedFileInTheSetsOwnFolderEndsTheSearch() throws IOException {
        write(first.resolve("one/n.txt"), "1 2\n");
        write(second.resolve("one/n.txt"), ONE);
        DataCatalog catalog = catalog(true);
        String damaged = first.resolve("one/n.txt").toString();
        assertCorrupt(() -> catalog.load("one"), damaged, hash("1 2\n"), hash(ONE));
        assertCorrupt(() -> catalog.verify("one"), damaged, hash("1 2\n"), hash(ONE));
        assertCorrupt(() -> catalog(false).fetch("one", (f, n, t) -> {}), damaged);
        assertThat(catalog.available("one")).isFalse();
    }

    @Test
    void verifyReadsAgainWhatIsRemembered() throws IOException {
        Path path = first.resolve("one/n.txt");
        write(path, ONE);
        FileTime time = Files.getLastModifiedTime(path);
        assertThat(catalog(true).verify("one")).containsExactly(Map.entry("numbers", "ok " + path));
        assertThat(catalog(true).verify("small")).containsExactly(Map.entry("numbers", "ok resource:small.txt"));
        write(path, TWO);
        Files.setLastModifiedTime(path, time);
        assertThat(catalog(true).available("one")).as("as remembered").isTrue();
        assertCorrupt(() -> catalog(true).load("one"), hash(TWO));
        assertCorrupt(() -> catalog(true).verify("one"), hash(TWO));
        assertThat(catalog(true).available("one")).isFalse();
        write(path, ONE);
        Files.setLastModifiedTime(path, FileTime.fromMillis(time.toMillis() + 5000));
        assertThat(catalog(true).available("one")).as("changed since").isTrue();
    }

    @Test
    void aBrokenRegisterIsNoReasonToFail() throws IOException {
        write(first.resolve("one/n.txt"), ONE);
        write(
                home.resolve("data-verified.tsv"),
                "4\t12\nx\ty\tz\t/a\n99999999999999999999\t1\t" + hash(ONE) + "\t/b\n\n");
        assertThat(catalog(true).available("one")).isTrue();
        Files.delete(home.resolve("data-verified.tsv"));
        Files.createDirectories(home.resolve("data-verified.tsv"));
        assertThat(catalog(true).available("one")).isTrue();
    }

    @Test
    void remembersAnAddedFolder() throws IOException {
        Path mine = root.resolve("mine");
        write(mine.resolve("n.txt"), TWO);
        assertCorrupt(
                () -> catalog(true).add("one", mine), mine.resolve("n.txt").toString(), hash(TWO), hash(ONE));
        write(mine.resolve("n.txt"), ONE);
        catalog(true).add("one", mine);
        assertThat(catalog(true).path("one"))
                .containsValue(mine.resolve("n.txt").toString());
        assertThat(catalog(true).available("two")).isFalse();
    }

    @Test
    void fetchesIntoTheCacheAndReplacesADamagedFileThere() throws IOException {
        Path cached = home.resolve("data/one/n.txt");
        catalog(false).fetch("one", (f, n, t) -> {});
        assertThat(cached).hasContent(ONE.strip());
        catalog(false).fetch("one", (f, n, t) -> {});
        assertThat(requests).hasValue(1);
        write(cached, "damaged");
        catalog(false).fetch("one", (f, n, t) -> {});
        assertThat(catalog(false).verify("one")).containsValue("ok " + cached);
        assertFails(ErrorCode.DOWNLOAD_FAILED, () -> catalog(false).fetch("two", (f, n, t) -> {}), "404");
    }

    @Test
    void autoOfflineTakesWhatIsThere() throws IOException {
        List<String> preferred = List.of("small", "one", "two");
        assertThat(catalog(true).resolve("auto", preferred)).isEqualTo("small");
        assertThat(catalog(true).resolve("auto", List.of("one", "two"))).isEqualTo("one");
        assertThat(catalog(true).resolve("two", preferred)).isEqualTo("two");
        assertFails(ErrorCode.UNKNOWN_NAME, () -> catalog(true).resolve("three", preferred));
        assertFails(ErrorCode.BAD_VALUE, () -> catalog(true).resolve("auto", List.of()));
        assertFails(ErrorCode.DOWNLOAD_FAILED, () -> catalog(true).fetch("one", (f, n, t) -> {}), "offline");
        assertThat(requests).as("requests when offline").hasValue(0);
        write(first.resolve("two/n.txt"), TWO);
        assertThat(catalog(false).resolve("auto", preferred)).isEqualTo("two");
        assertThat(requests).as("requests when one is there").hasValue(0);
    }

    @Test
    void autoDownloadsTheFirstThatIsNotBundled() {
        assertThat(catalog(false).resolve("auto", List.of("small", "one"))).isEqualTo("one");
        DataCatalog catalog = catalog(false);
        assertThat(catalog.resolve("auto", List.of("two", "small"))).isEqualTo("small");
        assertThat(catalog.resolve("auto", List.of("two", "small"))).isEqualTo("small");
        assertThat(requests).as("the failed one is not tried twice").hasValue(2);
    }

    @Test
    void loadsOnceAndDescribesTheContent() throws IOException {
        DataCatalog catalog = catalog(true);
        assertThat(catalog.datasets()).extracting(DatasetInfo::id).containsExactly("one", "two", "small");
        assertThat(catalog.load("small")).isSameAs(catalog.load("small"));
        assertThat(catalog.load("small").id()).isEqualTo("small");
        assertThat(catalog.digest("small")).isEqualTo(hash("numbers " + hash(SMALL) + "\n"));
    }

    private DataCatalog catalog(boolean offline) {
        ClassLoader loader = new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.equals("small.txt")
                        ? new ByteArrayInputStream(SMALL.getBytes(StandardCharsets.UTF_8))
                        : null;
            }
        };
        return new DataCatalog(
                List.of(new DataCatalog.Source(new Provider(), loader)),
                new DataSettings(home, List.of(first, second), offline));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void write(Path path, String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static String hash(String content) {
        return Content.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutAKnownChecksumTheContentFoundIsTheIdentity() throws IOException {
        DataFile file = new DataFile("numbers", Format.NUMBERS, "", List.of("n.txt"), List.of(), List.of(), "");
        DatasetProvider provider = new DatasetProvider() {
            @Override
            public List<DatasetInfo> datasets() {
                return List.of(new DatasetInfo("free", "free", "table", "", "", "", "Ask for it.", List.of(file)));
            }

            @Override
            public Dataset assemble(DatasetInfo info, DataParts parts) {
                return new TableDataset("free", parts.table("numbers").rows(), List.of());
            }
        };
        DataCatalog catalog = new DataCatalog(
                List.of(new DataCatalog.Source(provider, getClass().getClassLoader())),
                new DataSettings(home, List.of(first), true));
        String absent = catalog.digest("free");
        Files.createDirectories(first);
        Files.writeString(first.resolve("n.txt"), "1 2\n");
        String here = catalog.digest("free");
        assertThat(((TableDataset) catalog.load("free")).rows()).isEqualTo(1);
        Files.writeString(first.resolve("n.txt"), "1 2\n3 4\n");
        assertThat(List.of(absent, here, catalog.digest("free"))).doesNotHaveDuplicates();
    }
}
