package org.reprise.core.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;

/** Says in which parts of their identity two trials differ. */
public final class Differences {
    private Differences() {}

    /**
     * A part that differs.
     *
     * @param part what it is
     * @param here its value in the run asked about
     * @param there its value in the other
     */
    public record Difference(String part, String here, String there) {}

    /** The run that differs in the fewest parts, among the finished ones. */
    public static Optional<StoredRun> nearest(StoredRun run, List<StoredRun> runs) {
        return runs.stream()
                .filter(other -> !other.id().equals(run.id()) && other.state() == RunState.DONE)
                .min(Comparator.comparingInt(
                        other -> between(run.trial(), other.trial()).size()));
    }

    /** The parts that differ, in the order of the key: plugins, algorithm, parameters, data, seed, host, device. */
    public static List<Difference> between(TrialSpec here, TrialSpec there) {
        Map<String, Object> left = parts(here);
        Map<String, Object> right = parts(there);
        List<Difference> differences = new ArrayList<>();
        left.forEach((part, value) -> {
            Object other = right.get(part);
            if (value instanceof Map<?, ?> mine && other instanceof Map<?, ?> theirs) {
                TreeSet<String> keys = new TreeSet<>();
                mine.keySet().forEach(key -> keys.add(key.toString()));
                theirs.keySet().forEach(key -> keys.add(key.toString()));
                for (String key : keys) {
                    add(differences, part + " " + key, mine.get(key), theirs.get(key));
                }
            } else {
                add(differences, part, value, other);
            }
        });
        return differences;
    }

    private static void add(List<Difference> differences, String part, Object here, Object there) {
        if (!Objects.equals(here, there)) {
            differences.add(new Difference(part, String.valueOf(here), String.valueOf(there)));
        }
    }

    private static Map<String, Object> parts(TrialSpec trial) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("experiment plugin", trial.experimentPlugin().id());
        parts.put("experiment plugin version", trial.experimentPlugin().version());
        parts.put("experiment plugin hash", trial.experimentPlugin().sha256());
        parts.put("experiment plugin needs", trial.experimentPlugin().dependencies());
        parts.put("experiment", trial.experiment());
        parts.put("configuration", trial.configuration());
        parts.put("algorithm plugin", trial.algorithmPlugin().id());
        parts.put("algorithm plugin version", trial.algorithmPlugin().version());
        parts.put("algorithm plugin hash", trial.algorithmPlugin().sha256());
        parts.put("algorithm plugin needs", trial.algorithmPlugin().dependencies());
        parts.put("algorithm", trial.algorithm());
        parts.put("parameter", trial.parameters());
        parts.put("data", trial.data());
        parts.put("seed", trial.seed());
        parts.put("API version", trial.api());
        parts.put("device", trial.device());
        parts.put("budget", trial.budget());
        parts.put("schedule of measuring", trial.measure());
        return parts;
    }
}
