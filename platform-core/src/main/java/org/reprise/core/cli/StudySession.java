package org.reprise.core.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reprise.core.bus.Addresses;
import org.reprise.core.bus.Bus;
import org.reprise.core.host.Engine;
import org.reprise.core.host.Platform;
import org.reprise.core.host.ReportService;
import org.reprise.core.host.StudyResult;
import org.reprise.core.host.StudyService;
import org.reprise.core.install.LockFile;
import org.reprise.core.run.Progress;
import org.reprise.core.store.RunStore;
import org.reprise.core.study.Overrides;
import org.reprise.core.study.Planner;
import org.reprise.core.study.Preset;
import org.reprise.core.study.Registry;
import org.reprise.core.study.Study;
import org.reprise.core.study.StudyRunner;
import org.reprise.core.util.Exits;
import org.reprise.core.util.Version;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Plans and runs a study for a command, with a view of its progress and with Ctrl-C kept in hand. */
final class StudySession implements AutoCloseable {
    private static final long GRACE_SECONDS = 20;

    private final Console console;
    private final CommonOptions common;
    private final StudyOptions options;
    private final Platform platform;
    private final CountDownLatch printed = new CountDownLatch(1);
    private Thread hook;

    StudySession(Console console, CommonOptions common, StudyOptions options) {
        this.console = console;
        this.common = common;
        this.options = options;
        this.platform = Platform.open(common.offline);
        platform.setAside()
                .forEach(aside -> console.talk("set aside: " + aside.source().getFileName() + ": " + aside.reason()));
    }

    /** Papers that have the preset. */
    List<String> papers() {
        return platform.registry().papers().stream()
                .filter(entry -> entry.specification().presets().contains(options.preset))
                .map(entry -> entry.specification().id())
                .toList();
    }

    /** All papers. */
    List<String> allPapers() {
        return platform.registry().papers().stream()
                .map(entry -> entry.specification().id())
                .toList();
    }

    /** Reports on what is in a store. */
    ReportService reports(RunStore store) {
        return new ReportService(platform, store);
    }

    /** Parts of the preset that the paper's claims need. */
    List<String> partsOfClaims(String paper) {
        Registry.Entry entry = platform.registry().paper(paper);
        List<String> needed = entry.specification().claims().stream()
                .filter(claim -> claim.presets().contains(options.preset))
                .flatMap(claim -> claim.parts().stream())
                .distinct()
                .toList();
        return platform.preset(entry, options.preset).parts().stream()
                .map(Preset.Part::id)
                .filter(needed::contains)
                .toList();
    }

    /**
     * Plans a study.
     *
     * @param target a paper, or a file that names its paper
     */
    Study plan(String target, Overrides overrides) {
        boolean file = target.endsWith(".yaml") || target.endsWith(".yml");
        Preset written = file ? platform.presetFile(target) : null;
        if (file && written.paper() == null) {
            throw new RepriseException(
                    ErrorCode.BAD_FILE,
                    target + " does not say which paper it is for",
                    "Add a line 'paper: ID' at its top, or run 'reprise run ID --preset " + target + "'.");
        }
        Registry.Entry entry = platform.registry().paper(file ? written.paper() : target);
        Preset preset = file ? written : platform.preset(entry, options.preset);
        Study study = new Planner(platform.registry(), platform.dataView(), Version.API)
                .plan(entry, overrides.apply(preset, platform.registry(), entry), overrides.equals(Overrides.NONE));
        if (options.locked) {
            LockFile.read(options.lockFile).require(platform.pluginsOf(study), options.lockFile);
        }
        study.notes().forEach(console::talk);
        return study;
    }

    /** Plans, runs, checks and reports. */
    StudyResult run(String target, Overrides overrides) throws Exception {
        return run(plan(target, overrides), CommandText.repeat());
    }

    /** Says how to go on with a study that was stopped. */
    void farewell(StudyResult result) {
        if (result.cancelled()) {
            console.talk("Stopped. What is finished is kept; to go on: " + result.command());
        }
    }

    @SuppressWarnings("try") // the subscription is held, not used
    private StudyResult run(Study study, String command) throws InterruptedException {
        try (Engine engine = new Engine(platform, common.results(), options.execution());
                StudyView view = StudyView.of(console, study);
                Bus.Subscription progress = engine.bus().consume(Addresses.PROGRESS, Progress.class, view::progress)) {
            StudyRunner runner =
                    new StudyRunner(engine.store(), engine.executor(), options.jobs, options.rerun, options.retries);
            unhook();
            hook = new Thread(() -> stop(runner), "reprise-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            return new StudyService(engine).run(study, command, runner, view);
        }
    }

    /** To be called once the result is printed: the process may end then. */
    @Override
    public void close() {
        printed.countDown();
        unhook();
    }

    private void unhook() {
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is going down already: the hook is what made us stop.
            }
        }
    }

    /** Ctrl-C: ask for a stop after the present iterate, and give the main thread time to keep and print what is there. */
    private void stop(StudyRunner runner) {
        // Asked now: the main thread exits as well once it has printed.
        boolean byTrial = Exits.anyThread();
        runner.cancel();
        try {
            printed.await(GRACE_SECONDS, TimeUnit.SECONDS);
            if (byTrial) {
                // A trial chose the exit code, which says nothing of this command.
                System.out.flush();
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
