package org.reprise.core.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.core.study.StudyRunner;
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
        Path report = engine.store().root().resolve("reports").resolve(reportName(study));
        StudyResult result = new StudyResult(study, runs, reused.get(), claims, report, runner.cancelled(), command);
        new StudyReport(engine.store()).write(result);
        return result;
    }

    /** A changed study has a report of its own: that of the whole preset stays. */
    private static String reportName(Study study) {
        String name = study.paper().ref().id() + "-" + study.preset().name().replaceAll("[^A-Za-z0-9._-]", "_");
        return study.whole() ? name + ".html" : name + "-" + study.digest() + ".html";
    }
}
