package org.reprise.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginInspectorTest {
    @TempDir
    Path temp;

    private PluginZip plugin(String id) {
        return new PluginZip(id, temp.resolve("zips"));
    }

    @Test
    void findsNothingWrongWithASoundPlugin() throws IOException {
        Inspection inspection = PluginInspector.inspect(plugin("sound")
                .algorithm("one", "sound.One", TestSources.algorithm("sound.One", "", "trial.proceed(problem)"))
                .write());

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.sound()).isTrue();
        assertThat(inspection.specification().id()).isEqualTo("sound");
        assertThat(inspection.unpacked()).isPositive();
    }

    /** A plugin compiled against an API in which {@code Trial} has a method more, and there is a class more. */
    @Test
    void namesWhatAnotherApiHad() throws IOException {
        Path api = temp.resolve("api");
        Path code = Files.createDirectories(temp.resolve("code/org/reprise/spi"));
        Files.writeString(
                code.resolve("Trial.java"),
                "package org.reprise.spi; public interface Trial<S> {"
                        + " boolean proceed(S iterate); void celebrate(int times); }");
        Files.writeString(
                code.resolve("Party.java"), "package org.reprise.spi; public class Party { public int size; }");
        Files.createDirectories(api);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                api.toString(),
                                code.resolve("Trial.java").toString(),
                                code.resolve("Party.java").toString()))
                .isZero();
        Path zip = plugin("later")
                .against(api)
                .source(
                        "later.Use",
                        "package later; public class Use { void use(org.reprise.spi.Trial<String> trial) {"
                                + " trial.celebrate(new org.reprise.spi.Party().size); } }")
                .write();

        assertThat(PluginInspector.inspect(zip).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
            assertThat(finding.what())
                    .contains("another version of the plugin API", "class org.reprise.spi.Party", "Trial.celebrate");
        });
    }

    @Test
    void refusesASecondOnnxRuntime() throws IOException {
        Path classes = plugin("classes")
                .entry(
                        "classes/ai/onnxruntime/OrtEnvironment.class",
                        new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 52, 0, 1})
                .write();
        Path natives = plugin("natives")
                .entry("classes/native/libonnxruntime.so.1", new byte[10])
                .write();

        assertThat(PluginInspector.inspect(classes).findings()).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
            assertThat(finding.what()).contains("classes that the host brings", "classes/ai/onnxruntime");
        });
        assertThat(PluginInspector.inspect(natives).findings()).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
            assertThat(finding.what()).contains("packs ONNX Runtime", "libonnxruntime.so.1");
        });
    }

    @Test
    void noticesNativeLibrariesAndNewerJavas() throws IOException {
        Path zip = plugin("odd")
                .entry("classes/lib/fast.so", new byte[10])
                .entry(
                        "classes/odd/Newer.class",
                        new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 99, 0, 1})
                .write();

        assertThat(PluginInspector.inspect(zip).findings())
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("classes/lib/fast.so"))
                .anyMatch(what -> what.contains("needs Java 55"));
    }
}
