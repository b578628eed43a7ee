package org.reprise.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.reprise.core.run.RunState;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.store.StoredRun;
import org.reprise.core.util.Json;

/**
 * How long trials are likely to take: the median of past runs of the same setting, whatever their seed and the build of
 * their plugins; else that of the algorithm on the experiment.
 */
public final class Forecast {
    private final Map<String, double[]> bySetting = new HashMap<>();
    private final Map<String, double[]> byAlgorithm = new HashMap<>();

    /** @param runs past runs; only those that ended well count */
    public Forecast(List<StoredRun> runs) {
        for (StoredRun run : runs) {
            if (run.state() == RunState.DONE && run.trial() != null) {
                double seconds = seconds(run);
                add(bySetting, setting(run.trial()), seconds);
                add(byAlgorithm, algorithm(run.trial()), seconds);
            }
        }
    }

    /** Seconds that a trial is likely to take by the wall clock; empty where nothing like it has run. */
    public OptionalDouble seconds(TrialSpec trial) {
        double[] known = bySetting.getOrDefault(setting(trial), byAlgorithm.get(algorithm(trial)));
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(median(known));
    }

    /** Most seconds of algorithm time that its budget allows. */
    public static double most(TrialSpec trial) {
        return trial.budget().seconds();
    }

    private static double seconds(StoredRun run) {
        Duration wall = Duration.between(
                Instant.parse(run.record().startedAt()),
                Instant.parse(run.record().finishedAt()));
        // The clock may have been set meanwhile; the algorithm's own cannot be.
        return Math.max(run.record().seconds(), wall.toNanos() / 1e9);
    }

    private static void add(Map<String, double[]> known, String key, double seconds) {
        known.merge(key, new double[] {seconds}, (old, one) -> {
            double[] grown = Arrays.copyOf(old, old.length + 1);
            grown[old.length] = one[0];
            return grown;
        });
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String setting(TrialSpec trial) {
        return Json.canonical(new Object[] {
            algorithm(trial),
            trial.configuration(),
            trial.parameters(),
            trial.budget().iterations()
        });
    }

    private static String algorithm(TrialSpec trial) {
        return String.join(
                " ",
                trial.experimentPlugin().id(),
                trial.experiment(),
                trial.algorithmPlugin().id(),
                trial.algorithm(),
                trial.device());
    }
}
