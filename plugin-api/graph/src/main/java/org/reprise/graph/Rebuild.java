package org.reprise.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies expressions with some values replaced; what does not depend on those is kept, not copied. */
final class Rebuild {
    private final Map<Value, Value> done;
    private final Graph target;
    private final Graph dissolved;

    /**
     * @param by what is replaced by what
     * @param target graph into which copies go, unless their inputs belong to a body
     */
    Rebuild(Map<Value, Value> by, Graph target) {
        this(by, target, null);
    }

    /** @param dissolved a body all of whose nodes are copied */
    Rebuild(Map<Value, Value> by, Graph target, Graph dissolved) {
        done = new HashMap<>(by);
        this.target = target;
        this.dissolved = dissolved;
    }

    List<Value> of(List<Value> values) {
        return values.stream().map(this::of).toList();
    }

    Value of(Value value) {
        // Without recursion: networks are deep.
        List<Value> open = new ArrayList<>(List.of(value));
        while (!open.isEmpty()) {
            Value next = open.get(open.size() - 1);
            if (done.containsKey(next)) {
                open.remove(open.size() - 1);
            } else if (next.node() == null) {
                done.put(next, next);
            } else {
                List<Value> missing = next.node().dependencies().stream()
                        .filter(v -> !done.containsKey(v))
                        .toList();
                if (missing.isEmpty()) {
                    copy(next.node());
                } else {
                    open.addAll(missing);
                }
            }
        }
        return done.get(value);
    }

    /** The copy of a value that was needed, or null. */
    Value known(Value value) {
        return done.get(value);
    }

    private void copy(Node node) {
        if (node.graph() != dissolved && node.dependencies().stream().allMatch(v -> done.get(v) == v)) {
            node.outputs().forEach(v -> done.put(v, v));
            return;
        }
        List<Value> inputs = new ArrayList<>();
        node.inputs().forEach(v -> inputs.add(v == null ? null : done.get(v)));
        Attributes attributes = node.attributes();
        for (Map.Entry<String, Object> entry : attributes.asMap().entrySet()) {
            if (entry.getValue() instanceof Graph body) {
                attributes = attributes.with(entry.getKey(), body(body));
            }
        }
        List<Value> copies = target.apply(node.op(), attributes, node.outputs().size(), inputs);
        for (int i = 0; i < copies.size(); i++) {
            if (node.output(i).name() != null
                    && copies.get(i).node() != null
                    && copies.get(i).name() == null) {
                copies.get(i).rename(node.output(i).name());
            }
            done.put(node.output(i), copies.get(i));
        }
    }

    private Graph body(Graph body) {
        Graph root = target.root();
        Graph copy = root.open(body.name(), body.isPinned());
        try {
            Map<Value, Value> by = new HashMap<>(done);
            body.inputs().forEach((name, input) -> by.put(input, copy.input(name, input.type())));
            Rebuild inner = new Rebuild(by, copy, body);
            body.outputs().forEach((name, output) -> copy.output(name, inner.of(output)));
        } finally {
            root.close(copy);
        }
        return copy;
    }
}
