package org.reprise.core.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.reprise.core.run.Kind;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Numbers the names of a trial: metrics, counters and records. Written by the algorithm's thread, read by the pump. */
final class NameTable {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Map<String, Integer> indices = new HashMap<>();
    private volatile List<String> names = List.of();
    private volatile List<Kind> kinds = List.of();

    /** The index of a name of this kind, new or known. */
    int index(Kind kind, String name) {
        Integer known = indices.get(name);
        if (known != null && kinds.get(known) == kind) {
            return known;
        }
        return add(kind, name, known != null);
    }

    /** The index of a metric; -1 if it was not declared. */
    int metric(String name) {
        Integer known = indices.get(name);
        return known == null || kinds.get(known) != Kind.MEASUREMENT ? -1 : known;
    }

    private int add(Kind kind, String name, boolean taken) {
        if (!PLAIN.matcher(name).matches()) {
            throw new RepriseException(
                    ErrorCode.PLUGIN_CONTRACT,
                    "'" + name + "' cannot name a number of a trial",
                    "Use letters, digits, dots, hyphens and underscores.");
        }
        if (taken) {
            // A counter or record may not hide a measurement of the referee.
            return index(kind, "algorithm." + name);
        }
        int index = names.size();
        List<String> grownNames = new ArrayList<>(names);
        List<Kind> grownKinds = new ArrayList<>(kinds);
        grownNames.add(name);
        grownKinds.add(kind);
        // Kinds first: whoever sees a name finds its kind.
        kinds = List.copyOf(grownKinds);
        names = List.copyOf(grownNames);
        indices.put(name, index);
        return index;
    }

    /** The index of a name as it stands in {@link #names}. */
    int whole(Kind kind, String name) {
        Integer known = indices.get(name);
        return known == null ? add(kind, name, false) : known;
    }

    List<String> names() {
        return names;
    }

    List<Kind> kinds() {
        return kinds;
    }
}
