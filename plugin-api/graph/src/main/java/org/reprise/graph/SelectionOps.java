package org.reprise.graph;

import static org.reprise.graph.Operator.grads;
import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;

/** What picks or orders elements by their content. */
final class SelectionOps {
    private SelectionOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("Compress", single(SelectionOps::compress).composed(node -> {
            Value x = node.input(0);
            Value places =
                    x.graph().apply("NonZero", Attributes.NONE, node.input(1)).squeeze(0);
            boolean flat = !node.attributes().has("axis");
            return flat
                    ? x.reshape(-1).gather(places, 0)
                    : x.gather(places, node.attributes().integer("axis", 0));
        }));
        all.accept("Unique", several(SelectionOps::unique));
        all.accept(
                "ReverseSequence",
                single(call -> call.type(0))
                        .derivative((node, g) -> grads(
                                g.graph()
                                        .apply(
                                                "ReverseSequence",
                                                node.attributes(),
                                                Shapes.like(g, node.output(0)),
                                                node.input(1)),
                                null)));
        all.accept(
                "NonMaxSuppression",
                single(call -> new TensorType(DType.INT64, new Shape(List.of(Dim.unknown(), Dim.of(3)))))
                        .flat());
    }

    private static TensorType compress(Call call) {
        if (!call.attributes().has("axis")) {
            return call.type(0).with(new Shape(List.of(Dim.unknown())));
        }
        int axis = call.axis("axis", 0, call.shape(0).rank());
        return call.type(0).with(call.shape(0).with(axis, Dim.unknown()));
    }

    private static List<TensorType> unique(Call call) {
        Dim count = Dim.unknown();
        Shape shape = new Shape(List.of(count));
        Dim all = call.shape(0).elements();
        if (call.attributes().has("axis")) {
            int axis = call.axis("axis", 0, call.shape(0).rank());
            all = call.shape(0).dim(axis);
            shape = call.shape(0).with(axis, count);
        }
        TensorType index = new TensorType(DType.INT64, new Shape(List.of(count)));
        return List.of(call.type(0).with(shape), index, index.with(new Shape(List.of(all))), index)
                .subList(0, call.outputs());
    }
}
