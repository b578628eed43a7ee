package org.reprise.core.run;

import java.util.Map;
import java.util.TreeMap;
import org.reprise.core.util.Hashes;
import org.reprise.core.util.Json;

/**
 * A trial as pure data: everything that its result depends on, and nothing else. Its hash is its identity.
 *
 * @param api version of the SPI it was planned for
 * @param experimentPlugin the referee's plugin
 * @param experiment id of the experiment
 * @param configuration every configuration key with its value
 * @param algorithmPlugin the player's plugin
 * @param algorithm id of the algorithm
 * @param parameters every parameter with its value
 * @param data digests of the data sets by id
 * @param seed seed of all its random streams
 * @param device where tensors are computed
 * @param budget when it ends at the latest
 * @param measure which iterations are measured
 */
public record TrialSpec(
        String api,
        PluginRef experimentPlugin,
        String experiment,
        Map<String, Object> configuration,
        PluginRef algorithmPlugin,
        String algorithm,
        Map<String, Object> parameters,
        Map<String, String> data,
        long seed,
        String device,
        Budget budget,
        Schedule measure) {
    /** Digits of the key that name a run's folder. */
    public static final int SHORT = 16;

    public TrialSpec {
        configuration = new TreeMap<>(configuration);
        parameters = new TreeMap<>(parameters);
        data = new TreeMap<>(data);
    }

    /** The same with another limit of iterations. */
    public TrialSpec withIterations(long iterations) {
        return new TrialSpec(
                api,
                experimentPlugin,
                experiment,
                configuration,
                algorithmPlugin,
                algorithm,
                parameters,
                data,
                seed,
                device,
                new Budget(iterations, budget.seconds(), budget.targetMetric(), budget.target()),
                measure);
    }

    /** SHA-256 of the canonical JSON, 64 hexadecimal digits. */
    public String key() {
        return Hashes.sha256(Json.canonical(this));
    }

    /** The first digits of the key. */
    public String id() {
        return id(key());
    }

    /** The first digits of a key. */
    public static String id(String key) {
        return key.substring(0, SHORT);
    }
}
