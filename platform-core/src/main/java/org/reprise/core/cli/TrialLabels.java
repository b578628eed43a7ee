package org.reprise.core.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.reprise.core.run.RunRecord;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.core.study.Study;

/** How trials are called in lines of progress. */
final class TrialLabels {
    private final Map<TrialSpec, String> labels = new HashMap<>();
    private final Map<String, TrialSpec> byId = new HashMap<>();
    private final Map<TrialSpec, String> leading = new HashMap<>();

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
                        byId.put(trial.id(), trial);
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
        return labels.get(trial);
    }

    String leading(TrialSpec trial) {
        return leading.get(trial);
    }

    /** The trial of a run, whose id may end in the number of an attempt. */
    TrialSpec trial(String run) {
        return byId.get(run.substring(0, Math.min(run.length(), TrialSpec.SHORT)));
    }

    /** A finished trial in one line. */
    String outcome(TrialSpec trial, StoredRun run, boolean reused) {
        RunRecord record = run.record();
        if (run.state() == RunState.FAILED) {
            return of(trial) + " | FAILED " + record.code() + ": " + record.reason();
        }
        return of(trial) + " | " + record.iterations() + " it, " + Numbers.seconds(record.seconds()) + ", "
                + leading(trial) + " " + Numbers.of(record.last().getOrDefault(leading(trial), Double.NaN)) + " ("
                + (reused ? "reused" : record.stop().name().toLowerCase(Locale.ROOT)) + ")";
    }
}
