package org.reprise.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.core.study.StudyRunner;
import org.reprise.core.util.AtomicFiles;
import org.reprise.core.util.Hashes;
import org.reprise.core.util.Version;
import org.reprise.spi.Claim;
import org.reprise.spi.Paper;
import org.reprise.spi.RepriseException;

/** Runs a study, checks the paper's claims and writes the report. */
public final class StudyService {
    private final Engine engine;

    public StudyService(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param command the command that repeats the study
     * @param runner runs it; {@link StudyRunner#cancel} stops it
     */
    public StudyResult run(Study study, String command, StudyRunner runner, StudyRunner.Listener listener)
            throws InterruptedException {
        AtomicInteger reused = new AtomicInteger();
        StudyRunner.Listener counting = new StudyRunner.Listener() {
            @Override
            public void started(TrialSpec trial) {
                listener.started(trial);
            }

            @Override
            public void ended(TrialSpec trial, StoredRun run, boolean again, RepriseException error) {
                if (again) {
                    reused.incrementAndGet();
                }
                listener.ended(trial, run, again, error);
            }

            @Override
            public void retrying(TrialSpec trial, StoredRun run, RepriseException error, int tries) {
                listener.retrying(trial, run, error, tries);
            }
        };
        Map<TrialSpec, StoredRun> runs = runner.run(study, counting);
        List<Claim> stated = engine.plugins()
                .paper(study.paper().ref().id())
                .map(Paper::claims)
                .orElse(List.of());
        List<CheckedClaim> claims = engine.claims().check(stated, study, runs);
        Path report = report(engine.store(), study);
        StudyResult result = new StudyResult(study, runs, reused.get(), claims, report, runner.cancelled(), command);
        String content = content(result);
        Path mark = report.resolveSibling("." + report.getFileName() + ".content");
        if (!Files.exists(report) || !content.equals(read(mark))) {
            new StudyReport(engine.store()).write(result);
            AtomicFiles.write(mark, content);
        }
        return result;
    }

    /** All that a report depends on: of a long study that has not changed it need not be written again. */
    private static String content(StudyResult result) {
        StringBuilder text = new StringBuilder(Version.platform()).append(result.command());
        for (TrialSpec trial : result.study().trials()) {
            StoredRun run = result.runs().get(trial);
            text.append('\n').append(run == null ? "" : run.id() + run.record().finishedAt());
        }
        result.claims()
                .forEach(claim -> text.append(String.join(
                        "|", "\n", claim.claim().id(), claim.verdict().name(), Double.toString(claim.value()))));
        return Hashes.sha256(text.toString());
    }

    private static String read(Path mark) {
        try {
            return Files.exists(mark) ? Files.readString(mark) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Where the report of a study lies. */
    static Path report(RunStore store, Study study) {
        return store.root().resolve("reports").resolve(reportName(study));
    }

    /** A changed study has a report of its own: that of the whole preset stays. */
    private static String reportName(Study study) {
        String name = study.paper().ref().id() + "-" + study.preset().name().replaceAll("[^A-Za-z0-9._-]", "_");
        return study.whole() ? name + ".html" : name + "-" + study.digest() + ".html";
    }
}
