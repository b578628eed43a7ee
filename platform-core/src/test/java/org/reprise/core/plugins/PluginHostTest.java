package org.reprise.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.spi.Algorithm;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

class PluginHostTest {
    @TempDir
    Path temp;

    private Path source;

    @BeforeEach
    void addAPluginThatWorks() throws IOException {
        source = temp.resolve("plugins");
        String injected = "private final Helper helper;"
                + "@jakarta.inject.Inject public Greeter(Helper helper) { this.helper = helper; }";
        plugin("good")
                .source("good.Helper", "package good; public class Helper { public String hi() { return \"hi\"; } }")
                .algorithm("greeter", "good.Greeter", TestSources.algorithm("good.Greeter", injected, "helper.hi()"))
                .entry("classes/presets/quick.yaml", new byte[] {'a'})
                .write();
    }

    @Test
    void buildsExtensionsWithTheirPluginsInjector() throws Exception {
        try (PluginHost host = open()) {
            assertThat(solve(host, "good", "greeter")).isEqualTo("hi");
            List<? extends Extension<?>> found = host.extensions(Algorithm.class);
            assertThat(found).hasSize(1);
            Extension<?> extension = found.get(0);
            assertThat(extension.pluginId()).isEqualTo("good");
            assertThat(extension.instance()).isSameAs(host.algorithm("good", "greeter"));
            assertThat(extension.loader()).isSameAs(host.loader("good"));
            assertThat(host.paper("good")).isEmpty();
            assertThat(host.resource("good", "presets/quick.yaml")).exists();
            assertThat(host.setAside()).isEmpty();
        }
    }

    @Test
    void injectsWhatTheHostBinds() throws Exception {
        String injected =
                "private final String word;" + "@jakarta.inject.Inject Asker(String word) { this.word = word; }";
        plugin("asks")
                .algorithm("asker", "asks.Asker", TestSources.algorithm("asks.Asker", injected, "word"))
                .write();

        try (PluginHost host =
                PluginHost.open(catalog(), binder -> binder.bind(String.class).toInstance("yes"))) {
            assertThat(solve(host, "asks", "asker")).isEqualTo("yes");
        }
    }

    @Test
    void aPluginUsesTheClassesOfItsDependency() throws Exception {
        PluginZip base = plugin("base")
                .source(
                        "base.Words",
                        "package base; public class Words { public static String two() { return \"2\"; } }");
        base.write();
        plugin("user")
                .dependencies("base@>=1.0.0", base.classes())
                .algorithm("counter", "user.Counter", TestSources.algorithm("user.Counter", "", "base.Words.two()"))
                .write();

        try (PluginHost host = open()) {
            assertThat(solve(host, "user", "counter")).isEqualTo("2");
            assertThat(host.plugins()).extracting(InstalledPlugin::id).containsExactly("base", "good", "user");
        }
    }

