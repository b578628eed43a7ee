package org.reprise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reprise.core.models.ModelRuntime;
import org.reprise.core.plugins.InstalledPlugin;
import org.reprise.core.plugins.PluginInspector;
import org.reprise.spi.Claim;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.Evidence;
import org.reprise.spi.ExperimentInfo.MetricInfo;
import org.reprise.spi.Incubating;
import org.reprise.spi.Paper;
import org.reprise.spi.RunView;
import org.reprise.spi.specification.PluginSpecification;

/**
 * What the host and other plugins rely on, as tests: every plugin extends this class and names itself.
 *
 * <pre>{@code
 * class ContractTest extends PluginContract {
 *     @RegisterExtension
 *     static final PluginUnderTest PLUGIN = PluginUnderTest.of(Roots.class);
 *
 *     @Override
 *     protected PluginUnderTest plugin() {
 *         return PLUGIN;
 *     }
 * }
 * }</pre>
 *
 * <p>Its trials are those of the quick preset, one for each pair of an experiment and an algorithm, cut off after a few
 * iterations.
 */
@Incubating
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PluginContract {
    /** Seconds in which an algorithm returns once its trial has ended. */
    private static final double BOUND = 5;

    private ContractTrials trials;

    /** For subclasses. */
    protected PluginContract() {}

    /** The plugin, registered as an extension of the class. */
    protected abstract PluginUnderTest plugin();

    @BeforeAll
    void planTrials() {
        trials = new ContractTrials(plugin());
    }

    private PluginSpecification specification() {
        return plugin().specification();
    }

    @Test
    void theZipPassesTheInspection() throws Exception {
        InstalledPlugin installed = plugin().plugins().plugins().stream()
                .filter(one -> one.id().equals(specification().id()))
                .findFirst()
                .orElseThrow();
        assertThat(PluginInspector.inspect(installed.source()).findings()).isEmpty();
    }

    @Test
    void metadataIsComplete() {
        SoftAssertions softly = new SoftAssertions();
        PluginSpecification s = specification();
        softly.assertThat(s.description()).as("description of the plugin").isNotBlank();
        if (s.paper() != null) {
            softly.assertThat(s.paper().id()).as("id of the paper").isEqualTo(s.id());
            softly.assertThat(s.paper().title()).as("title of the paper").isNotBlank();
            softly.assertThat(s.paper().authors()).as("authors of the paper").isNotEmpty();
            softly.assertThat(s.paper().venue()).as("venue of the paper").isNotBlank();
            softly.assertThat(s.paper().link()).as("link of the paper").startsWith("http");
            softly.assertThat(s.paper().summary()).as("summary of the paper").isNotBlank();
            softly.assertThat(s.presets()).as("presets of the paper").contains("quick");
        }
        s.problems().forEach(p -> softly.assertThat(List.of(p.title(), p.description()))
                .as("problem " + p.id())
                .noneMatch(String::isBlank));
        s.algorithms().forEach(a -> softly.assertThat(List.of(
                        a.info().title(), a.info().description(), a.info().reference()))
                .as("title, description and reference of algorithm " + a.info().id())
                .noneMatch(String::isBlank));
        s.experiments().forEach(e -> {
            softly.assertThat(List.of(e.info().title(), e.info().description()))
                    .as("title and description of experiment " + e.info().id())
                    .noneMatch(String::isBlank);
            softly.assertThat(e.info().metrics())
                    .as("metrics of experiment " + e.info().id())
                    .isNotEmpty()
                    .extracting(MetricInfo::description)
                    .noneMatch(String::isBlank);
        });
        s.claims().forEach(c -> softly.assertThat(List.of(c.statement(), c.source()))
                .as("statement and source of claim " + c.id())
                .noneMatch(String::isBlank));
        s.datasets().forEach(d -> softly.assertThat(List.of(d.title(), d.description(), d.licence(), d.citation()))
                .as("title, description, licence and citation of data set " + d.id())
                .noneMatch(String::isBlank));
        softly.assertAll();
    }

    @Test
    void parametersAreDocumented() {
        SoftAssertions softly = new SoftAssertions();
        ParameterContract.all(specification())
                .forEach((owner, parameters) -> parameters.forEach(p -> softly.assertThat(p.description())
                        .as("description of parameter " + p.name() + " of " + owner)
                        .isNotBlank()));
        softly.assertAll();
    }

    @Test
    void rangesAreEnforced() {
        assertThat(ParameterContract.accepted(specification()))
                .as("values out of range that are accepted")
                .isEmpty();
    }

    @Test
    void everyAlgorithmAndExperimentIsTried() {
        assumeFalse(specification().algorithms().isEmpty()
                && specification().experiments().isEmpty());
        assertThat(trials.uncovered())
                .as("what no part of the preset tries; name the paper of a rival with PluginUnderTest.on")
                .isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBits() throws Exception {
        for (ContractCase one : trials.cases()) {
            assertThat(trials.difference(one, 1))
                    .as("run again with one thread")
                    .isEmpty();
        }
    }

    @Test
    void resultsDoNotDependOnThreads() throws Exception {
        for (ContractCase one : trials.cases()) {
            assertThat(trials.difference(one, 3))
                    .as("run again with three threads")
                    .isEmpty();
        }
    }

    @Test
    void checkpointsLeadToTheSameNumbers() throws Exception {
        for (ContractCase one : trials.cases()) {
            ContractTrial<?, ?> killed = one.solveInPart(plugin(), 6, 2);
            if (killed.checkpointed() < 0) {
                // It saves nothing, and begins anew when it is killed.
                continue;
            }
            long from = killed.checkpointed();
            List<ContractTrial.Number> whole = trials.first(one).numbers();
            ContractTrial<?, ?> rest = one.goOn(plugin(), plugin().iterations(), killed);
            assertThat(rest.numbers())
                    .as(one + ": numbers after the checkpoint at iteration " + from)
                    .isEqualTo(whole.stream()
                            .filter(number -> number.iteration() > from)
                            .toList());
            assertThat(rest.counters())
                    .as(one + ": counters in the end")
                    .isEqualTo(trials.first(one).counters());
        }
    }

    @Test
    void algorithmsStopWhenAsked() throws Exception {
        for (ContractCase one : trials.cases()) {
            for (long last : new long[] {0, 2}) {
                ContractTrial<?, ?> trial = one.solve(plugin(), last, 1);
                assertThat(trial.secondsSinceEnd())
                        .as(one + ": seconds from the answer 'no' at iteration " + last + " to the return")
                        .isLessThan(BOUND);
                assertThat(trial.late())
                        .as(one + ": iterates offered after the answer 'no' at iteration " + last)
                        .isZero();
            }
        }
    }

    @Test
    void onlyDeclaredMetricsAreMeasured() throws Exception {
        for (ContractCase one : trials.cases()) {
            Set<String> declared = declared(one.trial().experiment());
            ContractTrial<?, ?> trial = trials.first(one);
            assertThat(trial.numbers())
                    .as(one.toString())
                    .isNotEmpty()
                    .extracting(ContractTrial.Number::name)
                    .allMatch(declared::contains);
        }
    }

    @Test
    void claimsNameRealMeasurements() throws Exception {
        assumeFalse(specification().claims().isEmpty());
        SoftAssertions softly = new SoftAssertions();
        for (Claim claim : claims()) {
            ClaimProbe probe = new ClaimProbe(trials.study());
            try {
                claim.observation().values(probe);
            } catch (RuntimeException e) {
                // Numbers that are made up need not make sense to it; what it asked for is noted.
                softly.assertThat(probe.parts())
                        .as("claim " + claim.id() + ": " + e)
                        .isNotEmpty();
            }
            softly.assertThat(claim.parts())
                    .as("parts that claim " + claim.id() + " declares")
                    .containsAll(probe.parts());
            for (Map.Entry<String, Set<String>> asked : probe.series().entrySet()) {
                Set<String> known = new TreeSet<>(declared(asked.getKey()));
                known.addAll(trials.names(asked.getKey()));
                known.addAll(plugin().rare());
                softly.assertThat(known)
                        .as("measurements, counters and records of " + asked.getKey() + " that claim " + claim.id()
                                + " asks for")
                        .containsAll(asked.getValue());
            }
        }
        softly.assertAll();
    }

    @Test
    void claimsWithoutRunsSayNothing() {
        assumeFalse(specification().claims().isEmpty());
        Evidence none = part -> List.<RunView>of();
        assertThat(claims()).allSatisfy(claim -> assertThat(claim.observation().values(none))
                .isEmpty());
    }

    @Test
    void presetsCanBePlannedAndHaveThePartsOfTheirClaims() {
        assumeFalse(specification().paper() == null);
        for (String preset : specification().presets()) {
            Set<String> parts = new TreeSet<>();
            plugin().host().platform().preset(plugin().entry(), preset).parts().forEach(part -> parts.add(part.id()));
            for (Claim claim : claims()) {
                if (claim.presets().contains(preset)) {
                    assertThat(parts).as("parts of preset " + preset).containsAll(claim.parts());
                }
            }
        }
    }

    @Test
    void nothingIsLeftButArtefacts() throws Exception {
        List<Path> watched =
                List.of(Path.of("").toAbsolutePath(), plugin().folder().resolve("home/plugins"));
        for (ContractCase one : trials.cases()) {
            List<Map<Path, String>> before = List.of(Footprint.files(watched.get(0)), Footprint.files(watched.get(1)));
            Set<Thread> threads = Footprint.threads();
            one.solve(plugin(), 2, 2);
            assertThat(Footprint.newThreads(threads))
                    .as("threads that " + one + " leaves")
                    .isEmpty();
            for (int i = 0; i < watched.size(); i++) {
                assertThat(Footprint.files(watched.get(i)))
                        .as("files that " + one + " writes")
                        .isEqualTo(before.get(i));
            }
        }
    }

    @Test
    void nativeMemoryIsGivenBack() throws Exception {
        ModelRuntime.Usage before = TestModels.usage();
        for (ContractCase one : trials.cases()) {
            one.solve(plugin(), 2, 2);
            ModelRuntime.Usage after = TestModels.usage();
            assertThat(List.of(after.models(), after.loops(), after.bytes()))
                    .as("models, loops and bytes of native memory after " + one)
                    .isEqualTo(List.of(before.models(), before.loops(), before.bytes()));
        }
    }

    @Test
    void dataSetsAtHandCanBeLoaded() {
        List<String> bundled = specification().datasets().stream()
                .filter(d ->
                        d.files().stream().noneMatch(file -> file.resource().isEmpty()))
                .map(DatasetInfo::id)
                .toList();
        assumeFalse(bundled.isEmpty());
        assertThat(bundled)
                .allSatisfy(id -> assertThat(plugin().datasets().load(id)).isNotNull());
    }

    private Set<String> declared(String experiment) {
        Set<String> names = new TreeSet<>();
        plugin().host().platform().registry().entries().forEach(entry -> entry.specification().experiments().stream()
                .filter(e -> e.info().id().equals(experiment))
                .forEach(e -> e.info().metrics().forEach(metric -> names.add(metric.name()))));
        return names;
    }

    private List<Claim> claims() {
        return plugin().plugins().paper(specification().id()).map(Paper::claims).orElse(List.of());
    }
}
