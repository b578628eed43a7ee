package org.reprise.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the names of an ONNX graph stand for: values, or lists of them; those of a body come before those around it. */
final class Names {
    private final Names around;
    private final Map<String, Object> known = new HashMap<>();

    Names(Names around) {
        this.around = around;
    }

    /** @param value a {@link Value}, or a list of values for a sequence */
    void put(String name, Object value) {
        known.put(name, value);
    }

    Object get(String name) {
        Object found = known.get(name);
        return found == null && around != null ? around.get(name) : found;
    }

    boolean has(String name) {
        return get(name) != null;
    }

    /** The value of this name. */
    Value value(String name) {
        Object found = get(name);
        if (found == null) {
            throw new GraphException("'" + name
                    + "' is used, but nothing before computes it: the nodes must be in an order that can be run");
        }
        if (found instanceof List<?>) {
            throw new GraphException("'" + name + "' is a sequence, where a tensor is needed");
        }
        return (Value) found;
    }
}
