package org.reprise.core.study;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reprise.core.run.TrialSpec;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;

/**
 * Points to leave out of a grid: those that agree with every term.
 *
 * @param terms texts by key, of which one has to agree: a value, or {@code lo..hi} for all numbers between. A key is
 *     {@code algorithm}, {@code seed}, {@code device}, a configuration key, a parameter, or {@code algorithm.parameter}
 */
public record Exclusion(Map<String, List<String>> terms) {
    /**
     * Refuses keys that mean nothing here.
     *
     * @param known configuration keys and parameters
     * @throws org.reprise.spi.RepriseException {@link ErrorCode#UNKNOWN_PARAMETER}
     */
    void check(Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(List.of("algorithm", "seed", "device"));
        for (String key : terms.keySet()) {
            if (!all.contains(key)) {
                throw Names.unknown(ErrorCode.UNKNOWN_PARAMETER, "key of an exclusion:", key, all);
            }
        }
    }

    /** Whether it leaves this trial out. */
    boolean covers(TrialSpec trial) {
        return terms.entrySet().stream().allMatch(term -> {
            Object value = value(trial, term.getKey());
            return value != null && term.getValue().stream().anyMatch(text -> agrees(value, text));
        });
    }

    private static Object value(TrialSpec trial, String key) {
        return switch (key) {
            case "algorithm" -> trial.algorithm();
            case "seed" -> trial.seed();
            case "device" -> trial.device();
            default -> {
                String prefix = trial.algorithm() + ".";
                yield trial.configuration().containsKey(key)
                        ? trial.configuration().get(key)
                        : trial.parameters().get(key.startsWith(prefix) ? key.substring(prefix.length()) : key);
            }
        };
    }

    private static boolean agrees(Object value, String text) {
        if (!(value instanceof Number number)) {
            return text.equals(String.valueOf(value));
        }
        double x = number.doubleValue();
        ValueText.Range range = ValueText.Range.of(text);
        if (range != null) {
            return range.low() <= x && x <= range.high();
        }
        try {
            return Double.parseDouble(text) == x;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
