package org.reprise.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An operator at its place in a graph. Its inputs may hold {@code null} where an optional one is left out. */
public final class Node {
    private final long id;
    private final Graph graph;
    private final String op;
    private final String scope;
    private final Attributes attributes;
    private final List<Value> inputs;
    private final List<Value> outputs;
    private final List<Value> captures;

    Node(long id, Graph graph, String scope, Call call, List<TensorType> types) {
        this.id = id;
        this.graph = graph;
        this.op = call.op();
        this.scope = scope;
        this.attributes = call.attributes();
        this.inputs = Collections.unmodifiableList(new ArrayList<>(call.inputs()));
        this.captures = captures(attributes);
        List<Value> made = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            made.add(new Value(graph, this, i, types.get(i)));
        }
        outputs = List.copyOf(made);
    }

    /** Values from around them that the bodies among the attributes use. */
    static List<Value> captures(Attributes attributes) {
        Set<Value> all = new LinkedHashSet<>();
        for (Object value : attributes.asMap().values()) {
            if (value instanceof Graph body) {
                all.addAll(body.captures());
            }
        }
        return List.copyOf(all);
    }

    /** Place in the order in which nodes were made: inputs come before what uses them. */
    long id() {
        return id;
    }

    public Graph graph() {
        return graph;
    }

    /** Name of the ONNX operator. */
    public String op() {
        return op;
    }

    /** Where in the network it stands, such as {@code block1/attention/}, or empty. */
    public String scope() {
        return scope;
    }

    public Attributes attributes() {
        return attributes;
    }

    /** Inputs in ONNX's order; null for an optional one that is left out. */
    public List<Value> inputs() {
        return inputs;
    }

    /** The input at {@code index}, or null if it is left out. */
    public Value input(int index) {
        return index < inputs.size() ? inputs.get(index) : null;
    }

    public List<Value> outputs() {
        return outputs;
    }

    public Value output(int index) {
        return outputs.get(index);
    }

    /** Values from around them that the bodies of a control-flow operator use. */
    public List<Value> captures() {
        return captures;
    }

    /** Inputs that are there, and captures. */
    List<Value> dependencies() {
        List<Value> all = new ArrayList<>();
        for (Value input : inputs) {
            if (input != null) {
                all.add(input);
            }
        }
        all.addAll(captures);
        return all;
    }

    @Override
    public String toString() {
        return scope
                + op
                + inputs.stream()
                        .map(v -> v == null ? "-" : v.type().toString())
                        .toList();
    }
}
