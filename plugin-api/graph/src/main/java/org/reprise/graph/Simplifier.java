package org.reprise.graph;

import java.util.Arrays;
import java.util.Set;

/** Replaces an operator about to be added by something simpler of the same value: a constant, an input, or fewer nodes. */
final class Simplifier {
    private static final Set<String> BROADCASTING =
            Set.of("Add", "Sub", "Mul", "Div", "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual");

    private Simplifier() {}

    /** The simpler value, or null. */
    static Value simplify(Graph graph, Call call, TensorType type) {
        Value constant = Folding.fold(graph, call, type);
        if (constant != null) {
            return constant;
        }
        Value first = call.input(0);
        if (first == null) {
            return null;
        }
        return switch (call.op()) {
            case "Identity" -> first;
            // Of a newer operator set than the one that is written.
            case "Mish" -> first.mul(first.softplus().tanh());
            case "Cast" -> first.dtype() == type.dtype() ? first : null;
            case "Add" -> neutral(call, type, 0, true);
            case "Sub" -> neutral(call, type, 0, false);
            case "Mul" -> neutral(call, type, 1, true);
            case "Div" -> quotient(call, type);
            case "Neg" -> first.producedBy("Neg") ? first.node().input(0) : null;
            case "Expand" -> first.type().equals(type) ? first : null;
            case "Reshape", "Squeeze", "Unsqueeze", "Flatten" -> reshape(graph, call, type);
            case "Transpose" -> transpose(graph, call, type);
            case "Concat" -> call.inputs().size() == 1 ? first : null;
            case "Slice" -> first.type().equals(type) && first.shape().isStatic() && forward(call) ? first : null;
            case "Pad" -> pads(call);
            case "Tile" -> ones(call.input(1)) ? first : null;
            case "Shape" ->
                type.shape().rank() == 1 && first.shape().isStatic()
                        ? graph.vector(first.shape().toArray())
                        : null;
            case "Size" ->
                first.shape().isStatic()
                        ? graph.constant(DType.INT64, first.shape().elements().value())
                        : null;
            case "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual" -> withoutExpand(graph, call, type);
            case "Where" -> where(call, type);
            default -> null;
        };
    }

    private static boolean forward(Call call) {
        long[] steps = call.has(4) ? call.known(4) : null;
        return steps == null && !call.has(4)
                || steps != null && Arrays.stream(steps).allMatch(s -> s == 1);
    }

    private static boolean ones(Value value) {
        return value.isConstant() && Arrays.stream(value.tensor().toLongs()).allMatch(v -> v == 1);
    }

    private static Value pads(Call call) {
        Value pads = call.input(1);
        boolean none = pads != null
                && pads.isConstant()
                && Arrays.stream(pads.tensor().toLongs()).allMatch(v -> v == 0);
        return none ? call.input(0) : null;
    }

    private static Value where(Call call, TensorType type) {
        return call.input(1) == call.input(2) && call.input(1).type().equals(type) ? call.input(1) : null;
    }

    /** Adding 0, multiplying by 1. */
    private static Value neutral(Call call, TensorType type, double neutral, boolean commutes) {
        Value a = call.input(0);
        Value b = call.input(1);
        if (b.scalarOrNaN() == neutral && a.type().equals(type)) {
            return a;
        }
        if (commutes && a.scalarOrNaN() == neutral && b.type().equals(type)) {
            return b;
        }
        return withoutExpand(a.graph(), call, type);
    }

    private static Value quotient(Call call, TensorType type) {
        Value a = call.input(0);
        double by = call.input(1).scalarOrNaN();
        if (by == 1 && a.type().equals(type)) {
            return a;
        }
        // Exact for powers of two, and faster.
        if (a.dtype().isFloating() && by != 0 && Math.abs(by) == Math.scalb(1.0, Math.getExponent(by))) {
            return a.mul(a.graph().constant(a.dtype(), 1 / by));
        }
        return withoutExpand(a.graph(), call, type);
    }

    /** What broadcasting repeats anyway need not be repeated before. */
    private static Value withoutExpand(Graph graph, Call call, TensorType type) {
        if (!BROADCASTING.contains(call.op())) {
            return null;
        }
        for (int i = 0; i < 2; i++) {
            Value value = call.input(i);
            Value other = call.input(1 - i);
            if (value.producedBy("Expand")) {
                Value source = value.node().input(0);
                Shape shape = source.shape().broadcast(other.shape());
                if (shape != null && shape.equals(type.shape())) {
                    return i == 0
                            ? graph.apply(call.op(), call.attributes(), source, other)
                            : graph.apply(call.op(), call.attributes(), other, source);
                }
            }
        }
        return null;
    }

    private static Value reshape(Graph graph, Call call, TensorType type) {
        Value first = call.input(0);
        if (first.shape().equals(type.shape()) && first.shape().dims().stream().noneMatch(Dim::isUnknown)) {
            return first;
        }
        boolean again = first.producedBy("Reshape")
                || first.producedBy("Squeeze")
                || first.producedBy("Unsqueeze")
                || first.producedBy("Flatten");
        if (again && type.shape().isStatic()) {
            return graph.apply(
                    "Reshape",
                    Attributes.NONE,
                    first.node().input(0),
                    graph.vector(type.shape().toArray()));
        }
        return null;
    }

    private static Value transpose(Graph graph, Call call, TensorType type) {
        Value first = call.input(0);
        int rank = first.rank();
        long[] order = order(call.attributes(), rank);
        long[] same = new long[rank];
        Arrays.setAll(same, i -> i);
        if (Arrays.equals(order, same)) {
            return first;
        }
        if (first.producedBy("Transpose")) {
            long[] before = order(first.node().attributes(), rank);
            long[] both = new long[rank];
            Arrays.setAll(both, i -> before[(int) order[i]]);
            return graph.apply(
                    "Transpose", Attributes.of("perm", both), first.node().input(0));
        }
        // Axes of length 1 may wander without a copy.
        if (type.shape().isStatic() && wanders(first.shape(), order)) {
            return graph.apply(
                    "Reshape", Attributes.NONE, first, graph.vector(type.shape().toArray()));
        }
        return null;
    }

    private static boolean wanders(Shape shape, long[] order) {
        long last = -1;
        for (long axis : order) {
            if (!shape.dim((int) axis).is(1)) {
                if (axis < last) {
                    return false;
                }
                last = axis;
            }
        }
        return true;
    }

    static long[] order(Attributes attributes, int rank) {
        long[] reversed = new long[rank];
        Arrays.setAll(reversed, i -> rank - 1 - i);
        return attributes.integers("perm", reversed);
    }
}
