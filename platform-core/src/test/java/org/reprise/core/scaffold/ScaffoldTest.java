package org.reprise.core.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.install.DevelopedPlugin;
import org.reprise.core.study.PresetReader;
import org.reprise.spi.RepriseException;

class ScaffoldTest {
    @TempDir
    Path temp;

    private Scaffold scaffold(String kind) {
        ProjectNames names = new ProjectNames("my-plugin", "org.example");
        return switch (kind) {
            case "paper" -> Scaffold.paper(names, temp);
            case "experiment" -> Scaffold.experiment(names, temp);
            default -> Scaffold.dataset(names, temp);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper", "experiment", "dataset"})
    void theCodeCompilesAndNothingIsLeftToFillIn(String kind) {
        Scaffold scaffold = scaffold(kind);
        Path project = temp.resolve("project");
        scaffold.write(project);

        assertThat(scaffold.files().values()).noneMatch(text -> text.matches("(?s).*\\{\\{[a-zA-Z0-9]+}}.*"));
        assertThat(scaffold.files()).containsKeys("pom.xml", "README.md", ".gitignore", ".github/workflows/build.yml");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                temp.resolve("classes").toString()));
        scaffold.files().keySet().stream()
                .filter(name -> name.startsWith("src/main/java"))
                .forEach(name -> arguments.add(project.resolve(name).toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        scaffold.files().forEach((name, text) -> {
            if (name.endsWith(".yaml")) {
                assertThat(PresetReader.read("quick", name, text).parts()).isNotEmpty();
            }
        });
    }

    @Test
    void refusesNamesAndFoldersThatWillNotDo() throws Exception {
        for (String id : List.of("My-Solver", "1st", "a--b", "", "a_b", "../x")) {
            assertThatThrownBy(() -> new ProjectNames(id, "org.example")).isInstanceOf(RepriseException.class);
        }
        assertThatThrownBy(() -> new ProjectNames("a", "org..example")).isInstanceOf(RepriseException.class);
        Files.writeString(Files.createDirectories(temp.resolve("full")).resolve("file"), "x");
        assertThatThrownBy(() -> scaffold("paper").write(temp.resolve("full"))).hasMessageContaining("not empty");
        assertThatThrownBy(() -> Template.fillText("{{absent}}", Map.of())).hasMessageContaining("{{absent}}");
    }

    @Test
    void aPluginUnderDevelopmentIsPackedAsItIs() throws Exception {
        Path classes = Files.createDirectories(temp.resolve("dev/target/classes"));
        DevelopedPlugin plugin = new DevelopedPlugin(temp.resolve("dev"));
        assertThatThrownBy(() -> plugin.pack(temp.resolve("dev.zip"))).hasMessageContaining("no plugin.properties");
        Files.writeString(classes.resolve("plugin.properties"), "plugin.id=dev\n");
        String before = plugin.state();
        plugin.pack(temp.resolve("dev.zip"));
        Files.writeString(classes.resolve("more.txt"), "x");
        assertThat(plugin.state()).isNotEqualTo(before);
    }
}