    @Test
    void aPluginSeesTheSpiAndTheJdkButNotTheHost() throws Exception {
        try (PluginHost host = open()) {
            ClassLoader loader = host.loader("good");
            assertThat(loader.loadClass("org.reprise.spi.Algorithm")).isSameAs(Algorithm.class);
            assertThat(loader.loadClass("java.net.http.HttpClient")).isNotNull();
            for (String hidden : List.of(
                    "com.fasterxml.jackson.databind.ObjectMapper",
                    "com.google.inject.Injector",
                    "ch.qos.logback.classic.Logger",
                    "org.reprise.core.plugins.PluginHost")) {
                assertThatThrownBy(() -> loader.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
            }
            assertThat(loader.getResource("com/google/inject/Injector.class")).isNull();
        }
    }

    @Test
    void callsRunWithThePluginsLoader() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (PluginHost host = open()) {
            ClassLoader within =
                    host.withLoader("good", () -> Thread.currentThread().getContextClassLoader());
            assertThat(within).isSameAs(host.loader("good"));
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void loadsNoClassToDescribeAPlugin() throws IOException {
        String fails = "static { if (true) throw new IllegalStateException(\"static\"); }";
        plugin("explosive")
                .algorithm("boom", "explosive.Boom", TestSources.algorithm("explosive.Boom", fails, "1"))
                .write();

        assertThat(catalog().plugins()).extracting(InstalledPlugin::id).containsExactly("explosive", "good");
        try (PluginHost host = open()) {
            assertThat(host.setAside()).isEmpty();
            assertThatThrownBy(() -> host.algorithm("explosive", "boom"))
                    .isInstanceOfSatisfying(
                            RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_FAILED))
                    .hasMessageContaining("explosive.Boom")
                    .hasMessageContaining("static");
        }
    }

    @Test
    void setsAPluginAsideWhoseConstructorThrows() throws IOException {
        String fails = "public Sets() { throw new IllegalStateException(\"no luck\"); }";
        plugin("unlucky")
                .extension("unlucky.Sets", TestSources.provider("unlucky.Sets", fails))
                .write();
        plugin("lucky")
                .extension("lucky.Sets", TestSources.provider("lucky.Sets", ""))
                .write();

        try (PluginHost host = open()) {
            assertThat(host.extensions(DatasetProvider.class))
                    .extracting(Extension::pluginId)
                    .containsExactly("lucky");
            assertThat(host.setAside()).singleElement().satisfies(aside -> {
                assertThat(aside.id()).isEqualTo("unlucky");
                assertThat(aside.reason()).contains("no luck");
            });
            assertThatThrownBy(() -> host.loader("unlucky")).hasMessageContaining("no luck");
        }
    }

    @Test
    void setsAPluginAsideThatDoesNotStart() throws IOException {
        plugin("stuck")
                .pluginClass("stuck.Main")
                .source(
                        "stuck.Main",
                        "package stuck; public class Main extends org.pf4j.Plugin {"
                                + " public void start() { throw new IllegalStateException(\"stuck\"); } }")
                .write();
        plugin("absent").pluginClass("absent.Nothing").write();
        plugin("follower").dependencies("stuck").write();

        try (PluginHost host = open()) {
            assertThat(host.plugins()).extracting(InstalledPlugin::id).containsExactly("good");
            assertThat(host.setAside())
                    .extracting(SetAside::id)
                    .containsExactlyInAnyOrder("absent", "follower", "stuck");
            assertThat(host.setAside()).extracting(SetAside::reason).anyMatch(r -> r.contains("absent.Nothing"));
        }
    }

    @Test
    void errorsAtTheStartOfOnePluginLeaveTheRestAlone() throws IOException {
        for (String error : List.of("AssertionError", "StackOverflowError", "OutOfMemoryError", "LinkageError")) {
            String id = error.toLowerCase(java.util.Locale.ROOT);
            plugin(id + "-start")
                    .pluginClass(id + ".Main")
                    .source(
                            id + ".Main",
                            "package " + id + "; public class Main extends org.pf4j.Plugin { public void start() {"
                                    + " throw new " + error + "(\"start\"); } }")
                    .write();
            plugin(id + "-made")
                    .pluginClass(id + ".Other")
                    .source(
                            id + ".Other",
                            "package " + id + "; public class Other extends org.pf4j.Plugin { public Other() {"
                                    + " throw new " + error + "(\"made\"); } }")
                    .write();
            plugin(id + "-sets")
                    .extension(
                            id + ".Sets",
                            TestSources.provider(id + ".Sets", "public Sets() { throw new " + error + "(\"sets\"); }"))
                    .write();
        }

        try (PluginHost host = open()) {
            assertThat(host.extensions(DatasetProvider.class)).isEmpty();
            assertThat(host.plugins()).extracting(InstalledPlugin::id).containsExactly("good");
            assertThat(host.setAside()).hasSize(12);
        }
    }

    @Test
    void twoVersionsOfALibraryDoNotClash() throws Exception {
        for (String version : List.of("1", "2")) {
            PluginZip library = new PluginZip("library" + version, temp.resolve("libraries"))
                    .source(
                            "shared.Library",
                            "package shared; public class Library { public static String version() { return \""
                                    + version + "\"; } }");
            library.write();
            plugin("user" + version)
                    .dependencies("", library.classes())
                    .entry("lib/library.jar", jar(library.classes()))
                    .algorithm(
                            "tell",
                            "user" + version + ".Tell",
                            TestSources.algorithm("user" + version + ".Tell", "", "shared.Library.version()"))
                    .write();
        }

        try (PluginHost host = open()) {
            assertThat(solve(host, "user1", "tell")).isEqualTo("1");
            assertThat(solve(host, "user2", "tell")).isEqualTo("2");
        }
    }

    private static byte[] jar(Path classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void namesWhatIsUnknown() {
        try (PluginHost host = open()) {
            assertThatThrownBy(() -> host.algorithm("nowhere", "x")).hasMessageContaining("no plugin 'nowhere'");
            assertThatThrownBy(() -> host.experiment("good", "x")).hasMessageContaining("no experiment 'x'");
            assertThatThrownBy(() -> host.extension("good", "good.Gone"))
                    .isInstanceOfSatisfying(
                            RepriseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLUGIN_INVALID));
        }
    }

    @Test
    void twoHostsShareAStore() throws Exception {
        try (PluginHost one = open();
                PluginHost two = open()) {
            assertThat(solve(one, "good", "greeter")).isEqualTo(solve(two, "good", "greeter"));
        }
    }

    @SuppressWarnings("unchecked")
    private static Object solve(PluginHost host, String plugin, String algorithm) throws Exception {
        return ((Algorithm<Object, Record, Object>) host.algorithm(plugin, algorithm)).solve("problem", null, null);
    }

    private PluginCatalog catalog() {
        return PluginCatalog.scan(List.of(source), temp.resolve("store"), "0.1.0-SNAPSHOT");
    }

    private PluginHost open() {
        return PluginHost.open(catalog());
    }

    private PluginZip plugin(String id) {
        return new PluginZip(id, source);
    }
}
