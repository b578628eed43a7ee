package org.reprise.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.reprise.packager.PluginDescriber;
import org.reprise.testkit.faulty.Count;
import org.reprise.testkit.faulty.Faulty;
import org.reprise.testkit.faulty.FaultyPaper;

/** Each rule of the contract is broken by a plugin, and only by that fault. */
class PluginContractTest {
    private static final Set<String> FAULTS_OF_THE_PAPER = Set.of(
            "everyAlgorithmAndExperimentIsTried",
            "metadataIsComplete",
            "parametersAreDocumented",
            "claimsNameRealMeasurements",
            "claimsWithoutRunsSayNothing");

    private static String fault;

    @BeforeAll
    static void describeThePlugin() throws Exception {
        Path classes = Path.of(FaultyPaper.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        PluginDescriber.main(
                new String[] {classes.toString(), "faulty", "1.0.0", ">=0.1.0 & <1.0.0", "", "Breaks rules"});
    }

    static boolean asked() {
        return fault != null;
    }

    /** Run by the tests here alone. */
    @EnabledIf("org.reprise.testkit.PluginContractTest#asked")
    static class FaultyContract extends PluginContract {
        @RegisterExtension
        static final PluginUnderTest PLUGIN = PluginUnderTest.of(FaultyPaper.class);

        @Override
        protected PluginUnderTest plugin() {
            return PLUGIN.set("fault", fault);
        }
    }

    private static Set<String> failures(String broken) {
        fault = broken;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FaultyContract.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isGreaterThan(10);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "none,",
        "clock, checkpointsLeadToTheSameNumbers theSameSeedGivesTheSameBits resultsDoNotDependOnThreads",
        "threads, resultsDoNotDependOnThreads",
        "late, algorithmsStopWhenAsked",
        "checkpoint, checkpointsLeadToTheSameNumbers",
        "undeclared, onlyDeclaredMetricsAreMeasured",
        "thread, nothingIsLeftButArtefacts",
        "file, nothingIsLeftButArtefacts"
    })
    void everyFaultIsNoticed(String broken, String tests) throws IOException {
        try {
            Set<String> expected = new TreeSet<>(FAULTS_OF_THE_PAPER);
            if (tests != null) {
                expected.addAll(Arrays.asList(tests.split(" ")));
            }
            assertThat(failures(broken)).isEqualTo(expected);
        } finally {
            Files.deleteIfExists(Path.of("stray.txt"));
        }
    }

    @Test
    void limitsOfTimeAreTriedWithoutWaiting() throws Exception {
        FakeClock clock = new FakeClock();
        ClockedTrial<Double> trial = new ClockedTrial<>(clock, Duration.ofHours(1), Duration.ofMinutes(10), 1);
        new Faulty().solve(new Count(100), new Faulty.Parameters(Faulty.Fault.NONE), trial);
        assertThat(trial.iterations()).isEqualTo(6);
        assertThat(clock.nanos()).isEqualTo(Duration.ofHours(1).toNanos());
    }
}
