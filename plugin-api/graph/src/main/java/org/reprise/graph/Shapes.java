package org.reprise.graph;

import java.util.ArrayList;
import java.util.List;

/** Shapes as values of a graph. */
final class Shapes {
    private Shapes() {}

    /** A vector with a shape's lengths; symbolic ones are read from the inputs that bear them when the graph runs. */
    static Value vector(Graph graph, Shape shape) {
        if (shape.isStatic()) {
            return graph.vector(shape.toArray());
        }
        List<Value> parts = new ArrayList<>();
        for (Dim dim : shape.dims()) {
            parts.add(dim.isStatic() ? graph.vector(dim.value()) : length(graph, dim));
        }
        return Vocabulary.concat(0, parts);
    }

    /** A vector of one symbolic length. */
    private static Value length(Graph graph, Dim dim) {
        List<Value> inputs = new ArrayList<>();
        for (Graph g = graph; g != null; g = g.parent()) {
            inputs.addAll(g.inputs().values());
        }
        for (Value input : inputs) {
            int axis = input.shape().dims().indexOf(dim);
            if (axis >= 0) {
                return input.shapeOf().gather(graph.vector(axis), 0);
            }
        }
        throw new GraphException("the length " + dim + " is not that of an input's axis, so it cannot be computed: "
                + "declare an input with it, or give a number");
    }

    /** What to give {@code Reshape}: at most one length may be symbolic or -1; the rest are numbers. */
    static Value target(Value value, List<?> lengths) {
        Graph graph = value.graph();
        long[] numbers = new long[lengths.size()];
        int open = -1;
        List<Dim> symbols = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            Object length = lengths.get(i);
            if (length instanceof Number number && number.longValue() == -1) {
                numbers[i] = -1;
                open = i;
                continue;
            }
            Dim dim = Dim.from(length);
            if (dim.isStatic()) {
                numbers[i] = dim.value();
            } else {
                symbols.add(dim);
                numbers[i] = -1;
            }
        }
        if (symbols.isEmpty() || symbols.size() == 1 && open < 0) {
            return graph.vector(numbers);
        }
        List<Value> parts = new ArrayList<>();
        for (Object length : lengths) {
            boolean rest = length instanceof Number number && number.longValue() == -1;
            Dim dim = rest ? null : Dim.from(length);
            parts.add(rest ? graph.vector(-1) : dim.isStatic() ? graph.vector(dim.value()) : length(graph, dim));
        }
        return Vocabulary.concat(0, parts);
    }

    /** Sums away what broadcasting added: the derivative by an operand from that by the result. */
    static Value sumTo(Value gradient, Value operand) {
        Shape from = gradient.shape();
        Shape to = operand.shape();
        if (from.equals(to)) {
            return gradient;
        }
        int extra = from.rank() - to.rank();
        List<Long> axes = new ArrayList<>();
        for (int i = Math.max(0, extra); i < from.rank(); i++) {
            Dim kept = to.dim(i - extra);
            if (!kept.isStatic() && !kept.equals(from.dim(i))) {
                return computed(gradient, operand);
            }
        }
        for (int i = 0; i < from.rank(); i++) {
            boolean repeated =
                    i < extra || to.dim(i - extra).is(1) && !from.dim(i).is(1);
            if (repeated) {
                axes.add((long) i);
            } else if (!from.dim(i).equals(to.dim(i - extra)) && !from.dim(i).agrees(to.dim(i - extra))) {
                return expanded(gradient, operand);
            }
        }
        Value summed = gradient;
        if (!axes.isEmpty()) {
            long[] all = axes.stream().mapToLong(Long::longValue).toArray();
            summed = sum(gradient, all);
            if (extra > 0) {
                summed = summed.squeeze(
                        java.util.stream.LongStream.range(0, extra).toArray());
            }
        }
        return summed;
    }

    /** Sums over the axes that turn out to have been repeated when the graph runs. */
    private static Value computed(Value gradient, Value operand) {
        Value summed = gradient;
        int extra = gradient.rank() - operand.rank();
        if (extra > 0) {
            summed = gradient.reduceSum(
                    false, java.util.stream.LongStream.range(0, extra).toArray());
        }
        Graph graph = gradient.graph();
        Value single = operand.shapeOf().equal(graph.constant(DType.INT64, 1));
        Value axes = graph.apply("NonZero", Attributes.NONE, single).squeeze(0);
        Attributes kept = Attributes.of("keepdims", 1).with("noop_with_empty_axes", 1);
        Value result = graph.apply("ReduceSum", kept, summed, axes);
        return graph.apply("Reshape", Attributes.NONE, result, operand.shapeOf());
    }

    /** Over images first the pixels, then the batch: faster than both at once. */
    private static Value sum(Value gradient, long[] axes) {
        if (gradient.rank() == 4 && axes.length == 3 && axes[0] == 0 && axes[1] == 2) {
            return gradient.reduceSum(true, 2, 3).reduceSum(true, 0);
        }
        return gradient.reduceSum(true, axes);
    }

    /** A derivative that is the same for elements that it was not repeated for. */
    private static Value expanded(Value gradient, Value operand) {
        return gradient.expandLike(operand);
    }

    /** The shape of a gradient must be that of what it is for; scalars and broadcast ones are repeated. */
    static Value like(Value gradient, Value of) {
        if (gradient == null || gradient.shape().equals(of.shape())) {
            return gradient;
        }
        Shape both = gradient.shape().broadcast(of.shape());
        return both != null && both.equals(of.shape()) ? gradient.expandLike(of) : gradient;
    }
}
