package org.reprise.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation of graphs, which yields graphs: derivatives of derivatives are taken the same way. At a kink
 * a derivative is one of the subgradients; of equal elements in a maximum each has its share.
 */
public final class Gradients {
    private final Map<Value, Value> byValue = new HashMap<>();
    private final Set<Value> targets;
    private final Set<Value> active = new HashSet<>();
    /** Whether derivatives end at the targets: partial ones, where one target may depend on another. */
    private final boolean partial;

    private Gradients(Set<Value> targets, boolean partial) {
        this.targets = targets;
        this.partial = partial;
    }

    /**
     * Derivatives of a scalar.
     *
     * @param by values that it depends on
     * @return for each its derivative, of its shape; zeros where the scalar does not depend on it
     * @throws GraphException if {@code of} is not a scalar, or no derivative is known for an operator on the way
     */
    public static List<Value> of(Value of, List<Value> by) {
        if (!of.shape().elements().is(1)) {
            throw new GraphException("derivatives are taken of a scalar, but this is " + of
                    + ": take its sum or mean, or give the derivative by it");
        }
        Value one = of.graph().constant(Tensor.filled(of.dtype(), 1, of.shape().toArray()));
        return of(List.of(of), List.of(one), by);
    }

    /**
     * Products of vectors with Jacobians: {@code sum of seed . d value / d by}.
     *
     * @param values results
     * @param seeds for each result, the derivative of a scalar by it
     */
    public static List<Value> of(List<Value> values, List<Value> seeds, List<Value> by) {
        List<Value> result = new ArrayList<>(flow(values, seeds, by, false));
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i) == null) {
                result.set(i, by.get(i).zeros());
            }
        }
        return result;
    }

    /** Partial derivatives, as if the values that they are taken by were inputs; null where nothing flows. */
    static List<Value> partial(List<Value> values, List<Value> seeds, List<Value> by) {
        return flow(values, seeds, by, true);
    }

    private static List<Value> flow(List<Value> values, List<Value> seeds, List<Value> by, boolean partial) {
        Gradients gradients = new Gradients(new HashSet<>(by), partial);
        gradients.activate(values);
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            Value seed = seeds.get(i);
            if (seed != null && gradients.active.contains(value)) {
                gradients.add(value, Shapes.like(seed, value));
            }
        }
        gradients.back(values);
        return by.stream().map(gradients.byValue::get).toList();
    }

    /** Derivatives by a node's inputs through an expression in them, which computes the same. */
    static List<Value> through(Value expression, Value seed, List<Value> inputs) {
        return through(List.of(expression), List.of(seed), inputs);
    }

    /** As {@link #through(Value, Value, List)}, of several expressions. */
    static List<Value> through(List<Value> expressions, List<Value> seeds, List<Value> inputs) {
        List<Value> present = inputs.stream().filter(v -> v != null).distinct().toList();
        List<Value> found = partial(expressions, seeds, present);
        // The same value at two places has its whole derivative at the first.
        Set<Value> given = new HashSet<>();
        Value[] result = new Value[inputs.size()];
        for (int i = 0; i < result.length; i++) {
            Value input = inputs.get(i);
            result[i] = input == null || !given.add(input) ? null : found.get(present.indexOf(input));
        }
        return Arrays.asList(result);
    }

    /** Finds what lies between the targets and the results. */
    private void activate(List<Value> results) {
        Set<Value> seen = new HashSet<>();
        List<Value> open = new ArrayList<>(results);
        List<Node> nodes = new ArrayList<>();
        Set<Node> known = new HashSet<>();
        while (!open.isEmpty()) {
            Value value = open.remove(open.size() - 1);
            if (!seen.add(value)) {
                continue;
            }
            if (targets.contains(value)) {
                active.add(value);
            }
            if (!ends(value) && !value.producedBy("StopGradient") && known.add(value.node())) {
                nodes.add(value.node());
                open.addAll(value.node().dependencies());
            }
        }
        nodes.sort((a, b) -> Long.compare(a.id(), b.id()));
        for (Node node : nodes) {
            if (node.dependencies().stream().anyMatch(active::contains)) {
                node.outputs().stream().filter(v -> v.dtype().isFloating()).forEach(active::add);
            }
        }
    }

    private boolean ends(Value value) {
        return value.node() == null || partial && targets.contains(value);
    }

    private void back(List<Value> results) {
        Set<Node> nodes = new HashSet<>();
        List<Value> open = new ArrayList<>(results);
        while (!open.isEmpty()) {
            Value value = open.remove(open.size() - 1);
            if (active.contains(value) && !ends(value) && nodes.add(value.node())) {
                open.addAll(value.node().dependencies());
            }
        }
        List<Node> order = new ArrayList<>(nodes);
        order.sort((a, b) -> Long.compare(b.id(), a.id()));
        order.forEach(this::back);
    }

    private void back(Node node) {
        List<Value> byOutputs = new ArrayList<>();
        node.outputs().forEach(v -> byOutputs.add(byValue.get(v)));
        if (byOutputs.stream().allMatch(v -> v == null)) {
            return;
        }
        Operator operator = Operators.get(node.op());
        if (operator.gradient() == null) {
            throw new GraphException("no derivative is known through " + node
                    + ": express it in other operators, or end the derivative before it with stopGradient()");
        }
        List<Value> byInputs = operator.gradient().of(node, byOutputs);
        List<Value> sources = new ArrayList<>(node.inputs());
        sources.addAll(node.captures());
        for (int i = 0; i < Math.min(byInputs.size(), sources.size()); i++) {
            Value source = sources.get(i);
            if (byInputs.get(i) != null && source != null && active.contains(source)) {
                add(source, Shapes.like(byInputs.get(i), source));
            }
        }
    }

    private void add(Value value, Value gradient) {
        if (!gradient.shape().agrees(value.shape()) || gradient.dtype() != value.dtype()) {
            throw new GraphException("the derivative by " + value + " is a " + gradient.type()
                    + ": it must have the same type and shape");
        }
        byValue.merge(value, gradient, Value::add);
    }
}
