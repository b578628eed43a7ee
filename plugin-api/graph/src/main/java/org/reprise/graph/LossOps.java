package org.reprise.graph;

import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** ONNX's loss operators, for imported models. */
final class LossOps {
    private LossOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept("SoftmaxCrossEntropyLoss", several(LossOps::types).derivatives((node, g) -> {
            Value logarithms = node.input(0).logSoftmax(1);
            Value second = node.outputs().size() > 1 ? g.get(1) : null;
            return Gradients.through(
                    List.of(loss(node, logarithms), logarithms), Arrays.asList(g.get(0), second), node.inputs());
        }));
        all.accept(
                "NegativeLogLikelihoodLoss",
                single(call -> types(call).get(0)).composed(node -> loss(node, node.input(0))));
    }

    private static List<TensorType> types(Call call) {
        Shape scores = call.shape(0);
        Shape each = scores.slice(0, 1).concat(scores.slice(2, scores.rank()));
        if (!each.agrees(call.shape(1))) {
            throw call.fail("labels must have the shape of the scores without their axis 1");
        }
        boolean whole = !call.attributes().string("reduction", "mean").equals("none");
        TensorType loss = call.type(0).with(whole ? Shape.SCALAR : each);
        return call.outputs() == 1 ? List.of(loss) : List.of(loss, call.type(0));
    }

    private static Value loss(Node node, Value logarithms) {
        Graph graph = logarithms.graph();
        long classes = logarithms.shape().size(1);
        long[] numbers = new long[(int) classes];
        Arrays.setAll(numbers, i -> i);
        long[] shape = new long[logarithms.rank()];
        Arrays.fill(shape, 1);
        shape[1] = classes;
        Value labels = node.input(1).cast(DType.INT64).unsqueeze(1);
        Value oneHot = labels.equal(graph.constant(Tensor.of(numbers, shape))).cast(logarithms.dtype());
        if (node.input(2) != null) {
            oneHot = oneHot.mul(NormalizationOps.channels(node.input(2), logarithms));
        }
        if (node.attributes().has("ignore_index")) {
            Value ignored = graph.constant(DType.INT64, node.attributes().integer("ignore_index", 0));
            oneHot = oneHot.mul(labels.equal(ignored).not().cast(logarithms.dtype()));
        }
        Value each = logarithms.mul(oneHot).reduceSum(false, 1).neg();
        return switch (node.attributes().string("reduction", "mean")) {
            case "none" -> each;
            case "sum" -> each.sum();
            default -> each.sum().div(oneHot.sum());
        };
    }
}
