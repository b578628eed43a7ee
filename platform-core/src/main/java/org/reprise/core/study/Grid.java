package org.reprise.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The product of the values of several keys. */
final class Grid {
    private Grid() {}

    /** Every combination, the last key varying fastest. */
    static List<Map<String, String>> points(Map<String, List<String>> grid) {
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
