package org.reprise.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of graphs and of their parts, with other parameters. */
final class GraphCopy {
    private final Graph from;
    private final Graph to;
    private final Map<Value, Value> by = new HashMap<>();

    private GraphCopy(Graph from, String name) {
        if (from.parent() != null) {
            throw new GraphException("only outermost graphs are copied, not the body " + from.name());
        }
        this.from = from;
        this.to = new Graph(name);
        from.metadata().forEach(to::metadata);
        from.constants().forEach(c -> by.put(c, to.constant(c.tensor())));
    }

    static Value find(Graph graph, String name, Map<String, Value> remembered) {
        Value found = remembered.get(name);
        found = found == null ? graph.inputs().get(name) : found;
        found = found == null ? graph.parameters().get(name) : found;
        found = found == null ? graph.outputs().get(name) : found;
        if (found != null) {
            return found;
        }
        List<String> names = new ArrayList<>(graph.inputs().keySet());
        for (Node node : graph.nodes()) {
            for (Value value : node.outputs()) {
                if (name.equals(value.name())) {
                    return value;
                }
                if (value.name() != null) {
                    names.add(value.name());
                }
            }
        }
        String near = names.stream()
                .filter(n -> n.contains(name) || name.contains(n))
                .limit(8)
                .toList()
                .toString();
        throw new GraphException("graph " + graph.name() + " has no value of the name " + name
                + (near.equals("[]") ? "" : "; there are " + near));
    }

    static Graph withParameters(Graph graph, Map<String, Tensor> values) {
        List<String> wrong = new ArrayList<>();
        values.forEach((name, tensor) -> {
            Value parameter = graph.parameters().get(name);
            if (parameter == null) {
                wrong.add("there is no parameter " + name);
            } else if (!parameter.type().equals(tensor.type())) {
                wrong.add(name + " is a " + parameter.type() + ", but a " + tensor.type() + " is given");
            }
        });
        if (!wrong.isEmpty()) {
            throw new GraphException("these values do not fit graph " + graph.name() + ":\n  "
                    + String.join("\n  ", wrong) + "\nIts parameters are "
                    + graph.parameters().keySet());
        }
        GraphCopy copy = new GraphCopy(graph, graph.name());
        graph.inputs().forEach((name, input) -> copy.by.put(input, copy.to.input(name, input.type())));
        graph.parameters()
                .forEach((name, parameter) ->
                        copy.by.put(parameter, copy.to.parameter(name, values.getOrDefault(name, parameter.tensor()))));
        copy.outputs(graph.outputs());
        return copy.to;
    }

    static Graph extract(Graph graph, String name, List<String> from, List<String> to) {
        GraphCopy copy = new GraphCopy(graph, name);
        for (String input : from) {
            Value value = graph.value(input);
            if (value.isConstant()) {
                throw new GraphException("the value " + input + " is a constant, so it cannot be an input");
            }
            copy.by.put(value, copy.to.input(input, value.type()));
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        to.forEach(output -> outputs.put(output, graph.value(output)));
        copy.leaves(outputs);
        copy.outputs(outputs);
        return copy.to;
    }

    /** Finds the parameters that the part needs, and inputs that it must not need. */
    private void leaves(Map<String, Value> outputs) {
        List<Value> open = new ArrayList<>(outputs.values());
        List<Value> seen = new ArrayList<>();
        java.util.Set<Value> known = new java.util.HashSet<>(open);
        java.util.Set<Value> needed = new java.util.HashSet<>();
        while (!open.isEmpty()) {
            Value value = open.remove(open.size() - 1);
            if (by.containsKey(value)) {
                continue;
            }
            if (value.node() != null) {
                for (Value next : value.node().dependencies()) {
                    if (known.add(next)) {
                        open.add(next);
                    }
                }
            } else if (value.kind() == Value.Kind.INPUT) {
                seen.add(value);
            } else {
                needed.add(value);
            }
        }
        if (!seen.isEmpty()) {
            throw new GraphException("the outputs " + outputs.keySet() + " depend on "
                    + seen.stream().map(Value::name).toList()
                    + ", which are no inputs of the part: add them, or cut elsewhere");
        }
        // In the order that they were declared in.
        from.parameters().forEach((name, parameter) -> {
            if (needed.contains(parameter)) {
                by.put(parameter, to.parameter(name, parameter.tensor()));
            }
        });
    }

    private void outputs(Map<String, Value> outputs) {
        Rebuild rebuild = new Rebuild(by, to, from);
        outputs.forEach((name, value) -> to.output(name, rebuild.of(value)));
        from.remembered().forEach((name, value) -> {
            Value copied = rebuild.known(value);
            if (copied != null) {
                to.remember(name, copied);
            }
        });
    }
}
