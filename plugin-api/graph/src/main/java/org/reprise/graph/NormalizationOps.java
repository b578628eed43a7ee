package org.reprise.graph;

import static org.reprise.graph.Operator.several;
import static org.reprise.graph.Operator.single;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Normalisation by mean and variance. */
final class NormalizationOps {
    private NormalizationOps() {}

    static void register(BiConsumer<String, Operator> all) {
        all.accept(
                "BatchNormalization",
                several(NormalizationOps::batchTypes)
                        .derivatives((node, g) -> g.get(0) == null
                                ? List.of()
                                : Gradients.through(batch(node), g.get(0), node.inputs())));
        all.accept("InstanceNormalization", single(call -> call.type(0)).composed(node -> {
            Value x = node.input(0);
            long[] axes = LongStream.range(2, x.rank()).toArray();
            Value y = x.standardised(node.attributes().number("epsilon", 1e-5), axes);
            return y.mul(channels(node.input(1), x)).add(channels(node.input(2), x));
        }));
        all.accept(
                "LayerNormalization",
                several(NormalizationOps::layerTypes)
                        .derivatives(
                                (node, g) -> Gradients.through(layer(node).subList(0, g.size()), g, node.inputs())));
        all.accept("MeanVarianceNormalization", single(call -> call.type(0)).composed(node -> {
            long[] axes = node.attributes().integers("axes", 0, 2, 3);
            return node.input(0).standardised(1e-9, axes);
        }));
    }

    /** A vector over channels, to be broadcast over {@code [N, C, spatial...]}. */
    static Value channels(Value vector, Value x) {
        return x.rank() == 2
                ? vector
                : vector.unsqueeze(LongStream.rangeClosed(1, x.rank() - 2).toArray());
    }

    private static List<TensorType> batchTypes(Call call) {
        for (int i = 1; i < 5; i++) {
            if (call.shape(i).rank() != 1
                    || !call.shape(i).dim(0).agrees(call.shape(0).dim(1))) {
                throw call.fail("scale, bias, mean and variance must be vectors over the "
                        + call.shape(0).dim(1) + " channels");
            }
        }
        TensorType channel = call.type(3);
        List<TensorType> all = List.of(call.type(0), channel, channel);
        return all.subList(0, Math.min(call.outputs(), 3));
    }

    private static Value batch(Node node) {
        if (node.attributes().integer("training_mode", 0) == 1) {
            throw new GraphException("no derivative is taken through " + node
                    + " in training mode, whose kernel overwrites its inputs: use the layer for batch normalisation");
        }
        Value x = node.input(0);
        Value scale = node.input(4)
                .add(node.attributes().number("epsilon", 1e-5))
                .sqrt()
                .reciprocal()
                .mul(node.input(1));
        return x.sub(channels(node.input(3), x)).mul(channels(scale, x)).add(channels(node.input(2), x));
    }

    private static List<TensorType> layerTypes(Call call) {
        Shape shape = call.shape(0);
        int axis = call.axis("axis", -1, shape.rank());
        Shape reduced = shape;
        for (int i = axis; i < shape.rank(); i++) {
            reduced = reduced.with(i, Dim.of(1));
        }
        TensorType statistic = call.type(0).with(reduced);
        return List.of(call.type(0), statistic, statistic).subList(0, call.outputs());
    }

    /** The result, the mean and the reciprocal of the standard deviation. */
    private static List<Value> layer(Node node) {
        Value x = node.input(0);
        int axis = x.shape().axis((int) node.attributes().integer("axis", -1));
        long[] axes = LongStream.range(axis, x.rank()).toArray();
        double epsilon = node.attributes().number("epsilon", 1e-5);
        Value y = x.standardised(epsilon, axes).mul(node.input(1));
        Value mean = x.reduceMean(true, axes);
        Value variance = x.sub(mean).square().reduceMean(true, axes);
        return List.of(
                node.input(2) == null ? y : y.add(node.input(2)),
                mean,
                variance.add(epsilon).sqrt().reciprocal());
    }
}
