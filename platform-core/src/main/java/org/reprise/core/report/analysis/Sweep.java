package org.reprise.core.report.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.core.report.model.ReportModel.Curve;
import org.reprise.core.report.model.ReportModel.Part;
import org.reprise.core.report.model.ReportModel.Setting;

/**
 * The runs of one algorithm at the points of a grid.
 *
 * @param algorithm the algorithm, or the method where only the configuration varies
 * @param keys keys that vary, with their values in the order in which they first occur
 * @param points the points
 */
record Sweep(String algorithm, Map<String, List<Object>> keys, List<Point> points) {
    /** Values of the keys, and those of the criterion of the runs there. */
    record Point(Map<String, Object> at, List<Double> values) {}

    /** The sweeps of a part, one an algorithm. */
    static List<Sweep> of(Part part, Criterion criterion) {
        Set<String> configuration =
                varying(part.settings().stream().map(Setting::configuration).toList());
        Map<String, List<Curve>> byAlgorithm = new LinkedHashMap<>();
        part.settings().forEach(setting -> setting.curves().stream()
                .filter(curve -> !curve.runs().isEmpty())
                .forEach(curve -> byAlgorithm
                        .computeIfAbsent(curve.algorithm(), id -> new ArrayList<>())
                        .add(curve)));
        List<Sweep> sweeps = new ArrayList<>();
        byAlgorithm.forEach((algorithm, curves) -> {
            Set<String> parameters =
                    varying(curves.stream().map(Curve::parameters).toList());
            List<Point> points = new ArrayList<>();
            for (Setting setting : part.settings()) {
                for (Curve curve : setting.curves()) {
                    if (curve.algorithm().equals(algorithm) && !curve.runs().isEmpty()) {
                        Map<String, Object> at = new LinkedHashMap<>();
                        configuration.forEach(key ->
                                at.put(key, present(setting.configuration().get(key))));
                        parameters.forEach(key -> at.put(
                                name(key, configuration),
                                present(curve.parameters().get(key))));
                        points.add(new Point(
                                at,
                                curve.runs().stream()
                                        .map(criterion::value)
                                        .filter(value -> !Double.isNaN(value))
                                        .toList()));
                    }
                }
            }
            Map<String, List<Object>> keys = new LinkedHashMap<>();
            points.forEach(point -> point.at().forEach((key, value) -> {
                List<Object> values = keys.computeIfAbsent(key, k -> new ArrayList<>());
                if (!values.contains(value)) {
                    values.add(value);
                }
            }));
            keys.values().removeIf(values -> values.size() < 2);
            keys.values().forEach(Sweep::sort);
            sweeps.add(new Sweep(algorithm, keys, points));
        });
        return sweeps;
    }

    /** Versions of an algorithm may have different parameters. */
    private static Object present(Object value) {
        return value == null ? "none" : value;
    }

    private static String name(String parameter, Set<String> configuration) {
        return configuration.contains(parameter) ? parameter + " of the algorithm" : parameter;
    }

    /** Numbers by size; anything else stays as it is. */
    private static void sort(List<Object> values) {
        if (values.stream().allMatch(Number.class::isInstance)) {
            values.sort(java.util.Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
        }
    }

    private static Set<String> varying(List<Map<String, Object>> maps) {
        Set<String> keys = new LinkedHashSet<>();
        maps.forEach(map -> keys.addAll(map.keySet()));
        keys.removeIf(key -> maps.stream()
                        .map(map -> String.valueOf(map.get(key)))
                        .distinct()
                        .count()
                < 2);
        return keys;
    }

    /** Whether a key has numbers. */
    boolean numeric(String key) {
        return keys.get(key).stream().allMatch(Number.class::isInstance);
    }

    /** The criterion's values of all runs whose keys have the given values. */
    double[] values(Map<String, Object> at) {
        return points.stream()
                .filter(point -> at.entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(point.at().get(entry.getKey()))))
                .flatMap(point -> point.values().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
