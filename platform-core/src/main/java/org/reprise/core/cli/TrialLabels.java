package org.reprise.core.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;

/** How trials are called in lines of progress. */
final class TrialLabels {
    private final Map<TrialSpec, String> labels = new ConcurrentHashMap<>();
    private final Map<String, TrialSpec> byId = new ConcurrentHashMap<>();
    private final Map<TrialSpec, TrialSpec> whole = new ConcurrentHashMap<>();
    private final Map<TrialSpec, String> leading = new ConcurrentHashMap<>();

    TrialLabels(Study study) {
        for (Study.PlannedPart part : study.parts()) {
            String metric = part.experiment().info().metrics().get(0).name();
            for (Study.Setting setting : part.settings()) {
                for (Study.Variant variant : setting.variants()) {
                    for (TrialSpec trial : variant.trials()) {
                        labels.putIfAbsent(
                                trial,
                                part.part().id() + (setting.label().isEmpty() ? "" : " " + setting.label()) + " | "
                                        + variant.label() + " | seed " + trial.seed());
                        leading.put(trial, metric);
                    }
                }
            }
        }
    }

    int count() {
        return labels.size();
    }

    String of(TrialSpec trial) {
        String known = labels.get(trial);
        if (known != null) {
            return known;
        }
        // A rung of halving: the trial with fewer iterations.
        TrialSpec base = whole().get(trial.withIterations(0));
        leading.put(trial, leading.get(base));
        return labels.computeIfAbsent(
                trial, key -> labels.get(base) + " | first " + key.budget().iterations() + " it");
    }

    private synchronized Map<TrialSpec, TrialSpec> whole() {
        if (whole.isEmpty()) {
            labels.keySet().forEach(trial -> whole.putIfAbsent(trial.withIterations(0), trial));
        }
        return whole;
    }

    String leading(TrialSpec trial) {
        return leading.get(trial);
    }

    /** Lets {@link #trial} find a trial: only those that run, for the id of each is costly. */
    void running(TrialSpec trial) {
        byId.put(trial.id(), trial);
    }

    /** The trial of a running one's run, whose id may end in the number of an attempt. */
    TrialSpec trial(String run) {
        return byId.get(run.substring(0, Math.min(run.length(), TrialSpec.SHORT)));
    }

    /** A finished trial in one line. */
    String outcome(TrialSpec trial, StoredRun run, boolean reused) {
        RunRecord record = run.record();
        String label = of(trial);
        if (run.state() == RunState.FAILED || run.state() == RunState.TIMEOUT) {
            return label + " | " + run.state() + " " + record.code() + ": " + record.reason();
        }
        return label + " | " + record.iterations() + " it, " + Numbers.seconds(record.seconds()) + ", "
                + leading(trial) + " " + Numbers.of(record.last().getOrDefault(leading(trial), Double.NaN)) + " ("
                + (reused ? "reused" : record.stop().name().toLowerCase(Locale.ROOT)) + ")";
    }
}
