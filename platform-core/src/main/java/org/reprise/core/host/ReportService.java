package org.reprise.core.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.ClaimChecker;
import org.reprise.core.plugins.PluginHost;
import org.reprise.core.report.model.ReportModel;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.RunStore;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;
import org.reprise.spi.Claim;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.Paper;
import org.reprise.spi.RepriseException;

/** Reports on runs that are there; runs nothing. */
public final class ReportService {
    private final Platform platform;
    private final RunStore store;

    public ReportService(Platform platform, RunStore store) {
        this.platform = platform;
        this.store = store;
    }

    /**
     * What there is of a study, with its claims checked.
     *
     * @param command the command that runs it
     * @throws RepriseException {@link ErrorCode#UNKNOWN_NAME} if there is no run of it
     */
    public StudyResult gather(Study study, String command) {
        Map<TrialSpec, StoredRun> runs = new HashMap<>();
        study.trials().forEach(trial -> store.latest(trial).ifPresent(run -> runs.put(trial, run)));
        if (runs.isEmpty()) {
            throw nothing(study, command);
        }
        return new StudyResult(
                study, runs, runs.size(), claims(study, runs), StudyService.report(store, study), false, command);
    }

    private List<CheckedClaim> claims(Study study, Map<TrialSpec, StoredRun> runs) {
        if (study.paper().specification().claims().isEmpty()) {
            return List.of();
        }
        try (PluginHost plugins = platform.startPlugins()) {
            List<Claim> stated =
                    plugins.paper(study.paper().ref().id()).map(Paper::claims).orElse(List.of());
            return new ClaimChecker(store).check(stated, study, runs);
        }
    }

    private RepriseException nothing(Study study, String command) {
        String paper = study.paper().ref().id();
        List<StoredRun> others = store.list().stream()
                .filter(run -> run.trial() != null
                        && run.record() != null
                        && run.trial().experimentPlugin().id().equals(paper))
                .toList();
        int trials = study.trials().size();
        String message = "None of the " + trials + " trials of this study has a run in " + store.root();
        if (others.isEmpty()) {
            return new RepriseException(
                    ErrorCode.UNKNOWN_NAME,
                    message,
                    "Run it first: " + command + "; or name its folder with --out DIR.");
        }
        boolean version = others.stream()
                .noneMatch(run ->
                        run.trial().experimentPlugin().equals(study.paper().ref()));
        return new RepriseException(
                ErrorCode.UNKNOWN_NAME,
                message + ", though " + others.size()
                        + (others.size() == 1 ? " run of " : " runs of ") + paper
                        + (version ? " by another build of the plugin" : " with other values")
                        + (others.size() == 1 ? " is there" : " are there"),
                "Run it: " + command + "; or see 'reprise why "
                        + others.get(others.size() - 1).id()
                        + "', or 'reprise compare RUN...', which takes any runs.");
    }

    /** The report of a study. */
    public ReportModel report(StudyResult result) {
        return new StudyReport(store).model(result);
    }

    /**
     * Compares runs, wherever they come from.
     *
     * @param command the command that compares them
     * @throws RepriseException {@link ErrorCode#USAGE} if none of them has a final state
     */
    public ReportModel compare(List<Comparison.Source> sources, String command) {
        List<Comparison.Source> ended = sources.stream()
                .map(source -> new Comparison.Source(
                        source.name(),
                        source.store(),
                        source.runs().stream()
                                .filter(run -> run.trial() != null
                                        && run.record() != null
                                        && run.state() != RunState.RUNNING
                                        && run.state() != RunState.INTERRUPTED)
                                .toList()))
                .toList();
        for (int i = 0; i < ended.size(); i++) {
            if (ended.get(i).runs().isEmpty()) {
                throw new RepriseException(
                        ErrorCode.USAGE,
                        "'" + ended.get(i).name() + "' has nothing to compare: "
                                + (sources.get(i).runs().isEmpty() ? "no run" : "none of its runs has a final state"),
                        "Run it first, wait until it ends, or leave it out; 'reprise runs list' shows what is there.");
            }
        }
        return new Comparison(platform.registry(), ended).model(command);
    }
}
