package org.reprise.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.spi.specification.PluginSpecification;

class PluginCatalogTest {
    @TempDir
    Path temp;

    private Path source;
    private Path store;

    @BeforeEach
    void addAPluginThatWorks() throws IOException {
        source = temp.resolve("plugins");
        store = temp.resolve("store");
        plugin("good")
                .entry("classes/presets/quick.yaml", "parts: {}".getBytes(StandardCharsets.UTF_8))
                .write();
    }

    @Test
    void unpacksOnceAndUsesTheIndexAfterwards() throws IOException {
        InstalledPlugin first = scan().plugin("good").orElseThrow();

        assertThat(first.folder()).hasFileName("good-1.0.0-" + first.sha256().substring(0, 12));
        assertThat(first.resource("presets/quick.yaml")).isPresent();
        assertThat(first.resource("../plugin.properties")).isEmpty();
        assertThat(scan().plugins()).containsExactly(first);
        assertThat(store.resolve("index.json")).content().contains(first.sha256());
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void sharesTheIndexedDigestOnlyWhileTheZipIsUnchanged() throws IOException {
        String before = scan().plugin("good").orElseThrow().sha256();
        plugin("good").entry("classes/more.txt", new byte[] {1}).write();

        assertThat(scan().plugin("good").orElseThrow().sha256()).isNotEqualTo(before);
    }

    @Test
    void takesTheNewestVersion() throws IOException {
        plugin("good").version("1.10.0").write();
        plugin("good").version("1.9.0").write();

        assertThat(scan().plugins())
                .extracting(p -> p.specification().version())
                .containsExactly("1.10.0");
    }

    @Test
    void aSnapshotSatisfiesTheRangeOfItsRelease() throws IOException {
        plugin("base").version("0.2.0-SNAPSHOT").write();
        plugin("needs-base").dependencies("base@>=0.2.0").write();

        assertThat(PluginCatalog.scan(List.of(source), store, "0.1.0-SNAPSHOT").plugins())
                .extracting(InstalledPlugin::id)
                .containsExactly("base", "good", "needs-base");
    }

    @Test
    void knowsWhatAPluginDependsOn() throws IOException {
        plugin("base").write();
        plugin("middle").dependencies("base@>=1.0.0").write();
        plugin("top").dependencies("middle, nowhere?").write();

        PluginCatalog catalog = scan();
        assertThat(catalog.dependencies(catalog.plugin("top").orElseThrow()))
                .extracting(InstalledPlugin::id)
                .containsExactly("base", "middle");
        assertThat(catalog.dependencies(catalog.plugin("good").orElseThrow())).isEmpty();
    }

    @Test
    void setsATruncatedZipAside() throws IOException {
        byte[] bytes = Files.readAllBytes(plugin("cut").write());
        Files.write(source.resolve("cut-1.0.0.zip"), Arrays.copyOf(bytes, bytes.length / 2));

        expectAside("damaged");
    }

    @Test
    void setsAZipWithoutDescriptorAside() throws IOException {
        Files.write(source.resolve("photos.zip"), zip("holiday.txt", new byte[10]));

        expectAside("no plugin.properties");
    }

    @Test
    void setsAPluginForANewerPlatformAside() throws IOException {
        plugin("future").requires(">=0.9.0").write();

        expectAside("needs Reprise >=0.9.0, but this is 0.1.0");
    }

    @Test
    void setsAnUnreadableRangeAside() throws IOException {
        plugin("odd").requires("soon").write();

        expectAside("cannot be read");
    }

    @Test
    void setsAMissingDependencyAside() throws IOException {
        plugin("orphan").dependencies("nowhere@>=1.0.0").write();

        expectAside("needs the plugin 'nowhere', which is not there");
    }

    @Test
    void setsADependencyOfTheWrongVersionAside() throws IOException {
        plugin("picky").dependencies("good@>=2.0.0").write();

        expectAside("'good' >=2.0.0, but there is 1.0.0");
    }

    @Test
    void setsACycleAside() throws IOException {
        plugin("hen").dependencies("egg").write();
        plugin("egg").dependencies("hen").write();

        assertThat(scan().setAside()).extracting(SetAside::id).containsExactly("egg", "hen");
        assertThat(scan().plugins()).extracting(InstalledPlugin::id).containsExactly("good");
    }

    @Test
    void setsAPluginWithoutSpecificationAside() throws IOException {
        plugin("bare").write(null);

        expectAside("no specification");
    }

    @Test
    void setsASpecificationThatDoesNotMatchAside() throws IOException {
        PluginSpecification other = new PluginSpecification(
                1, "other", "1.0.0", "*", "", "d", null, List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of());
        plugin("mixed").write(new ObjectMapper().writeValueAsBytes(other));

        expectAside("id is 'other', but the descriptor's is 'mixed'");
    }

    @Test
    void setsAnUnreadableSpecificationAside() throws IOException {
        plugin("garbled").write("{\"schema\":1".getBytes(StandardCharsets.UTF_8));

        expectAside("specification cannot be read");
    }

    @Test
    void refusesEntriesThatLeaveTheFolder() throws IOException {
        for (String name : List.of("../../escaped.txt", "/tmp/escaped.txt", "classes/..\\escaped.txt", "C:/x.txt")) {
            plugin("escape").entry(name, new byte[1]).write();

            expectAside("outside the plugin's folder");
            assertThat(temp.resolve("escaped.txt")).doesNotExist();
        }
    }

    @Test
    void refusesABomb() throws IOException {
        plugin("bomb").entry("classes/zeros", new byte[64 << 20]).write();

        expectAside("unpacks to more than");
    }

    @Test
    void refusesALink() throws IOException {
        Path zip = plugin("link")
                .entry("classes/link", "/etc/passwd".getBytes(StandardCharsets.UTF_8))
                .write();
        byte[] bytes = Files.readAllBytes(zip);
        markLastEntryAsLink(bytes);
        Files.write(zip, bytes);

        expectAside("symbolic link");
    }

    @Test
    void twoProcessesMayUnpackAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            plugin("more-" + i).entry("classes/data", new byte[1 << 20]).write();
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<PluginCatalog>> scans =
                    IntStream.range(0, 8).mapToObj(i -> pool.submit(this::scan)).toList();
            for (Future<PluginCatalog> future : scans) {
                assertThat(future.get().setAside()).isEmpty();
                assertThat(future.get().plugins()).hasSize(6);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(leftovers()).isEmpty();
    }

    private void expectAside(String reason) throws IOException {
        PluginCatalog catalog = scan();
        assertThat(catalog.setAside()).singleElement().satisfies(aside -> {
            assertThat(aside.reason()).contains(reason);
            assertThat(aside.hint()).isNotEmpty();
        });
        assertThat(catalog.plugins()).extracting(InstalledPlugin::id).containsExactly("good");
        assertThat(leftovers()).isEmpty();
    }

    private PluginCatalog scan() {
        return PluginCatalog.scan(List.of(source, temp.resolve("absent")), store, "0.1.0");
    }

    private PluginZip plugin(String id) {
        return new PluginZip(id, source);
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> list = Files.list(store)) {
            return list.filter(p -> p.getFileName().toString().startsWith(".")).toList();
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static void markLastEntryAsLink(byte[] zip) {
        int at = zip.length - 46;
        while (!(zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2)) {
            at--;
        }
        zip[at + 5] = 3;
        zip[at + 40] = (byte) 0xff;
        zip[at + 41] = (byte) 0xa1;
    }
}
