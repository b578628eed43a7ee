package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;

/** What puts elements at indices. */
final class ScatterOps {
    private ScatterOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept(
                "ScatterElements",
                single(call -> {
                            if (!call.shape(1).agrees(call.shape(2))) {
                                throw call.fail("indices and updates must have the same shape");
                            }
                            return call.type(0);
                        })
                        .derivative(ScatterOps::elementsGradient));
        all.accept("ScatterND", single(call -> call.type(0)).derivative(ScatterOps::ndGradient));
    }

    /** {@code target} with {@code updates} added at indices along an axis; indices may repeat. */
    static Value addElements(Value target, Value indices, Value updates, long axis) {
        return target.graph()
                .apply(
                        "ScatterElements",
                        Attributes.of("axis", axis).with("reduction", "add"),
                        target,
                        indices,
                        Shapes.like(updates, indices.cast(updates.dtype())));
    }

    private static boolean adds(Node node) {
        String reduction = node.attributes().string("reduction", "none");
        if (!reduction.equals("none") && !reduction.equals("add")) {
            throw new GraphException("no derivative is known through " + node + " with reduction " + reduction);
        }
        return reduction.equals("add");
    }

    private static List<Value> elementsGradient(Node node, Value given) {
        Value g = Shapes.like(given, node.output(0));
        Value indices = node.input(1);
        long axis = node.attributes().integer("axis", 0);
        Value byUpdates = g.gatherElements(indices, axis);
        Value byData = adds(node)
                ? g
                : g.graph()
                        .apply(
                                "ScatterElements",
                                Attributes.of("axis", axis),
                                g,
                                indices,
                                node.input(2).zeros());
        return grads(byData, null, byUpdates);
    }

    private static List<Value> ndGradient(Node node, Value given) {
        Value g = Shapes.like(given, node.output(0));
        Value indices = node.input(1);
        Value byUpdates = g.graph().apply("GatherND", Attributes.NONE, g, indices);
        Value byData = adds(node)
                ? g
                : g.graph()
                        .apply(
                                "ScatterND",
                                Attributes.NONE,
                                g,
                                indices,
                                node.input(2).zeros());
        return grads(byData, null, byUpdates);
    }

    /** Positions in row-major order of index vectors on the last axis. */
    static Value linear(Value indices, Shape lengths) {
        long[] strides = new long[lengths.rank()];
        long[] sizes = lengths.toArray();
        long stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        Graph graph = indices.graph();
        Value size = graph.vector(sizes);
        Value wrapped = indices.less(graph.constant(DType.INT64, 0)).where(indices.add(size), indices);
        return wrapped.mul(graph.vector(strides)).reduceSum(false, -1);
    }
}
