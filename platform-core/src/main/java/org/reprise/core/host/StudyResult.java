package org.reprise.core.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;

/**
 * What became of a study.
 *
 * @param study its trials
 * @param runs the run of each trial that has one, and of the shorter ones by which settings were halved
 * @param reused how many of them were there before
 * @param claims the paper's claims, checked
 * @param report the report
 * @param cancelled whether the user stopped it
 * @param command the command that repeats it
 */
public record StudyResult(
        Study study,
        Map<TrialSpec, StoredRun> runs,
        int reused,
        List<CheckedClaim> claims,
        Path report,
        boolean cancelled,
        String command) {
    /** Number of trials that failed. */
    public long failures() {
        return runs.values().stream()
                .filter(run -> run.state() == RunState.FAILED || run.state() == RunState.TIMEOUT)
                .count();
    }
}
