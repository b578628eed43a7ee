package org.reprise.core.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.core.claims.CheckedClaim;
import org.reprise.core.claims.Verdict;
import org.reprise.core.host.StudyResult;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;

/** A finished study as JSON. */
final class StudyJson {
    private StudyJson() {}

    static Map<String, Object> of(StudyResult result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("paper", result.study().paper().ref().id());
        data.put("preset", result.study().preset().name());
        data.put("cancelled", result.cancelled());
        data.put("reused", result.reused());
        List<Map<String, Object>> trials = new ArrayList<>();
        for (TrialSpec trial : result.study().trials()) {
            StoredRun run = result.runs().get(trial);
            if (run != null) {
                trials.add(run(run));
            }
        }
        data.put("trials", trials);
        data.put("claims", claims(result.study().paper().ref().id(), result.claims()));
        data.put("report", result.report().toString());
        return data;
    }

    static Map<String, Object> run(StoredRun run) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("run", run.id());
        row.put("state", run.state());
        if (run.trial() != null) {
            row.put("experiment", run.trial().experiment());
            row.put("configuration", run.trial().configuration());
            row.put("algorithm", run.trial().algorithm());
            row.put("parameters", run.trial().parameters());
            row.put("seed", run.trial().seed());
        }
        if (run.record() != null) {
            row.put("stop", run.record().stop());
            row.put("code", run.record().code());
            row.put("reason", run.record().reason());
            row.put("iterations", run.record().iterations());
            row.put("seconds", run.record().seconds());
            row.put("last", run.record().last());
        }
        return row;
    }

    /** One object a claim. */
    static List<Map<String, Object>> claims(String paper, List<CheckedClaim> claims) {
        return claims.stream()
                .map(checked -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("paper", paper);
                    row.put("claim", checked.claim().id());
                    row.put(
                            "verdict",
                            checked.verdict() == Verdict.NOT_RUN
                                    ? "NOT RUN"
                                    : checked.verdict().name());
                    row.put("value", Double.isNaN(checked.value()) ? null : checked.value());
                    row.put("threshold", checked.claim().threshold());
                    row.put("relation", checked.claim().relation());
                    row.put("interval", Double.isNaN(checked.low()) ? null : List.of(checked.low(), checked.high()));
                    row.put("source", checked.claim().source());
                    row.put("statement", checked.claim().statement());
                    row.put("paperValue", checked.claim().paperValue());
                    row.put("samples", checked.samples());
                    row.put("seedsNeeded", checked.seeds() == 0 ? null : checked.seeds());
                    row.put("reason", checked.reason());
                    return row;
                })
                .toList();
    }
}
