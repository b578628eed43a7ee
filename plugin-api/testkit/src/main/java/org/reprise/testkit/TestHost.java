package org.reprise.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.reprise.core.data.DataSettings;
import org.reprise.core.host.Engine;
import org.reprise.core.host.Execution;
import org.reprise.core.host.Platform;
import org.reprise.core.host.StudyResult;
import org.reprise.core.host.StudyService;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Planner;
import org.reprise.core.study.Preset;
import org.reprise.core.study.Registry;
import org.reprise.core.study.Study;
import org.reprise.core.study.StudyRunner;
import org.reprise.core.trial.TrialLimits;
import org.reprise.core.util.Version;
import org.reprise.spi.RepriseException;

/** The host with the plugins under test, in a temporary folder: plans and runs as the command line does. */
public final class TestHost {
    private final Path folder;
    private final Platform platform;

    private TestHost(Path folder, Platform platform) {
        this.folder = folder;
        this.platform = platform;
    }

    /**
     * A host.
     *
     * @param folder temporary folder
     * @param members a class of each plugin to install, from class folders or jars
     */
    public static TestHost of(Path folder, Class<?>... members) {
        return of(folder, List.of(), members);
    }

    /**
     * A host whose first plugin brings libraries.
     *
     * @param folder temporary folder
     * @param libraries a class of each library that the first plugin packs, from jars
     * @param members a class of each plugin to install, from class folders or jars
     */
    public static TestHost of(Path folder, List<Class<?>> libraries, Class<?>... members) {
        return of(folder, libraries, List.of(), members);
    }

    /**
     * A host with plugins from zips as well.
     *
     * @param folder temporary folder
     * @param libraries a class of each library that the first plugin packs, from jars
     * @param packed zips of further plugins
     * @param members a class of each plugin to install, from class folders or jars
     */
    public static TestHost of(Path folder, List<Class<?>> libraries, List<Path> packed, Class<?>... members) {
        Path zips = folder.resolve("zips");
        try {
            Files.createDirectories(zips);
            for (Path zip : packed) {
                Files.copy(zip, zips.resolve(zip.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < members.length; i++) {
            PluginZip.pack(members[i], i == 0 ? libraries : List.of(), zips.resolve("plugin-" + i + ".zip"));
        }
        DataSettings settings = new DataSettings(folder.resolve("home"), List.of(), true);
        return new TestHost(folder, Platform.open(List.of(zips), settings));
    }

    /** What is installed. */
    public Platform platform() {
        return platform;
    }

    /** Plans a preset of a paper, with changes. */
    public Study plan(String paper, String preset, Overrides overrides) {
        Registry.Entry entry = platform.registry().paper(paper);
        Preset changed = overrides.apply(platform.preset(entry, preset), platform.registry(), entry);
        return new Planner(platform.registry(), platform.dataView(), Version.API)
                .plan(entry, changed, overrides.equals(Overrides.NONE));
    }

    /** Runs a study with so many trials side by side; results go to a folder of the temporary folder. */
    public StudyResult run(Study study, String results, int jobs) throws Exception {
        return run(study, results, Execution.DEFAULT.with(jobs));
    }

    /** Runs a study in a given way. */
    public StudyResult run(Study study, String results, Execution execution) throws Exception {
        try (Engine engine = new Engine(platform, folder.resolve(results), execution)) {
            StudyRunner runner = new StudyRunner(engine.store(), engine.executor(), execution.jobs(), false);
            return new StudyService(engine).run(study, "test", runner, new Silence());
        }
    }

    /**
     * Runs a study of one trial in a process that is killed once it has left a checkpoint, and then lets it go on.
     *
     * @return what became of it; its run's environment says at which iteration it was {@code resumed}
     * @throws IllegalStateException if the trial ended before it could be killed
     */
    public StudyResult runKilled(Study study, String results) throws Exception {
        Execution often = new Execution(1, Execution.Place.PROCESS, 0, new TrialLimits(0, 0), false);
        CompletableFuture<StudyResult> first = CompletableFuture.supplyAsync(() -> {
            try {
                return run(study, results, often);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        while (!first.isDone() && !hasCheckpoint(folder.resolve(results))) {
            Thread.sleep(5);
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        if (first.get().failures() == 0) {
            throw new IllegalStateException("the trial ended before it could be killed: make it longer");
        }
        return run(study, results, often);
    }

    private static boolean hasCheckpoint(Path results) throws IOException {
        Path runs = results.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try (Stream<Path> list = Files.list(runs)) {
            return list.anyMatch(run -> Files.exists(run.resolve("checkpoint.bin")));
        }
    }

    /** The values of each measurement, counter and record of a result's runs, by trial; algorithm time is left out. */
    public Map<TrialSpec, Map<String, List<Double>>> values(StudyResult result, String results) {
        RunStore store = new RunStore(folder.resolve(results));
        Map<TrialSpec, Map<String, List<Double>>> values = new HashMap<>();
        result.runs().forEach((trial, run) -> {
            Map<String, List<Double>> series = new TreeMap<>();
            store.numbers(run)
                    .forEach((name, numbers) -> series.put(
                            name,
                            Arrays.stream(numbers.series().values()).boxed().toList()));
            values.put(trial, series);
        });
        return values;
    }

    private static final class Silence implements StudyRunner.Listener {
        @Override
        public void started(TrialSpec trial) {
            // A test looks at the result.
        }

        @Override
        public void ended(TrialSpec trial, StoredRun run, boolean reused, RepriseException error) {
            // A test looks at the result.
        }
    }
}
