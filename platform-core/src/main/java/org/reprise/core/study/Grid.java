package org.reprise.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.reprise.numerics.RandomStreams;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;
import org.reprise.spi.specification.ParameterInfo;

/** The product of the values of several keys, and of the random draws where keys are drawn. */
final class Grid {
    private final String where;
    private final Map<String, ParameterInfo> parameters;
    private final Preset.Draws draws;

    /**
     * @param where what the keys belong to, for messages and to tell streams of random draws apart
     * @param parameters the keys
     * @param draws how many draws; null for none
     */
    Grid(String where, List<ParameterInfo> parameters, Preset.Draws draws) {
        this.where = where;
        this.parameters = parameters.stream().collect(Collectors.toMap(ParameterInfo::name, Function.identity()));
        this.draws = draws;
    }

    /** Every combination, the last key varying fastest; all keys that are drawn are drawn together. */
    List<Map<String, String>> points(Map<String, List<String>> grid) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        Map<String, String> random = new LinkedHashMap<>();
        grid.forEach((key, texts) -> {
            ParameterInfo parameter = parameters.get(key);
            if (parameter == null) {
                // Whoever binds the values refuses it by name.
                axes.put(key, texts);
            } else if (texts.stream().anyMatch(text -> ValueText.drawn(parameter, text))) {
                random.put(key, single(key, texts));
            } else {
                axes.put(
                        key,
                        texts.stream()
                                .flatMap(text -> ValueText.expand(where, parameter, text).stream())
                                .distinct()
                                .toList());
            }
        });
        List<Map<String, String>> product = product(axes);
        if (random.isEmpty()) {
            return product;
        }
        List<Map<String, String>> drawn = draw(random);
        LinkedHashSet<Map<String, String>> points = new LinkedHashSet<>();
        for (Map<String, String> point : product) {
            for (Map<String, String> draw : drawn) {
                Map<String, String> whole = new LinkedHashMap<>();
                grid.keySet().forEach(key -> whole.put(key, draw.getOrDefault(key, point.get(key))));
                points.add(whole);
            }
        }
        return List.copyOf(points);
    }

    private String single(String key, List<String> texts) {
        if (texts.size() > 1) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Parameter '" + key + "' of " + where + " is both listed and drawn: " + String.join(", ", texts),
                    "Give one random value such as loguniform:1e-3..1, or a list without any.");
        }
        return texts.get(0);
    }

    private List<Map<String, String>> draw(Map<String, String> random) {
        if (draws == null) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "Parameter '" + random.keySet().iterator().next() + "' of " + where
                            + " is drawn at random, but not how often",
                    "Say --draws 20, or 'draws: {count: 20, seed: 0}' in the file.");
        }
        List<Map<String, String>> drawn = new ArrayList<>();
        // A stream a key: another key, or more draws, leave the values of this one as they were.
        Map<String, RandomGenerator> streams = new LinkedHashMap<>();
        random.keySet().forEach(key -> streams.put(key, RandomStreams.of(draws.seed(), "draw", where, key)));
        for (int i = 0; i < draws.count(); i++) {
            Map<String, String> draw = new LinkedHashMap<>();
            random.forEach(
                    (key, text) -> draw.put(key, ValueText.draw(where, parameters.get(key), text, streams.get(key))));
            drawn.add(draw);
        }
        return drawn;
    }

    /** Every combination, the last key varying fastest. */
    static List<Map<String, String>> product(Map<String, List<String>> grid) {
        List<Map<String, String>> points = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : grid.entrySet()) {
            List<Map<String, String>> grown = new ArrayList<>();
            for (Map<String, String> point : points) {
                for (String value : axis.getValue()) {
                    Map<String, String> next = new LinkedHashMap<>(point);
                    next.put(axis.getKey(), value);
                    grown.add(next);
                }
            }
            points = grown;
        }
        return points;
    }
}
