package org.reprise.packager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.spi.Algorithm;
import org.reprise.spi.AlgorithmSpec;
import org.reprise.spi.Claim;
import org.reprise.spi.Experiment;
import org.reprise.spi.ExperimentInfo;
import org.reprise.spi.ExperimentSpec;
import org.reprise.spi.Measurements;
import org.reprise.spi.Metric;
import org.reprise.spi.Metrics;
import org.reprise.spi.Paper;
import org.reprise.spi.PaperInfo;
import org.reprise.spi.Param;
import org.reprise.spi.ProblemSpec;
import org.reprise.spi.Setup;
import org.reprise.spi.Trial;
import org.reprise.spi.specification.PluginSpecification;

class PluginDescriberTest {
    @TempDir
    Path classes;

    @Test
    void describesAPluginAndGivesTheSameBytesTwice() throws IOException {
        index(Newton.class, Quadratic.class, Study.class);
        preset("quick", "parts:\n  - id: main\n    experiment: quadratic\n");

        PluginSpecification specification = describe("newton-plugin");

        assertThat(specification.algorithms()).singleElement().satisfies(a -> {
            assertThat(a.info().id()).isEqualTo("newton");
            assertThat(a.problem()).isEqualTo("parabola");
            assertThat(a.parameters()).extracting("name").containsExactly("step");
        });
        assertThat(specification.paper().id()).isEqualTo("newton-1687");
        assertThat(specification.claims()).extracting("id").containsExactly("converges");
        assertThat(specification.presets()).containsExactly("quick");
        byte[] json = Files.readAllBytes(classes.resolve(PluginSpecification.FILE));
        byte[] descriptor = Files.readAllBytes(classes.resolve("plugin.properties"));
        describe("newton-plugin");
        assertThat(classes.resolve(PluginSpecification.FILE)).hasBinaryContent(json);
        assertThat(classes.resolve("plugin.properties")).hasBinaryContent(descriptor);
        assertThat(Files.readString(classes.resolve("plugin.properties")))
                .contains("plugin.id=newton-plugin\n")
                .doesNotContain("#");
    }

    @Test
    void describesAnEmptyPlugin() throws IOException {
        PluginDescriber.main(new String[] {classes.toString(), "empty", "1.0.0", ">=0.1.0", "None"});

        assertThat(classes.resolve(PluginSpecification.FILE)).exists();
        assertThat(Files.readString(classes.resolve("plugin.properties"))).contains("plugin.dependencies=\n");
    }

    @Test
    void namesEveryFault() throws IOException {
        index(BadDefault.class, Study.class);
        preset("quick", "parts:\n  - id: other\n    experiment: cubic\n");

        assertThatThrownBy(() -> describe("Bad_Plugin"))
                .hasMessageContaining("'Bad_Plugin'")
                .hasMessageContaining("BadDefault")
                .hasMessageContaining("'-1' is not above 0.0")
                .hasMessageContaining("names the experiment 'cubic'")
                .hasMessageContaining("needs the part 'main'");
    }

    @Test
    void refusesAPresetThatIsNotYaml() throws IOException {
        preset("quick", "parts: [");

        assertThatThrownBy(() -> describe("plain")).hasMessageContaining("presets/quick.yaml is not YAML");
    }

    @Test
    void takesMetricsFromTheClassThatMeasuresThem() throws IOException {
        assertThat(ExperimentInfo.of(Shared.class).metrics())
                .extracting(ExperimentInfo.MetricInfo::name)
                .containsExactly("error", "gap");
        assertThatThrownBy(() -> ExperimentInfo.of(Astray.class))
                .hasMessageContaining("takes the metrics of " + Parabola.class.getName() + ", which declares none");
    }

    @Test
    void refusesTwoAlgorithmsOfOneId() throws IOException {
        index(Newton.class, Again.class);

        assertThatThrownBy(() -> describe("plain"))
                .hasMessageContaining("'newton'")
                .hasMessageContaining("taken");
    }

    private PluginSpecification describe(String id) throws IOException {
        PluginIdentity identity = new PluginIdentity(id, "0.1.0-SNAPSHOT", ">=0.1.0", "", "A plugin");
        return PluginDescriber.describe(classes, identity, getClass().getClassLoader());
    }

    private void index(Class<?>... types) throws IOException {
        Files.createDirectories(classes.resolve("META-INF"));
        Files.write(
                classes.resolve("META-INF/extensions.idx"),
                List.of(types).stream().map(Class::getName).toList());
    }

    private void preset(String name, String text) throws IOException {
        Files.createDirectories(classes.resolve("presets"));
        Files.writeString(classes.resolve("presets/" + name + ".yaml"), text);
    }

    /** A problem. */
    @ProblemSpec(id = "parabola", title = "Parabola", description = "Find the minimum")
    public record Parabola(double a) {}

    /** Parameters. */
    public record Step(@Param(value = "step", byDefault = "1", min = 0, aboveMin = true) double step) {}

    /** Parameters with a default out of range. */
    public record BadStep(@Param(value = "step", byDefault = "-1", min = 0, aboveMin = true) double step) {}

    /** An algorithm. */
    @AlgorithmSpec(id = "newton", title = "Newton", description = "d", reference = "r")
    public static class Newton implements Algorithm<Parabola, Step, Double> {
        @Override
        public Double solve(Parabola problem, Step parameters, Trial<Double> trial) {
            return 0.0;
        }
    }

    /** Another of the same id. */
    @AlgorithmSpec(id = "newton", title = "Newton", description = "d", reference = "r")
    public static class Again extends Newton {}

    /** An algorithm whose parameters are wrong. */
    @AlgorithmSpec(id = "bad", title = "Bad", description = "d", reference = "r")
    public static class BadDefault implements Algorithm<Parabola, BadStep, Double> {
        @Override
        public Double solve(Parabola problem, BadStep parameters, Trial<Double> trial) {
            return 0.0;
        }
    }

    /** What measures. */
    @Metrics(@Metric(name = "error", description = "e"))
    static final class Referee {}

    /** One whose leading metric is another class's. */
    @ExperimentSpec(
            id = "shared",
            title = "S",
            description = "d",
            metricsOf = Referee.class,
            metrics = @Metric(name = "gap", description = "g"))
    static final class Shared extends Quadratic {}

    /** One that names a class without metrics. */
    @ExperimentSpec(id = "astray", title = "A", description = "d", metricsOf = Parabola.class)
    static final class Astray extends Quadratic {}

    /** An experiment. */
    @ExperimentSpec(
            id = "quadratic",
            title = "Q",
            description = "d",
            metrics = @Metric(name = "gap", description = "g"))
    public static class Quadratic implements Experiment<Parabola, Step, Double> {
        @Override
        public Parabola problem(Step configuration, Setup setup) {
            return new Parabola(1);
        }

        @Override
        public void measure(Parabola problem, Double iterate, Measurements out) {
            out.put("gap", iterate);
        }
    }

    /** A paper. */
    public static class Study implements Paper {
        @Override
        public PaperInfo info() {
            return new PaperInfo("newton-1687", "T", List.of("I. Newton"), "v", 1687, "l", "s");
        }

        @Override
        public List<Claim> claims() {
            return List.of(Claim.of("converges", "It converges")
                    .parts("main")
                    .presets("quick")
                    .atMost(1e-6, Claim.Statistic.MAXIMUM, evidence -> List.of()));
        }
    }
}
